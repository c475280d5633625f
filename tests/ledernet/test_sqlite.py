"""Searching as Danes do, on both databases."""

import pytest

from organisation.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.mark.parametrize(
    ("words", "found"),
    [("ØGAARD", True), ("øga", True), ("100%", False), ("_le", False), ("ole øgaard", True), ("\\", False)],
)
def test_capitals_do_not_matter_and_signs_are_themselves(words, found):
    Person.objects.create(name="Ole Øgaard")
    assert Person.objects.filter(name__icontains=words).exists() is found


def test_a_sign_that_is_there_is_found():
    Person.objects.create(name="100% A_B\\C")
    for words in ("100%", "a_b", "\\c", "0% A"):
        assert Person.objects.filter(name__icontains=words).count() == 1
    assert Person.objects.filter(name__icontains="a%b").count() == 0


def test_what_is_missing_is_like_nothing():
    Person.objects.create(name="Uden nummer")
    assert Person.objects.filter(hr_id__icontains="").count() == 0
    assert Person.objects.exclude(hr_id__icontains="x").count() == 1

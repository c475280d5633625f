"""The Danish alphabet."""

import pytest

from organisation.models import Person
from organisation.rules.sorting import compare_danish, danish_key


def test_ae_oe_and_aa_come_last_and_double_a_is_one_of_them():
    names = ["Åse", "Zoe", "Ole", "Øjvind", "Ævar", "Adam", "Änder", "Ülla", "Yrsa", "Aalborg"]
    ordered = ["Adam", "Ole", "Ülla", "Yrsa", "Zoe", "Änder", "Ævar", "Øjvind", "Aalborg", "Åse"]
    assert sorted(names, key=danish_key) == ordered


@pytest.mark.parametrize(("one", "other", "order"), [("a", "b", -1), ("å", "ø", 1), ("bo", "bo", 0), ("Bo", "bob", -1)])
def test_comparing_says_before_with_or_after(one, other, order):
    assert compare_danish(one, other) == order


@pytest.mark.database
def test_the_database_sorts_names_as_danes_do(db):
    for name in ["Åse Ø", "Aage B", "Ole", "Ørsted", "Ærø", "Zenia", "Anna", "bo", "Bodil"]:
        Person.objects.create(name=name)
    assert list(Person.objects.values_list("name", flat=True)) == [
        "Anna",
        "bo",
        "Bodil",
        "Ole",
        "Zenia",
        "Ærø",
        "Ørsted",
        "Aage B",
        "Åse Ø",
    ]

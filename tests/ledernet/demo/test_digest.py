"""The same size, seed and day give the same demo, whatever the database has numbered before."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.transaction import atomic, set_rollback

pytestmark = pytest.mark.django_db


def digest_of(seed, history="none", on=date(2026, 11, 24)):
    """The digest of a small demo that is loaded and taken back."""
    out = StringIO()
    with atomic():
        call_command("demo", size="small", seed=seed, on=on, history=history, stdout=out)
        set_rollback(True)
    return json.loads(out.getvalue().splitlines()[-1])["digest"]


@pytest.mark.thorough
def test_same_arguments_give_the_same_digest(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    assert digest_of(7) == digest_of(7)


@pytest.mark.thorough
def test_a_full_history_gives_the_same_digest_too(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    assert digest_of(7, "full") == digest_of(7, "full")


@pytest.mark.thorough
@pytest.mark.parametrize("on", [date(2026, 11, 30), date(2026, 12, 24), date(2027, 1, 1), date(2027, 3, 28)])
def test_the_demo_loads_on_holidays_and_the_days_around_them(settings, tmp_path, on):
    settings.VAR_DIR = tmp_path
    assert len(digest_of(1, on=on)) == 64

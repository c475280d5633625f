"""The same size, seed and day give the same demo, whatever the database has numbered before."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.transaction import atomic, set_rollback

from networks.models import Meeting, Programme, Scenario
from networks.rules.programmes import State

pytestmark = pytest.mark.django_db


def digest_of(seed):
    """The digest of a small demo that is loaded and taken back."""
    out = StringIO()
    with atomic():
        call_command("demo", size="small", seed=seed, on=date(2026, 11, 24), history="none", stdout=out)
        set_rollback(True)
    return json.loads(out.getvalue().splitlines()[-1])["digest"]


def test_same_arguments_give_the_same_digest(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    assert digest_of(7) == digest_of(7)


def test_full_history_comes_first_and_ended_networks_have_no_meetings_of_today(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    call_command("demo", size="small", seed=6, on=date(2026, 5, 17), history="full", stdout=StringIO())
    assert Programme.objects.filter(state=State.ENDED).count() == 3
    assert not Meeting.objects.filter(network__programme__state=State.ENDED).exists()
    drafts = Scenario.objects.filter(programme__state=State.RUNNING, state="draft")
    assert all(draft.problem["history"] for draft in drafts)

"""The demo's years before: what HR exported then, imported then, ends in the same organisation as one import today."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from ledernet.demo.digest import digest
from ledernet.demo.files import rows, write_rows
from ledernet.demo.history import past_days
from ledernet.demo.lived import as_exported
from ledernet.demo.loading import import_files
from ledernet.demo.stage import Stage
from networks.models import Meeting, Membership, Programme, Scenario
from networks.queries.problem import problem_of
from networks.rules.programmes import State
from organisation.models import AuditEntry, Letter
from organisation.rules.letters import State as LetterState

pytestmark = pytest.mark.django_db
ON = date(2026, 5, 17)


@pytest.fixture
def lived(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    call_command("demo", size="small", seed=6, on=ON, history="full", stdout=StringIO())


@pytest.mark.parametrize("seed", [1, 2])
def test_the_organisation_is_the_same_whether_it_was_lived_or_told(tmp_path, db, seed):
    stage, sheets = Stage(ON, seed), rows(size="small", seed=seed, on=ON)
    digests = []
    for days in ([*past_days(ON), ON], [ON]):
        with transaction.atomic():
            for day in days:
                import_files(write_rows(tmp_path, as_exported(sheets, day)), stage.clock(day, 9))
            import_files(write_rows(tmp_path, sheets), stage.clock(ON, 10))
            digests.append(digest())
            transaction.set_rollback(True)
    assert digests[0] == digests[1]


def test_an_export_of_that_day_knows_nothing_of_what_came_later():
    day = ON - timedelta(days=730)
    sheets = as_exported(rows(size="small", seed=1, on=ON), day)
    for name, column in (("Enheder", "fra"), ("Personer", "ansat_fra"), ("Stillinger", "fra")):
        assert max(row[column] for row in sheets[name]) <= str(day)
    for name, column in (("Enheder", "til"), ("Personer", "ansat_til"), ("Stillinger", "til")):
        assert max(row[column] for row in sheets[name]) < str(day)
    assert max(row["orlov_fra"] for row in sheets["Personer"]) <= str(day)


@pytest.mark.thorough
def test_each_year_has_its_import_and_its_round_on_their_days(lived):
    imports = AuditEntry.objects.filter(kind="organisation.import").order_by("pk")
    assert [row.key for row in imports] == [str(day) for day in (*past_days(ON), ON)]
    assert [str(row.at.date()) for row in imports] == [row.key for row in imports]
    verbs = AuditEntry.objects.filter(verb__in=("set_up_programme", "publish_composition", "end_programme"))
    told = [(row.verb, row.at.year) for row in verbs.order_by("at")]
    for year in (2023, 2024, 2025):
        assert ("publish_composition", year) in told
    assert ("set_up_programme", 2023) in told
    assert [year for verb, year in told if verb == "end_programme"] == [2025, 2025]


@pytest.mark.thorough
def test_people_left_between_the_rounds_and_the_rest_stayed_to_the_end(lived):
    ended = Membership.objects.filter(network__programme__state=State.ENDED)
    assert ended.count() > 60
    assert not ended.filter(ends__isnull=True).exists()
    assert AuditEntry.objects.filter(verb="end_membership", at__lt="2026-01-01T00:00+01:00").exists()
    assert not Meeting.objects.filter(network__programme__state=State.ENDED).exists()


@pytest.mark.thorough
def test_nothing_of_the_past_waits_and_the_open_proposals_stand(lived):
    waiting = Letter.objects.filter(state=LetterState.WAITING)
    templates = {"invitation", "moved", "sheet_signature", "sounding_asked"}
    assert set(waiting.values_list("template", flat=True)) == templates
    drafts = Scenario.objects.filter(programme__state=State.RUNNING, state="draft")
    assert len(drafts) == 2
    assert all(draft.problem["history"] and draft.problem == problem_of(draft) for draft in drafts)
    assert Programme.objects.filter(state=State.ENDED).count() == 2

"""The second professional programme of the demo: brought in from a file, decided about, and alive since."""

import pytest

from ledernet.demo.brought_in import ELDERLY, MEASURED_BY, RULES, WHY
from ledernet.demo.gatherings import latest_held, next_ahead
from ledernet.demo.personas import DIRECTOR, FACILITATOR
from ledernet.demo.stage import Stage
from networks.models import Decision, Network, Programme, Sheet
from networks.queries.health import signs_of
from networks.rules.criteria import Verdict
from networks.rules.cycle import Band, Choice, State
from networks.rules.programmes import Kind
from networks.rules.questions import QUESTIONS
from networks.rules.sheets import State as SheetState
from organisation.models import AuditEntry
from tests.ledernet.demo.day import ON

pytestmark = pytest.mark.usefixtures("small")


def networks():
    return Network.objects.filter(programme__name=ELDERLY["name"]).order_by("pk")


def test_two_professional_programmes_run_each_with_networks_and_purposes_of_its_own():
    running = Programme.objects.filter(kind=Kind.PROFESSIONAL, state="running").order_by("pk")
    assert [(one.attendance, list(one.fields.values_list("name", flat=True))) for one in running] == [
        ("voluntary", ["skole"]),
        ("mandatory", ["ældre"]),
    ]
    assert [one.networks.filter(ends=None).count() for one in running] == [2, 2]
    assert [(row.purpose, row.words) for row in running[1].purposes.all()] == WHY


def test_its_networks_came_from_a_file_with_those_who_have_left():
    brought = [row.after["networks"] for row in AuditEntry.objects.filter(verb="import_networks")]
    assert [one.pk for one in networks()] in brought
    for network in networks():
        assert network.memberships.filter(ends=None).count() >= ELDERLY["smallest"]
        assert network.memberships.filter(ends__lt=ON).exists()
        assert network.facilitator is not None
    assert networks()[0].facilitator.person.email == FACILITATOR


def test_its_sheet_is_signed_and_made_known():
    sheet = Sheet.objects.get(programme__name=ELDERLY["name"])
    assert (sheet.state, sheet.signer.email) == (SheetState.PUBLISHED, DIRECTOR)
    assert set(sheet.answers.values_list("question", flat=True)) == {question.key for question in QUESTIONS}


def test_one_goes_on_and_one_is_adjusted_both_between_two_and_four_years():
    decided = Decision.objects.filter(network__in=networks()).order_by("network_id")
    assert [one.choice for one in decided] == [Choice.CONTINUE, Choice.ADJUST]
    signs = signs_of(
        list(networks().select_related("programme", "facilitator__person")), Stage(ON, 1).clock(ON, 12), ON
    )
    assert {(one.course.band(ON), one.course.state) for one in signs.values()} == {(Band.RIPE, State.RUNNING)}
    judged = [[one.verdict for one in each.judged] for each in signs.values()]
    assert [len(verdicts) for verdicts in judged] == [len(MEASURED_BY)] * 2
    assert not [verdict for verdicts in judged for verdict in verdicts if verdict is Verdict.MET]


def test_they_have_rules_minutes_a_step_and_a_meeting_ahead():
    stage = Stage(ON, 1)
    minutes = []
    for network in networks():
        assert network.house_rules.get().rules == [*RULES]
        held = latest_held(stage, network)
        assert held.outcomes.get().owner in [one.person for one in network.memberships.filter(ends=None)]
        assert held.presences.exists()
        assert next_ahead(stage, network).appointment.starts.date() > ON
        minutes.append(held.minutes)
    assert len(set(minutes)) == len(minutes) == 2

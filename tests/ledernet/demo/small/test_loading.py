"""The demo loads itself through the product: the same arguments, the same municipality."""

from datetime import date, datetime, time, timedelta

import pytest
from django.core.management import CommandError, call_command

from ledernet.demo.personas import MAILS, login_lines, personas
from ledernet.tasks.demo import load_history
from networks.actions.scenarios import weigh
from networks.models import Decision, Meeting, Membership, Network, Programme, Scenario
from networks.queries.cycle import life_of
from networks.queries.problem import problem_of
from networks.rules import cycle
from networks.rules.composition import State
from networks.rules.cycle import Call, Choice
from networks.rules.programmes import State as ProgrammeState
from organisation.models import Account, AuditEntry, Holding, Job, Letter, Person
from organisation.queries.people import leaders_on, standing_of
from organisation.rules.calendar import COPENHAGEN
from organisation.rules.jobs import State as JobState
from organisation.rules.letters import State as LetterState
from tests.ledernet.demo.day import ON


def test_small_demo_says_what_it_holds(small):
    assert small["people"] == 300
    assert small["leaders"] == len(leaders_on(ON))
    assert 40 <= small["leaders"] <= 50
    assert len(small["digest"]) == 64


def test_everything_was_done_by_verbs_and_nobody_can_sign_in_with_a_password(small):
    verbs = set(AuditEntry.objects.values_list("verb", flat=True))
    assert verbs >= {
        "apply_import",
        "open_account",
        "grant_role",
        "form_group",
        "set_up_programme",
        "publish_composition",
        "book_meeting",
        "answer_invitation",
        "move_meeting",
        "queue_job",
    }
    assert not any(account.has_usable_password() for account in Account.objects.all())


def test_four_programmes_run_and_two_proposals_are_open(small):
    assert Programme.objects.filter(state=ProgrammeState.RUNNING).count() == 4
    assert Scenario.objects.filter(state=State.PUBLISHED).count() == 2
    drafts = Scenario.objects.filter(state=State.DRAFT)
    assert [draft.letter for draft in drafts] == ["A", "B"]
    assert all(draft.assignment and not draft.figures["violations"] for draft in drafts)


def test_mette_sits_in_the_network_that_jonas_runs_and_has_a_meeting_to_answer(small):
    network = Network.objects.get(memberships__person__email=MAILS["leader"])
    assert network.name == "Fjord"
    assert network.facilitator.person.email == MAILS["facilitator"]
    coming = Meeting.objects.filter(network=network, appointment__starts__gt="2026-11-25T00:00+01:00")
    ahead = coming.earliest("appointment__starts")
    assert ahead.appointment.invitees.get(person__email=MAILS["leader"]).answer == "needs-action"


def test_newly_hired_leaders_and_those_left_out_have_no_network_yet(small):
    across = Programme.objects.get(name="Ledernetværk på tværs")
    places = Membership.objects.filter(network__programme=across, ends=None)
    seated = set(places.values_list("person_id", flat=True))
    without = {card.person for card in leaders_on(ON) if card.level in across.levels} - seated
    assert seated.isdisjoint(across.exclusions.values_list("person_id", flat=True))
    assert any(card.person in without and card.since > across.starts for card in leaders_on(ON))


def test_only_letters_of_this_morning_wait(small):
    waiting = Letter.objects.filter(state=LetterState.WAITING)
    assert set(waiting.values_list("template", flat=True)) == {
        "invitation",
        "moved",
        "sheet_signature",
        "sounding_asked",
    }
    assert Letter.objects.filter(state=LetterState.SENT).count() > 100


def test_personas_are_who_they_play(small):
    standing = {role: standing_of(Person.objects.get(email=mail), ON) for role, mail in MAILS.items()}
    assert standing["hr"].is_hr
    assert standing["leader"].leads
    assert standing["director"].directs
    assert standing["facilitator"].roles == {"facilitator"}
    assert not standing["employee"].leads
    assert not standing["respondent"].leads
    assert [persona.role for persona in personas()] == list(MAILS)


@pytest.mark.thorough
def test_history_comes_behind_and_stays_out_of_the_outbox(small):
    job = Job.objects.get(kind="demo_history")
    assert job.state == JobState.QUEUED
    before = Letter.objects.filter(state=LetterState.WAITING).count()
    load_history(job.pk)
    job.refresh_from_db()
    assert (job.state, job.error) == (JobState.DONE, "")
    earlier = Programme.objects.get(name="Frivillige ledernetværk", state=ProgrammeState.ENDED)
    assert earlier.scenarios.filter(state=State.PUBLISHED).count() == 3
    assert set(earlier.networks.values_list("state", flat=True)) == {"wound_down"}
    assert not Network.objects.on(ON).filter(programme__state=ProgrammeState.ENDED).exists()
    assert Letter.objects.filter(state=LetterState.WAITING).count() == before


@pytest.mark.thorough
def test_with_the_years_before_the_open_proposals_are_composed_again_unless_somebody_works_on_them(small):
    job = Job.objects.get(kind="demo_history")
    mine, hers = Scenario.objects.filter(state=State.DRAFT).order_by("pk")
    met = len(mine.problem["history"])
    hers = weigh(scenario=hers, words={}, version=hers.version, by=None, at=hers.made_at)
    load_history(job.pk)
    mine.refresh_from_db()
    assert len(mine.problem["history"]) == met + 3
    assert mine.problem == problem_of(mine)
    assert Scenario.objects.get(pk=hers.pk).version == hers.version


def test_a_database_with_people_is_refused_and_quietly_left_alone_when_asked(small, capsys):
    with pytest.raises(CommandError, match="empty database"):
        call_command("demo", size="small", on=ON)
    holdings = Holding.objects.count()
    call_command("demo", size="small", on=ON, when_empty=True)
    assert (capsys.readouterr().out, Holding.objects.count()) == ("", holdings)


def test_links_of_personas_are_made_in_demo_mode_only(small, settings):
    settings.DEMO = False
    assert login_lines() == []


def test_a_trial_ends_next_week_and_can_be_decided_about(small):
    network = Network.objects.get(state=cycle.State.TRIAL)
    life = life_of(network, datetime.combine(ON, time(12), COPENHAGEN), ON)
    assert (life.call, network.trial_ends) == (Call.SOON, date(2026, 12, 2))
    assert life.fresh is not None
    assert len(life.criteria) == 3


def test_one_winds_down_and_still_meets(small):
    network = Network.objects.get(state=cycle.State.WOUND_DOWN)
    assert network.ends > ON
    assert network.memberships.filter(ends=network.ends).exists()
    assert Decision.objects.get(network=network).choice == Choice.WIND_DOWN


def test_one_was_begun_anew_and_is_past_four_years(small):
    network = Network.objects.get(name="Direktionen")
    assert network.origin.state == cycle.State.RESTARTED
    assert network.origin.ends + timedelta(days=1) == network.starts
    assert network.memberships.count() >= 3
    life = life_of(network, datetime.combine(ON, time(12), COPENHAGEN), ON)
    assert (life.call, life.needs_dialogue) == (Call.STAND, True)


def test_the_heads_own_network_was_redesigned_into_the_one_across(small):
    network = Network.objects.get(name="Chefkredsen")
    decision = Decision.objects.get(network=network)
    assert (network.state, decision.choice) == (cycle.State.REDESIGNED, Choice.REDESIGN)
    assert network.ends + timedelta(days=1) == decision.programme.starts
    assert network.programme.state == ProgrammeState.ENDED

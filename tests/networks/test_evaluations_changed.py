"""An open evaluation whose last day is moved, or that is withdrawn; and two evaluations too close to each other."""

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluation import keyfiles
from evaluation.actions.closing import close_round
from evaluation.actions.telling import send_invitations
from evaluation.models import Invitation, ReleasedFigure, Round, SealedBallot
from evaluation.queries.rounds import rules_digest
from evaluation.rules.rounds import State
from evaluation.tasks.rounds import look_after_rounds
from ledernet.templatetags.ledernet import danish_day
from networks.actions.evaluations import evaluate_networks, move_closing, withdraw_evaluation
from networks.models import Evaluation
from networks.queries.evaluations import evaluation_page
from networks.rules.evaluations import demand_moved
from organisation.models import AuditEntry, Letter
from organisation.rules.refusals import Refused
from tests.evaluation.world import add_teams, answer_all
from tests.networks.evaluated_world import add_vig, figured
from tests.networks.views.test_lives import words
from tests.world import NOW, TODAY, typed

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LAST = TODAY + 14 * DAY


@pytest.fixture
def evaluation(world):
    """Vig's eight members have been asked, until two weeks from now."""
    add_vig(add_teams(world))
    found = asked(world, LAST)
    send_invitations(round=found.round, by=None, at=NOW)
    Letter.objects.all().delete()
    return found


def end_of(day):
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


def asked(world, last, at=NOW):
    facts = {"programme": world.things.programme, "networks": [world.things.vig], "by": world.hr}
    return evaluate_networks(deadline=end_of(last), at=at, **facts)


def moved(world, evaluation, day, at=NOW):
    return move_closing(evaluation=evaluation, deadline=end_of(day), by=world.hr, at=at)


def address(name, evaluation):
    return reverse(f"networks:{name}", args=[evaluation.pk])


def last_of(evaluation):
    return timezone.localdate(Round.objects.get(pk=evaluation.round_id).deadline)


@pytest.mark.parametrize("days", [1, 30, 60])
def test_the_last_day_is_moved_sealed_anew_and_told_to_everybody_asked(world, evaluation, days):
    answer_all(Round.objects.get(pk=evaluation.round_id), 4, "", at=NOW)
    found = moved(world, evaluation, TODAY + days * DAY)
    round = Round.objects.get(pk=evaluation.round_id)
    assert (last_of(evaluation), round.rules_digest) == (TODAY + days * DAY, rules_digest(round))
    assert found.shortened == (days < 14)
    assert Letter.objects.filter(template="circle_moved").values("person").distinct().count() == 8
    close_round(round=round, by=None, at=round.deadline + DAY)
    assert ReleasedFigure.objects.filter(round=round, n__gte=5).exists()


def test_a_reminder_that_is_to_come_keeps_its_distance(world, evaluation):
    before = evaluation.round.remind_at
    moved(world, evaluation, LAST + 10 * DAY)
    assert Round.objects.get(pk=evaluation.round_id).remind_at == before + 10 * DAY
    moved(world, evaluation, TODAY + DAY)
    assert Round.objects.get(pk=evaluation.round_id).remind_at is None


@pytest.mark.parametrize(
    ("to", "shortened", "told"),
    [
        (14, False, "Det er allerede den sidste dag."),
        (0, False, "Vælg tidligst i morgen"),
        (61, False, "højst 60 dage"),
        (5, True, "Nu kan den kun flyttes til senere."),
        (5, False, None),
        (60, True, None),
    ],
)
def test_the_law_of_moving_asks_for_days_and_never_for_answers(to, shortened, told):
    facts = (LAST, TODAY + to * DAY, TODAY, TODAY)
    if told is None:
        demand_moved(*facts, was_shortened=shortened)
    else:
        with pytest.raises(Refused, match=told) as refused:
            demand_moved(*facts, was_shortened=shortened)
        assert refused.value.field == "last_day"


@pytest.mark.parametrize("answers", [0, 4, 5, 8])
def test_moving_to_an_earlier_day_says_nothing_of_how_many_have_answered(world, hr, evaluation, answers):
    round = Round.objects.get(pk=evaluation.round_id)
    answer_all(round, 4, "", at=NOW)
    kept = Invitation.objects.filter(round=round).order_by("pk")[:answers].values_list("pk", flat=True)
    SealedBallot.objects.exclude(invitation__in=list(kept)).delete()
    response = hr.post(address("move_closing", evaluation), {"last_day": typed(TODAY + DAY)})
    assert response.url == address("evaluation", evaluation)
    page = words(hr.get(address("evaluation", evaluation)))
    assert "Det vises ikke længere, fordi den sidste dag er rykket frem." in page
    assert str(evaluation_page(evaluation, "da", TODAY).standing.turnout).capitalize() not in page
    assert Letter.objects.filter(template="circle_moved").count() == 8


def test_what_cannot_be_is_said_at_the_field_and_nothing_is_lost(hr, evaluation):
    form = hr.post(address("move_closing", evaluation), {"last_day": typed(TODAY)}).context["form"]
    assert form.errors == {"last_day": ["Vælg tidligst i morgen, så alle, der er spurgt, kan nå at svare."]}
    assert form["last_day"].value() == typed(TODAY)
    form = hr.post(address("withdraw_evaluation", evaluation), {"reason": " "}).context["form"]
    assert form.errors == {"reason": ["Skriv, hvorfor evalueringen trækkes tilbage."]}
    assert (last_of(evaluation), Letter.objects.count()) == (LAST, 0)


def test_a_withdrawn_evaluation_has_no_answers_no_key_and_no_figures(world, hr, evaluation):
    round = Round.objects.get(pk=evaluation.round_id)
    answer_all(round, 4, "Flere cases", at=NOW)
    hr.post(address("withdraw_evaluation", evaluation), {"reason": "Spørgsmålene var forkerte."})
    round.refresh_from_db()
    assert (round.state, SealedBallot.objects.count()) == (State.LOST, 0)
    assert (round.sealed_key, round.public_key) == (None, None)
    assert not Invitation.objects.filter(round=round).exclude(token_hash="").exists()
    letters = Letter.objects.filter(template="circle_withdrawn")
    assert (letters.count(), "Spørgsmålene var forkerte." in letters.first().text) == (8, True)
    page = words(hr.get(address("evaluation", evaluation)))
    assert "Evalueringen blev trukket tilbage" in page
    assert "Spørgsmålene var forkerte." in page
    assert "Spørg igen" in page
    assert "trukket tilbage" in words(hr.get(reverse("networks:evaluations", args=[evaluation.programme_id])))
    assert not ReleasedFigure.objects.exists()
    assert asked(world, LAST).pk != evaluation.pk


@pytest.mark.django_db(transaction=True)
def test_the_clock_destroys_the_key_of_what_was_withdrawn_and_writes_to_no_leader(world, evaluation):
    name = evaluation.round.key_name
    withdraw_evaluation(evaluation=evaluation, reason="Forkert dag.", by=world.hr, at=NOW)
    assert keyfiles.is_there(name)
    look_after_rounds()
    assert (keyfiles.is_there(name), Round.objects.get(pk=evaluation.round_id).key_name) == (False, "")
    assert not AuditEntry.objects.filter(verb="tell_given_up").exists()
    assert not Letter.objects.filter(template="evaluation_given_up").exists()


@pytest.mark.parametrize("verb", [moved, lambda world, found, day, at: withdrawn(world, found, at)])
def test_when_the_day_is_over_nothing_can_be_changed(world, evaluation, verb):
    with pytest.raises(Refused, match="Der er lukket for svar"):
        verb(world, evaluation, TODAY + 30 * DAY, at=NOW + 15 * DAY)
    assert (last_of(evaluation), Letter.objects.count()) == (LAST, 0)


def withdrawn(world, evaluation, at):
    return withdraw_evaluation(evaluation=evaluation, reason="For sent.", by=world.hr, at=at)


def test_who_lowers_the_threshold_cannot_hide_it_by_moving_the_day(world, evaluation):
    Round.objects.filter(pk=evaluation.round_id).update(k=6)
    with pytest.raises(Refused, match="Regler eller lister er ændret"):
        moved(world, evaluation, TODAY + 30 * DAY)


def test_two_evaluations_of_a_network_lie_sixty_days_apart(world, evaluation):
    published = figured(Evaluation.objects.get(pk=evaluation.pk)).round.published_on
    at = NOW + 20 * DAY
    with pytest.raises(Refused, match="For Vig er den tidligste sidste dag den") as refused:
        asked(world, published + 59 * DAY, at=at)
    assert refused.value.field == "last_day"
    asked(world, published + 60 * DAY, at=at)


def test_the_form_says_beforehand_which_networks_were_asked_lately(world, hr, evaluation):
    address_of = reverse("networks:evaluate_networks", args=[evaluation.programme_id])
    assert "Evalueret for nylig" not in words(hr.get(address_of))
    published = figured(Evaluation.objects.get(pk=evaluation.pk)).round.published_on
    response = hr.get(address_of)
    assert f"Evalueret for nylig: Vig. Næste gang kan tidligst slutte den {danish_day(published + 60 * DAY)}" in words(
        response
    )
    assert response.context["form"]["last_day"].value() == published + 60 * DAY

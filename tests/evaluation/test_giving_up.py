"""Giving up a round with two keys: what is destroyed, who is told, and what is left in tables and the key folder."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse

from evaluation import keyfiles
from evaluation.actions import giving_up
from evaluation.actions.closing import close_round
from evaluation.actions.forgetting import Busy
from evaluation.actions.giving_up import destroy_key, give_up_round
from evaluation.models import (
    CellSet,
    Invitation,
    ReleasedBars,
    ReleasedComment,
    ReleasedFigure,
    Round,
    SealedBallot,
)
from evaluation.queries.rounds import recently_evaluated, rounds_given_up
from evaluation.rules.rounds import State, TooLate, can_be_given_up
from evaluation.tasks.rounds import look_after_rounds
from organisation.models import AuditEntry, Letter
from organisation.rules.refusals import Refused
from tests.evaluation.pages import at, text_of, with_representative
from tests.evaluation.world import answer, answer_all, drafted, opened
from tests.world import NOW, TODAY

KEYS = ("havnens-gamle-fyr", "fem-blå-cykler")
RELEASED = (CellSet, ReleasedFigure, ReleasedBars, ReleasedComment)


@pytest.fixture
def world(db):
    return with_representative()


@pytest.fixture
def database(monkeypatch):
    """No transaction lets the database rewrite its files: here it only says whether others are at work."""
    found = SimpleNamespace(is_busy=False)

    def forget():
        if found.is_busy:
            raise Busy

    monkeypatch.setattr(giving_up, "let_the_database_forget", forget)
    return found


def late(world, **more) -> Round:
    """A round with two keys whose deadline has passed, in which everybody has answered."""
    round = opened(world, two_keys=True, passphrases=KEYS, **more)
    answer_all(round, words="Godt arbejde")
    Round.objects.update(deadline=NOW - timedelta(hours=1), representative=world.people["employee"])
    round.refresh_from_db()
    round.first_key_name = round.key_name
    return round


def left(round: Round) -> dict[str, object]:
    """What is left of a round's answers, links and keys."""
    round.refresh_from_db()
    return {
        "ballots": SealedBallot.objects.count(),
        "links": Invitation.objects.exclude(token_hash="").count(),
        "keys in the database": [bytes(key) for key in (round.sealed_key, round.public_key) if key],
        "key name": round.key_name,
        "key file": keyfiles.is_there(round.first_key_name),
        "released": [model.objects.count() for model in RELEASED],
    }


NOTHING = {"ballots": 0, "links": 0, "keys in the database": [], "key name": "", "key file": False, "released": [0] * 4}


@pytest.mark.django_db(transaction=True)
def test_nothing_is_left_in_tables_or_the_key_folder(client):
    world = with_representative()
    round = late(world)
    asked = Invitation.objects.count()
    before = left(round)
    assert (before["ballots"], before["links"], before["key file"]) == (asked, asked, True)
    client.force_login(world.hr)
    page = text_of(client.post(at("give_up_round", round.pk), follow=True))
    assert left(round) == NOTHING
    assert (round.state, round.given_up_on, Invitation.objects.count()) == (State.LOST, TODAY, asked)
    assert "Svar, links og nøgle er slettet." in page
    assert "Rundens nøgle er slettet. Der findes ingen kopi af den." in page


def test_the_page_asks_and_says_what_happens_and_to_whom(client, world):
    round = late(world)
    client.force_login(world.hr)
    assert at("give_up_round", round.pk) in text_of(client.get(round.get_absolute_url()))
    page = text_of(client.get(at("give_up_round", round.pk)))
    assert "5 ledere får brev om, at der ingen rapport kommer." in page
    assert "Emil Eriksen får som medarbejderrepræsentant brev om, at du har opgivet runden." in page
    assert SealedBallot.objects.count() == Invitation.objects.count()


def test_the_representative_reads_who_gave_it_up_and_every_leader_that_no_report_comes(world, database):
    round = late(world)
    give_up_round(round=round, by=world.hr, at=NOW)
    assert [letter.person for letter in Letter.objects.all()] == [world.people["employee"]]
    assert f"{world.hr.person.name} fra HR opgav runden." in Letter.objects.get().text
    for _ in range(2):
        look_after_rounds()
    told = Letter.objects.exclude(person=world.people["employee"])
    assert set(told.values_list("template", flat=True)) == {"evaluation_given_up"}
    assert sorted(told.values_list("person", flat=True)) == sorted(round.assessments.values_list("leader", flat=True))
    assert rounds_given_up() == []


def test_every_step_leaves_its_row(world, database):
    round = late(world)
    give_up_round(round=round, by=world.hr, at=NOW)
    look_after_rounds()
    verbs = AuditEntry.objects.filter(verb__in=("give_up_round", "destroy_key", "tell_given_up")).order_by("pk")
    assert list(verbs.values_list("verb", "by")) == [
        ("give_up_round", world.hr.pk),
        ("destroy_key", None),
        ("tell_given_up", None),
    ]


def test_a_key_that_cannot_be_destroyed_at_once_is_destroyed_by_the_clock(client, world, database):
    database.is_busy = True
    round = late(world)
    client.force_login(world.hr)
    page = text_of(client.post(at("give_up_round", round.pk), follow=True))
    assert "Nøglen slettes om lidt." in page
    look_after_rounds()
    assert left(round) == NOTHING | {"key name": round.first_key_name}
    assert Letter.objects.count() == 1
    database.is_busy = False
    look_after_rounds()
    assert left(round) == NOTHING


MAY = [
    (State.OPEN, True, 1, True),
    (State.OPEN, True, 0, False),
    (State.OPEN, False, 1, False),
    (State.DRAFT, True, 1, False),
    (State.CLOSED, True, 1, False),
    (State.PUBLISHED, True, 1, False),
    (State.LOST, True, 1, False),
]


@pytest.mark.parametrize(("state", "two_keys", "seconds", "may"), MAY)
def test_only_a_late_round_that_waits_for_two_passphrases_may_be_given_up(state, two_keys, seconds, may):
    assert can_be_given_up(state, NOW, NOW + timedelta(seconds=seconds), two_keys=two_keys) is may


def test_before_the_deadline_every_answer_stays(client, world):
    round = opened(world, two_keys=True, passphrases=KEYS)
    answered = answer_all(round)
    client.force_login(world.hr)
    page = text_of(client.post(at("give_up_round", round.pk), follow=True))
    assert "først når svarfristen er passeret." in page
    with pytest.raises(Refused):
        give_up_round(round=round, by=world.hr, at=NOW)
    round.refresh_from_db()
    assert (round.state, SealedBallot.objects.count()) == (State.OPEN, answered)
    assert keyfiles.is_there(round.key_name)


def test_afterwards_it_can_neither_be_answered_nor_closed_and_its_links_lead_nowhere(client, world):
    round = late(world)
    invitation = round.invitations.select_related("round__questionnaire").first()
    link = reverse("evaluation:answer", args=[keyfiles.link_token(round.key_name, invitation.pk)])
    give_up_round(round=round, by=world.hr, at=NOW)
    with pytest.raises(TooLate):
        answer(invitation)
    for stale in (round, Round.objects.get()):
        assert close_round(round=stale, by=world.hr, at=NOW, passphrases=KEYS).state == State.LOST
    assert client.get(link).status_code == 404
    assert SealedBallot.objects.count() == 0


def test_the_same_leaders_can_be_evaluated_at_once(world):
    round = late(world)
    give_up_round(round=round, by=world.hr, at=NOW)
    assert recently_evaluated(drafted(world)) == frozenset()


def test_a_key_is_destroyed_only_for_a_round_that_was_given_up(world):
    round = late(world)
    assert destroy_key(round=round, by=None, at=NOW).key_name == round.key_name
    assert keyfiles.is_there(round.key_name)

"""Evaluation rounds for the test municipality: a crowd of employees, a round that opens, answers, a release."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from evaluation.actions.ballots import submit_ballot
from evaluation.actions.closing import close_round
from evaluation.actions.opening import open_round
from evaluation.actions.rounds import make_round
from evaluation.models import Invitation, Round
from evaluation.rules.ballots import item_keys, open_keys
from evaluation.rules.rounds import State
from tests.world import NOW, TODAY, World, make_holding, make_person

TEAMS = {"Havnbjerg": 8, "Åskolen": 6, "Bakkeskolen": 3}


def add_teams(world: World, teams: Mapping[str, int] = TEAMS) -> World:
    """Employees under the leaders of some units; they have been there since long ago."""
    for unit, size in teams.items():
        for number in range(size):
            key = f"{unit[:2].lower()}{number}".replace("å", "aa")
            make_person(world, key, f"{unit} Medarbejder {number:02}")
            make_holding(world, key, unit, level=5, title="medarbejder")
    return world


def rules(**more: Any) -> dict[str, Any]:
    """The rules of a round that asks today's organisation and takes answers for two weeks."""
    deadline = timezone.make_aware(datetime.combine(TODAY + timedelta(days=14), time(23, 59)))
    return {"title": "Efteråret", "on": TODAY, "deadline": deadline} | more


def drafted(world: World, **more: Any) -> Round:
    """A round under preparation."""
    return make_round(rules=rules(**more), by=world.hr, at=NOW)


def opened(world: World, *, passphrases: tuple[str, ...] = (), **more: Any) -> Round:
    """An open round with nobody's answer."""
    return open_round(round=drafted(world, **more), by=world.hr, at=NOW, passphrases=passphrases)


def answer(invitation: Invitation, value: int | None = 4, words: str = "", at: datetime = NOW) -> None:
    """Give the same answer to every question, and the same words to every open one."""
    questions = invitation.round.questionnaire.questions
    submit_ballot(
        invitation=invitation,
        values=dict.fromkeys(item_keys(questions), value),
        words=dict.fromkeys(open_keys(questions), words) if words else {},
        at=at,
    )


def answer_all(round: Round, value: int | None = 4, words: str = "", **only: Any) -> int:
    """Everybody asked answers, or those among them that a filter names; returns how many."""
    invitations = list(Invitation.objects.filter(round=round, **only).select_related("round__questionnaire"))
    for invitation in invitations:
        answer(invitation, value, words)
    return len(invitations)


def closed(round: Round) -> Round:
    """The round closed the day after its deadline."""
    return close_round(round=round, by=None, at=round.deadline + timedelta(days=1))


def published(world: World, **more: Any) -> Round:
    """A published round in which everybody gave a four, for tests whose transaction cannot let the database forget."""
    round = opened(world, **more)
    answer_all(round, words="Godt arbejde")
    closed(round)
    Round.objects.filter(pk=round.pk).update(state=State.PUBLISHED, published_on=round.deadline.date())
    round.refresh_from_db()
    return round

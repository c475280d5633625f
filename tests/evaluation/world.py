"""Evaluation rounds for the test municipality: a crowd of employees, a round that opens, answers, a release."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from evaluation.actions.ballots import submit_ballot
from evaluation.actions.closing import close_round
from evaluation.actions.opening import open_round
from evaluation.actions.rounds import ask_for_review, make_round
from evaluation.models import Invitation, Round
from evaluation.rules.ballots import item_keys, open_keys
from evaluation.rules.rounds import State
from organisation.actions.accounts import grant_role
from organisation.rules.roles import Role
from tests.world import LONG_AGO, NOW, TODAY, World, make_holding, make_person

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


def drafted(world: World, *, at: datetime = NOW, **more: Any) -> Round:
    """A round under preparation."""
    return make_round(rules=rules(**more), by=world.hr, at=at)


def opened(world: World, *, at: datetime = NOW, passphrases: tuple[str, ...] = (), **more: Any) -> Round:
    """An open round with nobody's answer."""
    return open_round(round=drafted(world, at=at, **more), by=world.hr, at=at, passphrases=passphrases)


def answer(invitation: Invitation, value: int | None = 4, words: str = "", at: datetime = NOW) -> None:
    """Give the same answer to every question, and the same words to every open one."""
    questions = invitation.round.questionnaire.questions
    submit_ballot(
        invitation=invitation,
        values=dict.fromkeys(item_keys(questions), value),
        words=dict.fromkeys(open_keys(questions), words) if words else {},
        at=at,
    )


def answer_all(round: Round, value: int | None = 4, words: str = "", at: datetime = NOW, **only: Any) -> int:
    """Everybody asked answers, or those among them that a filter names; returns how many."""
    invitations = list(Invitation.objects.filter(round=round, **only).select_related("round__questionnaire"))
    for invitation in invitations:
        answer(invitation, value, words, at)
    return len(invitations)


def closed(round: Round) -> Round:
    """The round closed the day after its deadline."""
    return close_round(round=round, by=None, at=round.deadline + timedelta(days=1))


def published(world: World, *, at: datetime = NOW, **more: Any) -> Round:
    """A published round in which everybody gave a four, for tests whose transaction cannot let the database forget."""
    round = opened(world, at=at, **more)
    answer_all(round, words="Godt arbejde", at=at)
    closed(round)
    Round.objects.filter(pk=round.pk).update(state=State.PUBLISHED, published_on=round.deadline.date())
    round.refresh_from_db()
    return round


def add_rounds(world: World) -> World:
    """A round published last spring, one under preparation, and one that is open with some answers.

    The employee is asked about the leader, is the representative of the round under preparation, and knows nothing of
    the invitation of a colleague who is asked about the other leader.
    """
    things, past = world.things, NOW - timedelta(days=150)
    employee = world.people["employee"]
    grant_role(person=employee, role=Role.EMPLOYEE_REPRESENTATIVE, starts=LONG_AGO, by=None, at=NOW)
    deadline = past + timedelta(days=14)
    things.published_round = published(world, at=past, title="Foråret", on=past.date(), deadline=deadline)
    draft = drafted(world, title="Næste år", representative=employee)
    things.draft_round = ask_for_review(round=draft, by=world.hr, at=NOW)
    things.open_round = opened(world)
    answer_all(things.open_round, group="employees", assessment__leader=world.people["leader"])
    for name, key in (("assessment", "leader"), ("other_assessment", "other_leader")):
        setattr(things, name, things.published_round.assessments.get(leader=world.people[key]))
    asked = things.open_round.invitations
    things.invitation = asked.get(person=employee)
    things.other_invitation = asked.filter(assessment__leader=world.people["other_leader"], group="employees").first()
    return world

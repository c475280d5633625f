"""Rounds about circles: people rate what they share, as in a network, by the same sealed ballots as leaders are rated.

An upper floor names its circles and keeps the key to the round; here nobody knows what a circle is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from evaluation.actions.opening import open_round
from evaluation.models import Assessment, Invitation, Questionnaire, Round
from evaluation.rules.questionnaires import read_questionnaire
from evaluation.rules.rounds import About, RaterGroup, Visibility
from organisation.actions.audit import record
from organisation.models import Account


@dataclass(frozen=True)
class Circle:
    """One circle: what the upper floor calls it, its name on this day, whose it is, and who is asked (people's ids).

    `inside` is the key of the circle that holds it, so that answers too few to be shown can be added up there.
    """

    key: str
    name: str
    place: str
    members: tuple[int, ...] = ()
    inside: str = ""


def open_circle_round(
    *,
    title: str,
    content: Mapping[str, Any],
    circles: Sequence[Circle],
    deadline: datetime,
    remind_at: datetime | None,
    by: Account | None,
    at: datetime,
) -> Round:
    """Open a round in which members rate their circles; a circle that holds others stands before them in the list.

    `content` is a questionnaire without its version (`docs/questionnaire.md`). The letters follow by the clock.
    """
    with transaction.atomic():
        round = Round.objects.create(
            title=title,
            about=About.CIRCLES,
            questionnaire=version_of(content),
            on=timezone.localdate(at),
            deadline=deadline,
            remind_at=remind_at,
            visibility=Visibility.MEMBERS,
            made_by=by,
            made_at=at,
        )
        ask_members(round, circles)
        facts = {"circles": [circle.key for circle in circles], "deadline": deadline}
        record(verb="open_circle_round", by=by, at=at, on=round, after=facts)
        return open_round(round=round, by=by, at=at)


def version_of(content: Mapping[str, Any]) -> Questionnaire:
    """The version of a questionnaire that asks just this: the newest if nothing has changed, else a new one."""
    newest = Questionnaire.objects.filter(key=content["key"]).order_by("-version").first()
    number = newest.version if newest else 1
    if newest is not None and newest.content == {**content, "version": number}:
        return newest
    fresh = {**content, "version": number + 1 if newest else 1}
    read_questionnaire(fresh)
    return Questionnaire.objects.create(key=content["key"], version=fresh["version"], content=fresh)


def ask_members(round: Round, circles: Sequence[Circle]) -> None:
    """Write the circles down, and ask each one's members. Nobody waits for a report to be told of: the owner tells."""
    made: dict[str, Assessment] = {}
    for circle in circles:
        made[circle.key] = Assessment.objects.create(
            round=round,
            circle=circle.key,
            superior=made.get(circle.inside),
            name=circle.name,
            unit_name=circle.place,
            told=True,
        )
    Invitation.objects.bulk_create(
        [
            Invitation(round=round, assessment=made[circle.key], person_id=person, group=RaterGroup.MEMBERS)
            for circle in circles
            for person in circle.members
        ],
        batch_size=500,
    )

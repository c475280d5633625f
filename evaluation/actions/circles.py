"""Rounds about circles: people rate what they share, as in a network, by the same sealed ballots as leaders are rated.

An upper floor names its circles and keeps the key to the round; here nobody knows what a circle is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation.actions.closing import check_as_promised, forget_who
from evaluation.actions.opening import open_round
from evaluation.models import Assessment, Invitation, Questionnaire, ReleasedComment, Round
from evaluation.queries.locks import hold_alone
from evaluation.queries.rounds import rules_digest
from evaluation.rules.questionnaires import read_questionnaire
from evaluation.rules.rounds import About, RaterGroup, State, Visibility
from organisation.actions.audit import record
from organisation.actions.letters import write_letter
from organisation.models import Account, Person
from organisation.rules.refusals import Refused


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


def move_circle_deadline(*, round: Round, deadline: datetime, by: Account | None, at: datetime) -> Round:
    """The last day of an open round about circles is moved and sealed anew; everybody who was written to is told.

    Nothing is asked about the answers, so that neither yes nor no says anything of them. A reminder that is still to
    come keeps its distance to the deadline. The trail keeps both seals. Raises Refused.
    """
    with transaction.atomic():
        fresh = under_way(round, at)
        check_as_promised(fresh)
        before, is_earlier = {"deadline": fresh.deadline, "rules": fresh.rules_digest}, deadline < fresh.deadline
        remind_at = fresh.remind_at + (deadline - fresh.deadline) if fresh.remind_at else None
        fresh.remind_at = remind_at if remind_at and (fresh.reminded or remind_at > at) else None
        fresh.deadline = deadline
        fresh.save(update_fields=["deadline", "remind_at"])
        # The seal is made of what is stored.
        fresh.refresh_from_db()
        fresh.rules_digest = rules_digest(fresh)
        fresh.save(update_fields=["rules_digest"])
        tell_asked(fresh, "circle_moved", at, earlier=is_earlier)
        after = {"deadline": fresh.deadline, "rules": fresh.rules_digest}
        record(verb="move_circle_deadline", by=by, at=at, on=fresh, before=before, after=after)
    return fresh


def withdraw_circle_round(*, round: Round, reason: str, by: Account | None, at: datetime) -> Round:
    """An open round about circles is withdrawn: every sealed answer and every link is deleted, and all are told why.

    Nobody has read an answer, and nobody will: the key goes too, by the clock. Raises Refused when the day is over.
    """
    with transaction.atomic():
        fresh = under_way(round, at)
        tell_asked(fresh, "circle_withdrawn", at, reason=reason)
        forget_who(fresh)
        fresh.state, fresh.given_up_on = State.LOST, timezone.localdate(at)
        fresh.save(update_fields=["state", "given_up_on", "sealed_key", "public_key"])
        record(verb="withdraw_circle_round", by=by, at=at, on=fresh, after={"state": State.LOST})
    return fresh


def forget_words(*, round: Round, circle: str, by: Account | None, at: datetime) -> Round:
    """What members wrote about a circle that is over, in their own words, goes; figures are nobody's and stand."""
    with transaction.atomic():
        words = ReleasedComment.objects.filter(round=round, assessment__circle=circle)
        gone = words.count()
        words.delete()
        record(verb="forget_words", by=by, at=at, on=round, after={"circle": circle, "words": gone})
    return round


def under_way(round: Round, at: datetime) -> Round:
    """The round under lock, while it takes answers. Raises Refused."""
    fresh = hold_alone(round.pk)
    if fresh.about != About.CIRCLES or not fresh.takes_answers(at):
        raise Refused(_("Der er lukket for svar. Nu kan intet ændres."))
    return fresh


def tell_asked(round: Round, template: str, at: datetime, **facts: Any) -> None:
    """A letter to everybody who has been asked, whether they have answered or not: here that is not known."""
    asked = Invitation.objects.filter(round=round, told=True)
    for person in Person.objects.filter(pk__in=asked.values("person")).order_by("pk"):
        write_letter(template=template, to=person, context={"round": round} | facts, at=at)


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

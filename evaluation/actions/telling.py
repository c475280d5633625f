"""Letters of a round: invitations, reminders, and the word that a report is ready. A person gets one letter for all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise

from evaluation import keyfiles
from evaluation.models import Assessment, Invitation, Round
from evaluation.rules.rounds import ONE_OF, About, RaterGroup, State
from organisation.actions.audit import record
from organisation.actions.letters import write_letter
from organisation.formats.links import absolute
from organisation.models import Account, Person
from organisation.rules.letters import Keep

PEOPLE_AT_ONCE = 50
INVITATIONS = {About.LEADERS: "evaluation_invitation", About.CIRCLES: "circle_invitation"}
REMINDERS = {About.LEADERS: "evaluation_reminder", About.CIRCLES: "circle_reminder"}


@dataclass(frozen=True)
class Ask:
    """One line of a letter: whom it is about, in which capacity, and the link that opens the form."""

    leader: str
    first_name: str
    group: str | Promise
    address: str


def send_invitations(*, round: Round, by: Account | None, at: datetime) -> int:
    """Write to the next people who have not been written to; returns how many people are left. Repeat until none is."""
    with transaction.atomic():
        waiting = Invitation.objects.filter(round=round, told=False, round__state=State.OPEN)
        for person, theirs in next_people(waiting):
            write_letter(
                template=INVITATIONS[About(round.about)],
                to=person,
                context={"round": round, "asks": asks(round, theirs)},
                at=at,
                keep=Keep.FACTS,
            )
            waiting.filter(person=person).update(told=True)
        left = waiting.values("person").distinct().count()
        record(verb="send_invitations", by=by, at=at, on=round, after={"left": left})
    return left


def send_reminders(*, round: Round, by: Account | None, at: datetime) -> int:
    """Remind the next people of what they have not answered; returns how many people are left to look at.

    All are looked at alike, and only here is it known who has answered: nothing says afterwards who was reminded.
    """
    with transaction.atomic():
        waiting = Invitation.objects.filter(round=round, reminded=False, round__state=State.OPEN)
        for person, theirs in next_people(waiting.select_related("ballot")):
            open_asks = asks(round, [one for one in theirs if not hasattr(one, "ballot")])
            if open_asks:
                write_letter(
                    template=REMINDERS[About(round.about)],
                    to=person,
                    context={"round": round, "asks": open_asks},
                    at=at,
                    keep=Keep.NOTHING,
                )
            waiting.filter(person=person).update(reminded=True)
        left = waiting.values("person").distinct().count()
        if not left:
            Round.objects.filter(pk=round.pk).update(reminded=True)
            record(verb="send_reminders", by=by, at=at, on=round)
    return left


def tell_leaders(*, round: Round, by: Account | None, at: datetime) -> int:
    """Tell the next leaders that their report is ready; returns how many are left."""
    with transaction.atomic():
        waiting = Assessment.objects.filter(round=round, told=False, round__state=State.PUBLISHED)
        for assessment in list(waiting.select_related("leader")[:PEOPLE_AT_ONCE]):
            address = absolute(reverse("evaluation:report", args=[assessment.pk]))
            write_letter(
                template="evaluation_published",
                to=assessment.evaluated,
                context={"round": round, "address": address},
                at=at,
            )
            waiting.filter(pk=assessment.pk).update(told=True)
        left = waiting.count()
        record(verb="tell_leaders", by=by, at=at, on=round, after={"left": left})
    return left


def next_people(waiting: QuerySet[Invitation]) -> list[tuple[Person, list[Invitation]]]:
    """The next people in a list of invitations, each with all that they are asked."""
    people = list(waiting.order_by("person_id").values_list("person_id", flat=True).distinct()[:PEOPLE_AT_ONCE])
    found: dict[int, list[Invitation]] = {}
    for invitation in waiting.filter(person__in=people).select_related("person", "assessment").order_by("pk"):
        found.setdefault(invitation.person_id, []).append(invitation)
    return [(theirs[0].person, theirs) for theirs in found.values()]


def asks(round: Round, invitations: Iterable[Invitation]) -> list[Ask]:
    """What a letter lists, with links made from the key file: they are stored nowhere."""
    return [
        Ask(
            one.assessment.name,
            one.assessment.first_name,
            ONE_OF[RaterGroup(one.group)],
            absolute(reverse("evaluation:answer", args=[keyfiles.link_token(round.key_name, one.pk)])),
        )
        for one in invitations
    ]

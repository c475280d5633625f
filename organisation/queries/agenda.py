"""What lies ahead of a person: the meetings they are asked to, each with everyone asked."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.db.models.functions import JSONObject
from django.urls import reverse

from organisation.models import Invitee, Person
from organisation.queries.waiting import Given, Row, answers_to, in_shape, moment_of
from organisation.rules.calendar import Answer, State
from organisation.rules.words import initials_of

TOLD = ("uid", "sequence", "place", "subject_kind", "url_path", "ends", "booked_at", "changed_at")


@dataclass(frozen=True, slots=True)
class Booked:
    """A meeting that is booked, as far as those who are asked need to know it."""

    pk: int
    title: str
    starts: datetime
    ends: datetime
    uid: str
    sequence: int
    place: str
    subject_kind: str
    url_path: str
    booked_at: datetime
    changed_at: datetime

    def get_absolute_url(self) -> str:
        """The page about the meeting: the owning app's own, else the calendar's."""
        return self.url_path or reverse("organisation:appointment", args=[self.pk])


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who is asked, and what they have said so far."""

    person: int
    name: str
    answer: str

    @property
    def initials(self) -> str:
        """Two letters for a round mark."""
        return initials_of(self.name)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A meeting ahead of a person."""

    appointment: Booked
    own: Asked
    invitees: tuple[Asked, ...]

    @property
    def is_unanswered(self) -> bool:
        """Whether the person has yet to say if they come."""
        return self.own.answer == Answer.NEEDS_ACTION

    @property
    def coming(self) -> int:
        """How many have said yes."""
        return sum(one.answer == Answer.ACCEPTED for one in self.invitees)

    @property
    def others(self) -> list[Asked]:
        """Everyone asked but oneself."""
        return [one for one in self.invitees if one.person != self.own.person]


def agenda_of(person: Person, now: datetime) -> tuple[Ahead, ...]:
    """The meetings ahead that a person has not declined, earliest first, each with everyone asked; one question."""
    rows = answers_to([own_meetings, asked_along], person, now)
    asked: dict[int, list[Asked]] = {}
    for row in sorted((row for row in rows if row.what == "asked"), key=lambda row: (row.name, row.count)):
        asked.setdefault(row.pk, []).append(Asked(row.count, row.name, row.more))
    booked = sorted((booked_of(row) for row in rows if row.what == "meeting"), key=lambda one: (one.starts, one.pk))
    return tuple(ahead_of(one, person, asked[one.pk]) for one in booked)


def own_meetings() -> QuerySet:
    """The meetings of a person's invitations, as a row each."""
    told = JSONObject(**{name: f"appointment__{name}" for name in TOLD})
    own = own_invitations().annotate(told=told)
    title, starts = "appointment__title", "appointment__starts"
    return in_shape(own, "meeting", pk="appointment_id", name=title, more="told", moment=starts)


def asked_along() -> QuerySet:
    """Everyone who is asked to the meetings of a person's invitations."""
    rows = Invitee.objects.standing().filter(appointment__in=own_invitations().values("appointment"))
    return in_shape(rows, "asked", pk="appointment_id", name="person__name", more="answer", count="person_id")


def own_invitations() -> QuerySet[Invitee]:
    """What a person is asked to and has not declined, from what is not over now."""
    ahead = {"appointment__state": State.BOOKED, "appointment__ends__gt": Given("now")}
    return Invitee.objects.standing().filter(person=Given("person"), **ahead).exclude(answer=Answer.DECLINED)


def booked_of(row: Row) -> Booked:
    """A meeting from its row."""
    told = json.loads(row.more)
    told |= {name: moment_of(told[name]) for name in ("ends", "booked_at", "changed_at")}
    return Booked(pk=row.pk, title=row.name, starts=row.moment, **told)


def ahead_of(meeting: Booked, person: Person, asked: Iterable[Asked]) -> Ahead:
    """A meeting with everyone asked, oneself among them."""
    invitees = tuple(asked)
    return Ahead(meeting, next(one for one in invitees if one.person == person.pk), invitees)

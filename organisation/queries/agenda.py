"""What lies ahead of a person: the meetings they are asked to, each with everyone asked."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from organisation.models import Appointment, Invitee, Person
from organisation.queries.calendar import own_invitations
from organisation.rules.calendar import Answer


@dataclass(frozen=True, slots=True)
class Ahead:
    """A meeting ahead of a person."""

    own: Invitee
    invitees: tuple[Invitee, ...]

    @property
    def appointment(self) -> Appointment:
        """Time, place and title."""
        return self.own.appointment

    @property
    def is_unanswered(self) -> bool:
        """Whether the person has yet to say if they come."""
        return self.own.answer == Answer.NEEDS_ACTION

    @property
    def coming(self) -> int:
        """How many have said yes."""
        return sum(one.answer == Answer.ACCEPTED for one in self.invitees)

    @property
    def others(self) -> list[Invitee]:
        """Everyone asked but oneself."""
        return [one for one in self.invitees if one.person_id != self.own.person_id]


def agenda_of(person: Person, now: datetime) -> tuple[Ahead, ...]:
    """The meetings ahead that a person has not declined, earliest first, each with everyone asked; one question."""
    own = own_invitations(person, now).filter(appointment=OuterRef("appointment")).order_by()
    rows = Invitee.objects.standing().filter(Exists(own)).select_related("appointment", "person")
    asked: dict[int, list[Invitee]] = {}
    for row in rows.order_by("appointment__starts", "appointment_id", "person__name", "pk"):
        asked.setdefault(row.appointment_id, []).append(row)
    return tuple(
        Ahead(next(one for one in invitees if one.person_id == person.pk), tuple(invitees))
        for invitees in asked.values()
    )

"""From the rows of the calendar to the values that messages are made of."""

from collections.abc import Iterable

from django.conf import settings

from organisation.formats.calendar.entries import Contact, Entry, Guest, is_mail_address
from organisation.formats.links import absolute
from organisation.models import Appointment, Invitee
from organisation.rules.calendar import Answer


def entry_of(appointment: Appointment, invitees: Iterable[Invitee] = (), *, own: Invitee | None = None) -> Entry:
    """An appointment as a calendar entry; with `own`, tentative until that invitee has said yes.

    Invitees without a mail address cannot be named in a calendar message and are left out.
    """
    return Entry(
        uid=appointment.uid,
        sequence=appointment.sequence,
        title=appointment.title,
        starts=appointment.starts,
        ends=appointment.ends,
        changed=max(appointment.changed_at, (own and own.answered_at) or appointment.changed_at),
        sender=Contact(settings.MUNICIPALITY.name, settings.MUNICIPALITY.mail),
        guests=guests_of(invitees),
        place=appointment.place or appointment.online_link,
        description="\n\n".join(part for part in (appointment.description, appointment.online_link) if part),
        url=absolute(appointment.get_absolute_url()),
        is_tentative=own is not None and own.answer != Answer.ACCEPTED,
    )


def guests_of(invitees: Iterable[Invitee]) -> tuple[Guest, ...]:
    """The invitees that a calendar message can name."""
    return tuple(
        Guest(Contact(one.person.name, one.person.email), one.answer, one.optional)
        for one in invitees
        if is_mail_address(one.person.email)
    )

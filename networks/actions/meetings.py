"""Verbs of a network's meetings. Time, place, answers and the letters with them belong to the calendar's own verbs."""

from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from networks.models import Meeting, Network
from networks.queries.meetings import guests_of, meeting_within, meetings_ahead
from networks.rules.meetings import SUBJECT
from organisation.actions.audit import record
from organisation.actions.calendar import (
    book_appointment,
    cancel_appointment,
    change_appointment,
    invite,
    move_appointment,
    uninvite,
)
from organisation.formats.links import absolute
from organisation.models import Account, Person
from organisation.rules.calendar import COPENHAGEN
from organisation.rules.refusals import Refused, Stale
from organisation.rules.stale import mark_of


def book_meeting(
    *,
    network: Network,
    starts: datetime,
    ends: datetime,
    by: Account | None,
    at: datetime,
    place: str = "",
    online_link: str = "",
    agenda: str = "",
) -> Meeting:
    """Book a meeting for the network and ask the members of that day and the facilitator.

    What lies in people's calendars is a link to the agenda, never the agenda: calendars are read by others too. A
    network meets once at a time: booking the same time again gives the meeting there is. Raises Refused where another
    meeting of the network overlaps, or the end is not after the start.
    """
    with transaction.atomic():
        network = _locked(network)
        same = _same_or_refuse(network, starts, ends)
        if same is not None:
            return same
        key = uuid4()
        path = reverse("networks:meeting", args=[key])
        facilitator = network.facilitator.person if network.facilitator else None
        guests = guests_of(network, starts.astimezone(COPENHAGEN).date())
        appointment = book_appointment(
            title=title_of(network),
            starts=starts,
            ends=ends,
            place=place,
            online_link=online_link,
            description=pointer_to(path),
            people=guests,
            organiser=by.person if by and by.person in guests else facilitator,
            subject_kind=SUBJECT,
            subject_id=network.pk,
            url_path=path,
            uid=str(key),
            by=by,
            at=at,
        )
        meeting = Meeting.objects.create(network=network, appointment=appointment, agenda=agenda)
        record(verb="book_meeting", by=by, at=at, on=meeting, after={"network": network.pk, "starts": starts})
    return meeting


def move_meeting(
    *,
    meeting: Meeting,
    starts: datetime,
    ends: datetime,
    by: Account | None,
    at: datetime,
    place: str | None = None,
    online_link: str | None = None,
) -> Meeting:
    """Give a meeting another time, place or both, with one letter to each; a new time asks everybody again.

    Raises Refused where the meeting is cancelled, another meeting of the network overlaps, or the end is not after the
    start.
    """
    with transaction.atomic():
        network = _locked(meeting.network)
        _same_or_refuse(network, starts, ends, apart_from=meeting)
        before = {"starts": meeting.appointment.starts, "ends": meeting.appointment.ends}
        meeting.appointment = move_appointment(
            appointment=meeting.appointment,
            starts=starts,
            ends=ends,
            place=place,
            online_link=online_link,
            by=by,
            at=at,
        )
        record(verb="move_meeting", by=by, at=at, on=meeting, before=before, after={"starts": starts, "ends": ends})
    return meeting


def cancel_meeting(*, meeting: Meeting, by: Account | None, at: datetime, reason: str = "") -> Meeting:
    """Call a meeting off and tell everyone who was asked. A second time changes nothing."""
    with transaction.atomic():
        if not meeting.appointment.is_cancelled:
            record(verb="cancel_meeting", by=by, at=at, on=meeting, after={"network": meeting.network_id})
        meeting.appointment = cancel_appointment(appointment=meeting.appointment, by=by, at=at, reason=reason)
    return meeting


def write_agenda(
    *, meeting: Meeting, agenda: str, by: Account | None, at: datetime, seen: str | None = None
) -> Meeting:
    """Write what the meeting is about. The trail says that it was done; what was written stays in the room.

    Raises `Stale`, with what is written now, where somebody has written since the text had the mark `seen`.
    """
    with transaction.atomic():
        Meeting.objects.select_for_update().get(pk=meeting.pk)
        meeting = Meeting.objects.select_related("network", "appointment").get(pk=meeting.pk)
        if seen not in (None, mark_of_agenda(meeting)):
            raise Stale(_("En anden har skrevet imens. Nu står der: »%(words)s«.") % {"words": meeting.agenda or "–"})
        meeting.agenda = agenda
        meeting.save(update_fields=["agenda"])
        record(verb="write_agenda", by=by, at=at, on=meeting, after={"letters": len(agenda)})
    return meeting


def mark_of_agenda(meeting: Meeting) -> str:
    """The mark of what is written about a meeting."""
    return mark_of({"agenda": meeting.agenda})


def rename_meetings(*, network: Network, by: Account | None, at: datetime) -> None:
    """Let the meetings ahead bear the network's new name."""
    with transaction.atomic():
        for meeting in meetings_ahead(network, at):
            change_appointment(appointment=meeting.appointment, title=title_of(network), by=by, at=at)


def title_of(network: Network) -> str:
    """What a network's meetings are called in everybody's calendar: in the municipality's language."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("Netværk %(name)s") % {"name": network.name}


def pointer_to(path: str) -> str:
    """The text in everybody's calendar: where the agenda is."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("Dagsorden og deltagere: %(address)s") % {"address": absolute(path)}


def ask_who_belongs(*, network: Network, by: Account | None, at: datetime) -> None:
    """Let the invitations to the meetings ahead follow the members and the facilitator of each meeting's own day."""
    with transaction.atomic():
        for meeting in meetings_ahead(network, at):
            appointment = meeting.appointment
            guests = guests_of(network, appointment.starts.astimezone(COPENHAGEN).date())
            asked = [one.person for one in appointment.invitees.standing().select_related("person")]
            _ask_changed(meeting, asked, guests, by=by, at=at)


def _ask_changed(
    meeting: Meeting, asked: list[Person], guests: list[Person], *, by: Account | None, at: datetime
) -> None:
    leaving = [person for person in asked if person not in guests]
    coming = [person for person in guests if person not in asked]
    if leaving:
        uninvite(appointment=meeting.appointment, people=leaving, by=by, at=at)
    if coming:
        invite(appointment=meeting.appointment, people=coming, by=by, at=at)


def _locked(network: Network) -> Network:
    """The network held until the end of the transaction, so that two bookings do not pass each other."""
    Network.objects.select_for_update().get(pk=network.pk)
    return Network.objects.select_related("programme", "facilitator__person").get(pk=network.pk)


def _same_or_refuse(
    network: Network, starts: datetime, ends: datetime, apart_from: Meeting | None = None
) -> Meeting | None:
    """The network's meeting at exactly that time, if there is one. Raises Refused where one overlaps in another way."""
    other = meeting_within(network, starts, ends, apart_from)
    if other is None:
        return None
    if apart_from is None and (other.appointment.starts, other.appointment.ends) == (starts, ends):
        return other
    raise Refused(_("Netværket har allerede et møde på det tidspunkt."))

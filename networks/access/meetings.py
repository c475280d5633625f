"""Doors to the meetings of networks. A meeting is known by its appointment's own key."""

from datetime import date
from uuid import UUID

from django.http import Http404

from networks.access.networks import may_read_network, network_for
from networks.models import Meeting
from networks.rules.meetings import may_change
from organisation.models import Invitee, Person
from organisation.queries.people import standing_of


def meeting_for(person: Person, key: UUID, on: date, to: str = "read") -> Meeting:
    """A meeting to `open`, to `read`, to write the `agenda` of, or to `change`: move and cancel.

    Members and the facilitator read and write; who called it, the facilitator and HR change. Whoever has been given a
    place opens it to answer the invitation.
    """
    meeting = _found(key)
    if to == "change":
        if not _may_change(person, meeting, on):
            raise Http404
    else:
        network_for(person, meeting.network_id, on, to="open" if to == "open" else "read")
    return meeting


def own_invitation(person: Person, key: UUID, on: date) -> Invitee:
    """One's own invitation to a network's meeting, to answer."""
    meeting = meeting_for(person, key, on, to="open")
    invitee = Invitee.objects.standing().filter(appointment=meeting.appointment_id, person=person).first()
    if invitee is None:
        raise Http404
    return invitee


def may_change_meeting(person: Person, meeting: Meeting, *, is_hr: bool = False) -> bool:
    """Whether a person who has come in by another door may move and cancel this meeting."""
    facilitator = meeting.network.facilitator
    return may_change(
        is_organiser=meeting.appointment.organiser_id == person.pk,
        is_facilitator=facilitator is not None and facilitator.person_id == person.pk,
        is_hr=is_hr,
    )


def _found(key: UUID) -> Meeting:
    meetings = Meeting.objects.select_related("network__programme", "network__facilitator__person", "appointment")
    meeting = meetings.filter(appointment__uid=str(key)).first()
    if meeting is None:
        raise Http404
    return meeting


def _may_change(person: Person, meeting: Meeting, on: date) -> bool:
    """Who called it keeps that only as long as they belong to the network."""
    if standing_of(person, on).is_hr:
        return True
    return may_read_network(person, meeting.network, on) and may_change_meeting(person, meeting)

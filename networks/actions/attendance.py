"""The verb of attendance."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from networks.models import Meeting, Presence
from networks.queries.attendance import members_at
from networks.rules.attendance import demand_begun
from organisation.actions.audit import record
from organisation.models import Account, Appointment


def note_attendance(*, meeting: Meeting, present: Collection[int], by: Account | None, at: datetime) -> Meeting:
    """Note which of the day's members were there, by their numbers; written again, the newest counts.

    The trail is told how many. Who stays in the network. Raises Refused before the meeting begins.
    """
    with transaction.atomic():
        appointment = Appointment.objects.select_for_update().get(pk=meeting.appointment_id)
        demand_begun(state=appointment.state, starts=appointment.starts, at=at)
        members = [one.pk for one in members_at(meeting)]
        Presence.objects.filter(meeting=meeting).delete()
        Presence.objects.bulk_create(
            Presence(meeting=meeting, person_id=person, was_there=person in present) for person in members
        )
        there = sum(person in present for person in members)
        after = {"network": meeting.network_id, "there": there, "members": len(members)}
        record(verb="note_attendance", by=by, at=at, on=meeting, after=after)
    return meeting

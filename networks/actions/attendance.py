"""Verbs of attendance. The trail is told how many came, and that a talk was noted: never with whom, nor what of it."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.models import AttendanceTalk, Meeting, Membership, Network, Presence
from networks.queries.attendance import came_to, members_at
from networks.queries.attendance_talks import lapsed_talks, nearest_leader
from networks.rules.attendance import demand_begun, demand_talk
from organisation.actions.audit import record
from organisation.actions.letters import write_letter
from organisation.formats.links import absolute
from organisation.models import Account, Appointment
from organisation.rules.letters import Keep
from organisation.rules.refusals import Refused


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


def note_attendance_talk(*, membership: Membership, held_on: date, by: Account | None, at: datetime) -> AttendanceTalk:
    """Note that a talk about attendance was had with a member; nothing of what was said is kept.

    From now on the member's nearest leader follows how many meetings the member comes to, and the member is told so
    the same day: by letter, or where there is no mail address by the facilitator, whom the page asks to. Raises Refused
    where the network is voluntary, the member has not missed enough, the day cannot be, or a talk is noted already.
    """
    today = timezone.localdate(at)
    with transaction.atomic():
        place = _held_place(membership)
        starts, attendance = place.starts, place.network.programme.attendance
        demand_talk(attendance=attendance, came=came_to(place), starts=starts, held_on=held_on, today=today)
        if AttendanceTalk.objects.filter(membership=place).exists():
            raise Refused(_("Der er allerede noteret en snak om fremmøde med %(name)s.") % {"name": place.person.name})
        talk = AttendanceTalk.objects.create(membership=place, held_on=held_on, noted_at=at, by=by)
        record(verb="note_attendance_talk", by=by, at=at, on=place.network)
        _tell_member(place, "attendance_talk", at, held_on=held_on)
    return talk


def withdraw_attendance_talk(*, membership: Membership, by: Account | None, at: datetime) -> Membership:
    """Take back that a talk was noted: the nearest leader sees nothing more, and the member is told.

    Raises Refused where nothing is noted.
    """
    with transaction.atomic():
        place = _held_place(membership)
        gone, _kinds = AttendanceTalk.objects.filter(membership=place).delete()
        if not gone:
            raise Refused(_("Der er ikke noteret en snak om fremmøde med %(name)s.") % {"name": place.person.name})
        record(verb="withdraw_attendance_talk", by=by, at=at, on=place.network)
        _tell_member(place, "attendance_talk_withdrawn", at)
    return place


def forget_attendance_talks(*, network: Network, by: Account | None, at: datetime) -> Network:
    """The talks with those who have left the network are forgotten, and all of them where it is voluntary now."""
    with transaction.atomic():
        network = Network.objects.select_for_update().get(pk=network.pk)
        lapsed_talks(timezone.localdate(at)).filter(membership__network=network).delete()
        record(verb="forget_attendance_talks", by=by, at=at, on=network)
    return network


def _held_place(membership: Membership) -> Membership:
    """The place as it is now, its network held until the end of the transaction."""
    Network.objects.select_for_update().get(pk=membership.network_id)
    return Membership.objects.select_related("person", "network__programme").get(pk=membership.pk)


def _tell_member(place: Membership, template: str, at: datetime, **more: date) -> None:
    """A letter to the member, of which the outbox keeps nothing: HR is not to read there whom it was about."""
    facts = {
        "network": place.network,
        "leader": nearest_leader(place.person, timezone.localdate(at)),
        "address": absolute(reverse("networks:network", args=[place.network_id])),
    }
    write_letter(template=template, to=place.person, context=facts | more, at=at, keep=Keep.NOTHING)

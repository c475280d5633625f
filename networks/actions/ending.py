"""The verbs that end a programme, and what ending a network means."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.actions.meetings import cancel_meeting
from networks.actions.wishes import ask_no_longer
from networks.models import Meeting, Membership, Network, Programme
from networks.rules.programmes import MOVES, State
from networks.rules.wishes import Why
from organisation.actions.audit import record
from organisation.actions.letters import write_letter
from organisation.models import Account
from organisation.rules.calendar import COPENHAGEN
from organisation.rules.calendar import State as AppointmentState
from organisation.rules.dates import DAY
from organisation.rules.refusals import Refused


def end_programme(*, programme: Programme, ends: date, by: Account | None, at: datetime) -> Programme:
    """A programme has run its time: its networks and the places in them end with a day, that day included.

    Members get a letter; meetings after that day are cancelled, and an open wish round is withdrawn. A network or a
    place that has not begun by then ends on its first day. A programme that has ended stays as it is.
    """
    with transaction.atomic():
        programme = Programme.objects.select_for_update().get(pk=programme.pk)
        if State.ENDED not in MOVES[State(programme.state)]:
            return programme
        before, programme.state = programme.state, State.ENDED
        programme.save(update_fields=["state"])
        after = {"state": State.ENDED, "ends": ends}
        record(verb="end_programme", by=by, at=at, on=programme, before={"state": before}, after=after)
        ask_no_longer(programme, Why.ENDED, by=by, at=at)
        for network in programme.networks.from_day(ends + DAY):
            for place in close_network(network=network, last=ends, by=by, at=at):
                facts = {"network": network, "ends": place.ends}
                write_letter(template="network_left", to=place.person, context=facts, at=at)
    return programme


def conclude_programme(*, programme: Programme, reason: str, by: Account | None, at: datetime) -> Programme:
    """A programme whose networks have all ended is over, for a reason; who was in them was told when each ended.

    Raises Refused while a network runs or is to begin, and for a programme that does not run.
    """
    with transaction.atomic():
        programme = Programme.objects.select_for_update().get(pk=programme.pk)
        if programme.state != State.RUNNING or not programme.networks.exists():
            raise Refused(_("Programmet er ikke i gang."))
        if programme.networks.from_day(timezone.localdate(at)).exists():
            raise Refused(_("Et netværk er stadig i gang eller skal begynde. Nedlæg netværkene først."))
        before, programme.state = programme.state, State.ENDED
        programme.save(update_fields=["state"])
        after = {"state": State.ENDED, "reason": reason}
        record(verb="conclude_programme", by=by, at=at, on=programme, before={"state": before}, after=after)
    return programme


def reopen_programme(*, programme: Programme, by: Account | None, at: datetime) -> Programme:
    """A programme that has ended runs again, so that networks can be composed anew. Raises Refused for others."""
    with transaction.atomic():
        programme = Programme.objects.select_for_update().get(pk=programme.pk)
        if programme.state != State.ENDED:
            raise Refused(_("Programmet er ikke afsluttet."))
        programme.state = State.RUNNING
        programme.save(update_fields=["state"])
        before = {"state": State.ENDED}
        record(verb="reopen_programme", by=by, at=at, on=programme, before=before, after={"state": State.RUNNING})
    return programme


def close_network(*, network: Network, last: date, by: Account | None, at: datetime) -> list[Membership]:
    """Part of the verbs that end networks: its last day, that of the places in it, and no meetings after it.

    A network that has not begun by then ends on its first day, and does not meet on it. Returns the places that end
    with it, for the letters; they are for the verb to choose.
    """
    network.ends = max(last, network.starts)
    network.save(update_fields=["ends"])
    places = list(Membership.objects.from_day(last + DAY).filter(network=network).select_related("person"))
    for place in places:
        place.ends = max(last, place.starts)
        place.save(update_fields=["ends"])
    for meeting in booked_after(network, last):
        cancel_meeting(meeting=meeting, by=by, at=at)
    return places


def booked_after(network: Network, last: date) -> list[Meeting]:
    """The meetings of a network that are booked for a later day than its last one."""
    booked = network.meetings.filter(appointment__state=AppointmentState.BOOKED).select_related("appointment")
    return [one for one in booked if one.appointment.starts.astimezone(COPENHAGEN).date() > last]

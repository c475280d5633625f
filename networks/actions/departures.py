"""Verbs of departures: end the place of a member who moves on, or hold it; the farewell; and filling the place."""

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.actions.meetings import ask_who_belongs
from networks.actions.networks import close_place, give_place
from networks.actions.newcomers import facilitators_of, members_now, tell
from networks.actions.programmes import leave_out
from networks.models import Exclusion, HeldPlace, Membership, Network, Parting
from networks.queries.places import broken_by
from networks.rules.departures import Why, may_answer
from networks.rules.newcomers import demand_ahead
from networks.rules.programmes import Attendance
from networks.rules.wishes import NO_THANKS
from organisation.actions.audit import record
from organisation.actions.letters import write_letter
from organisation.formats.links import absolute
from organisation.models import Account
from organisation.queries.people import holders_of
from organisation.rules.dates import DAY
from organisation.rules.refusals import Refused
from organisation.rules.roles import Role


def let_go(*, membership: Membership, why: str, ends: date, ask: bool, by: Account | None, at: datetime) -> Parting:
    """A member moves on: the place ends with a day, that day included. Letters to the member, who may be asked the
    farewell question, and to the facilitator and the others. Raises Refused where the place has a last day already.
    """
    with transaction.atomic():
        network = Network.objects.select_for_update().get(pk=membership.network_id)
        membership = Membership.objects.select_related("person").get(pk=membership.pk)
        if membership.ends is not None:
            raise Refused(_("Pladsen har allerede en sidste dag."))
        others = members_now(network, membership.person, timezone.localdate(at))
        close_place(network=network, membership=membership, ends=ends, by=by, at=at)
        parting = Parting.objects.create(membership=membership, why=why, asked=ask, by=by, at=at)
        HeldPlace.objects.filter(membership=membership).delete()
        record(verb="let_go", by=by, at=at, on=membership, after={"ends": membership.ends, "why": why, "asked": ask})
        address = absolute(reverse("networks:farewell", args=[parting.pk]))
        facts = {"network": network, "ends": membership.ends, "address": address if ask else ""}
        write_letter(template="network_farewell", to=membership.person, context=facts, at=at)
        for person in [*facilitators_of(network), *others]:
            tell(person, "network_parted", membership, at, on=membership.ends)
    return parting


def leave_network(*, membership: Membership, ends: date, words: str, by: Account | None, at: datetime) -> Parting:
    """A member of a voluntary programme says no thanks, of their own accord: the place ends as at any departure, with
    what they would give the others if they wrote it. They are left out until HR takes them in again, so that nobody
    seats them, and HR gets a letter with the way to who could have the place. Raises Refused where taking part is a
    duty, and where the place has a last day already.
    """
    with transaction.atomic():
        programme = membership.network.programme
        if programme.attendance != Attendance.VOLUNTARY:
            raise Refused(_("Alle deltager i programmet. Tal med din leder eller HR, hvis det ikke kan lade sig gøre."))
        parting = let_go(membership=membership, why=Why.WISH, ends=ends, ask=True, by=by, at=at)
        if words:
            answer_farewell(parting=parting, words=words, by=by, at=at)
        leave_out(programme=programme, person=membership.person, reason=NO_THANKS, by=by, at=at)
        after = {"network": membership.network_id, "ends": parting.membership.ends}
        record(verb="leave_network", by=by, at=at, on=parting.membership, after=after)
        address = absolute(reverse("networks:backfill", args=[membership.network_id]))
        facts = {"network": membership.network, "person": membership.person, "on": parting.membership.ends}
        for hr in holders_of(Role.HR, timezone.localdate(at)).exclude(pk=membership.person_id):
            write_letter(template="network_no_thanks", to=hr, context=facts | {"address": address}, at=at)
    return parting


def undo_parting(*, parting: Parting, by: Account | None, at: datetime) -> Membership:
    """The member stays after all, if the last day is not gone; everybody who was told is told so. Raises Refused."""
    with transaction.atomic():
        membership = Membership.objects.select_related("network__programme", "person").get(pk=parting.membership_id)
        network = Network.objects.select_for_update().get(pk=membership.network_id)
        if membership.ends is None or membership.ends < timezone.localdate(at):
            raise Refused(_("Den sidste dag er gået. Giv lederen en ny plads i stedet."))
        before, membership.ends = membership.ends, None
        membership.save(update_fields=["ends"])
        if parting.by is not None and parting.by.person_id == membership.person_id:
            Exclusion.objects.filter(programme=network.programme_id, person=membership.person_id).delete()
        parting.delete()
        record(verb="undo_parting", by=by, at=at, on=membership, before={"ends": before})
        for person in [membership.person, *facilitators_of(network), *members_now(network, membership.person, before)]:
            tell(person, "network_stays", membership, at)
        ask_who_belongs(network=network, by=by, at=at)
    return membership


def hold_place(*, membership: Membership, until: date, by: Account | None, at: datetime) -> HeldPlace:
    """Hold the place of a member who is away, until a day; a later word replaces it. Raises Refused for a past day."""
    with transaction.atomic():
        Network.objects.select_for_update().get(pk=membership.network_id)
        demand_ahead(until, timezone.localdate(at))
        held, _made = HeldPlace.objects.update_or_create(
            membership=membership, defaults={"until": until, "by": by, "at": at}
        )
        record(verb="hold_place", by=by, at=at, on=membership, after={"until": until})
    return held


def stop_holding(*, membership: Membership, by: Account | None, at: datetime) -> Membership:
    """The place is not held any more: what the organisation says of the member counts again."""
    with transaction.atomic():
        held = HeldPlace.objects.select_for_update().filter(membership=membership)
        for row in held:
            record(verb="stop_holding", by=by, at=at, on=membership, before={"until": row.until})
            row.delete()
    return membership


def answer_farewell(*, parting: Parting, words: str, by: Account | None, at: datetime) -> Parting:
    """Say what the network should carry on, or change or empty it. The trail says that it was done, never what.

    Raises Refused from two weeks after the last day.
    """
    with transaction.atomic():
        parting = Parting.objects.select_for_update().select_related("membership").get(pk=parting.pk)
        last = parting.membership.ends or timezone.localdate(at)
        if not parting.asked or not may_answer(last, timezone.localdate(at)):
            raise Refused(_("Spørgsmålet er lukket nu."))
        parting.words, parting.answered_at = words, at
        parting.save(update_fields=["words", "answered_at"])
        record(verb="answer_farewell", by=by, at=at, on=parting.membership, after={"letters": len(words)})
    return parting


def wipe_farewells(*, network: Network, by: Account | None, at: datetime) -> Network:
    """The network has ended: what departed members wrote is forgotten."""
    with transaction.atomic():
        wiped = Parting.objects.filter(membership__network=network).exclude(words="").update(words="")
        record(verb="wipe_farewells", by=by, at=at, on=network, after={"number": wiped})
    return network


def move_member(
    *, membership: Membership, network: Network, starts: date, by: Account | None, at: datetime
) -> Membership:
    """A member changes network within the programme from a day on: the old place ends the day before.

    Raises Refused where a rule of composition would be broken: then it is a matter for the studio.
    """
    with transaction.atomic():
        old = Network.objects.select_for_update().get(pk=membership.network_id)
        membership = Membership.objects.select_related("person").get(pk=membership.pk)
        network = Network.objects.select_related("programme", "facilitator__person").get(pk=network.pk)
        if membership.ends is not None or old.programme_id != network.programme_id:
            raise Refused(_("Pladsen kan ikke flyttes mere."))
        if broken_by(network, membership.person, timezone.localdate(at)).words:
            raise Refused(_("Flytningen bryder en regel. Lav den i et forslag, hvor I kan se følgerne."))
        close_place(network=old, membership=membership, ends=starts - DAY, by=by, at=at)
        moved = give_place(network=network, person=membership.person, starts=starts, by=by, at=at)
        record(verb="move_member", by=by, at=at, on=moved, before={"network": old.pk}, after={"network": network.pk})
        for person in [*facilitators_of(old), *members_now(old, membership.person, starts)]:
            tell(person, "network_parted", membership, at, on=membership.ends)
        for person in members_now(network, membership.person, starts):
            tell(person, "network_joined", moved, at)
    return moved

"""Verbs of newcomers: give them a place, take it back, let them wait by agreement, and end the waiting."""

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.actions.agreements import _agreed
from networks.actions.meetings import ask_who_belongs
from networks.actions.networks import give_place
from networks.models import Membership, Network, Placement, Postponement, Programme
from networks.queries.newcomers import newcomer_in
from networks.queries.places import broken_by
from networks.rules.newcomers import demand_reason, demand_wait, may_undo
from networks.rules.questions import Matter
from organisation.actions.audit import record
from organisation.actions.letters import write_letter
from organisation.formats.links import absolute
from organisation.models import Account, Person
from organisation.rules.refusals import Refused


def place_newcomer(
    *,
    network: Network,
    person: Person,
    starts: date,
    by: Account | None,
    at: datetime,
    reason: str = "",
    agreed: str = "",
) -> Membership:
    """Give a newcomer a place, with letters to the newcomer, the facilitator and the members; waiting ends.

    Raises Refused for whoever does not wait for a place in the programme, for a place beside somebody they must not sit
    with, without a reason for one that breaks another rule of composition, and where management decides itself who gets
    which place and has not `agreed`. Raises Refused where nobody may sit.
    """
    with transaction.atomic():
        network = Network.objects.select_for_update().get(pk=network.pk)
        today = timezone.localdate(at)
        newcomer = newcomer_in(network.programme, person.pk, today)
        if newcomer is None:
            raise Refused(_("%(name)s venter ikke på en plads i programmet mere.") % {"name": person.name})
        breach = broken_by(network, person, today)
        if breach.is_barred:
            raise Refused(_("%(words)s Den plads kan ikke gives.") % {"words": " ".join(breach.words)})
        demand_reason(len(breach.words), reason)
        _agreed(network.programme, {Matter.ARRIVALS}, agreed, by=by, at=at)
        others = members_now(network, person, starts)
        membership = give_place(network=network, person=person, starts=starts, by=by, at=at)
        facts = {"person": person.pk, "network": network.pk, "due": newcomer.clock.due, "reason": reason}
        record(verb="place_newcomer", by=by, at=at, on=membership, after=facts)
        Placement.objects.create(
            membership=membership, began=newcomer.clock.began, due=newcomer.clock.due, reason=reason, by=by, at=at
        )
        waits = Postponement.objects.filter(programme=network.programme_id, person=person, lifted_at__isnull=True)
        waits.update(lifted_at=at)
        tell_members(others, "network_joined", membership, at)
    return membership


def undo_placement(*, placement: Placement, by: Account | None, at: datetime) -> Programme:
    """Take back a place that was given within the last week: as if it had not been, and everybody told is told so.

    Raises Refused after that: then the place is ended, with a last day.
    """
    with transaction.atomic():
        membership = Membership.objects.select_related("network__programme", "person").get(pk=placement.membership_id)
        network = Network.objects.select_for_update().get(pk=membership.network_id)
        if not may_undo(timezone.localdate(placement.at), timezone.localdate(at)):
            raise Refused(_("Pladsen er over en uge gammel. Afslut den i stedet med en sidste dag."))
        facts = {"person": membership.person_id, "network": network.pk}
        record(verb="undo_placement", by=by, at=at, on=membership, before=facts)
        others = members_now(network, membership.person, membership.starts)
        for person in [membership.person, *others, *facilitators_of(network)]:
            tell(person, "network_place_undone", membership, at)
        membership.delete()
        ask_who_belongs(network=network, by=by, at=at)
    return network.programme


def put_off(
    *, programme: Programme, person: Person, until: date, reason: str, by: Account | None, at: datetime
) -> Postponement:
    """Let a newcomer wait until a day, as a rule that of the next rotation, for a reason. A later word replaces it.

    Raises Refused for a day that is gone or over a year away, and for whoever waits for no place in the programme.
    """
    with transaction.atomic():
        Programme.objects.select_for_update().get(pk=programme.pk)
        today = timezone.localdate(at)
        demand_wait(until, today)
        if newcomer_in(programme, person.pk, today) is None:
            raise Refused(_("%(name)s venter ikke på en plads i programmet mere.") % {"name": person.name})
        Postponement.objects.filter(programme=programme, person=person, lifted_at__isnull=True).update(lifted_at=at)
        found = Postponement.objects.create(
            programme=programme, person=person, until=until, reason=reason, by=by, at=at
        )
        after = {"person": person.pk, "programme": programme.pk, "until": until, "reason": reason}
        record(verb="put_off", by=by, at=at, on=found, after=after)
    return found


def take_up_again(*, postponement: Postponement, by: Account | None, at: datetime) -> Postponement:
    """The newcomer no longer waits by agreement: the clock runs as if nothing had been agreed. Twice is as once."""
    with transaction.atomic():
        found = Postponement.objects.select_for_update().get(pk=postponement.pk)
        if found.lifted_at is None:
            found.lifted_at = at
            found.save(update_fields=["lifted_at"])
            record(verb="take_up_again", by=by, at=at, on=found, before={"until": found.until})
    return found


def members_now(network: Network, but: Person, on: date) -> list[Person]:
    """The other members on a day."""
    rows = Membership.objects.on(max(on, network.starts)).filter(network=network).exclude(person=but)
    return [row.person for row in rows.select_related("person")]


def facilitators_of(network: Network) -> list[Person]:
    """Who runs the network, if anybody does."""
    return [network.facilitator.person] if network.facilitator else []


def tell_members(members: list[Person], template: str, membership: Membership, at: datetime) -> None:
    """A letter to each of the others about somebody's place."""
    for person in members:
        tell(person, template, membership, at)


def tell(to: Person, template: str, membership: Membership, at: datetime, on: date | None = None) -> None:
    """A letter to one person about somebody's place, from its first day or another one."""
    address = absolute(reverse("networks:network", args=[membership.network_id]))
    facts = {
        "network": membership.network,
        "person": membership.person,
        "on": on or membership.starts,
        "address": address,
    }
    write_letter(template=template, to=to, context=facts, at=at)

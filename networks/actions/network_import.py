"""The verb that brings in networks that already run, with their members and with earlier rounds."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.models import Facilitator, Membership, Network, Programme
from networks.queries.network_import import plan_for
from networks.rules.network_import import Brought, Plan
from networks.rules.places import demand_other_hand, own_file_words
from networks.rules.programmes import State
from networks.rules.sentences import listed
from organisation.actions.audit import record
from organisation.models import Account
from organisation.rules.refusals import Refused, Stale


def import_networks(*, plan: Plan, by: Account | None, at: datetime) -> list[Network]:
    """Bring in what a plan says, all or nothing; returns the networks that are new or have new places.

    Nobody gets a letter: they sit there already. A programme under preparation with a network that has not ended is
    running from now on. Raises `Refused` of a plan with a wrong row and of one that lets in whoever brings it, and
    `Stale` where the plan would be another now.
    """
    if plan.wrong:
        raise Refused(_("Filen har forkerte rækker. Intet er gemt."))
    with transaction.atomic():
        pks = {one.programme for one in plan.networks}
        programmes = Programme.objects.select_for_update().order_by("pk").in_bulk(pks)
        if plan_for(plan.rows, ()) != plan:
            raise Stale(_("Netværkene er ændret, siden du prøvede filen. Se igen, hvad der vil ske."))
        _demand_others(plan, by, timezone.localdate(at))
        touched = [_brought_in(one) for one in plan.networks if one.pk is None or one.new]
        for programme in programmes.values():
            mine = [network for network in touched if network.programme_id == programme.pk]
            before, today = programme.state, timezone.localdate(at)
            if before == State.DRAFT and any(one.ends is None or one.ends >= today for one in mine):
                programme.state = State.RUNNING
                programme.save(update_fields=["state"])
            after = {"networks": [one.pk for one in mine], "state": programme.state}
            record(verb="import_networks", by=by, at=at, on=programme, before={"state": before}, after=after)
    return touched


def _demand_others(plan: Plan, by: Account | None, on: date) -> None:
    """Nobody brings in a place of their own, or a network that they run, that is not over. Raises Refused."""
    mine = by.person_id if by else 0
    guide = Facilitator.objects.filter(person=mine).values_list("pk", flat=True).first()
    open_to_me = [
        one.name
        for one in plan.networks
        if any(place.person == mine and place.period.lasts(on) for place in one.new)
        or (one.pk is None and guide is not None and one.facilitator == guide and one.period.lasts(on))
    ]
    if open_to_me:
        demand_other_hand({mine}, mine, lambda: own_file_words(listed(open_to_me)))


def _brought_in(brought: Brought) -> Network:
    """A network with the places that are not there yet."""
    if brought.pk is None:
        network = Network.objects.create(
            programme_id=brought.programme,
            name=brought.name,
            day=brought.day,
            place=brought.place,
            facilitator_id=brought.facilitator,
            starts=brought.period.starts,
            ends=brought.period.ends,
        )
    else:
        network = Network.objects.get(pk=brought.pk)
    Membership.objects.bulk_create(
        Membership(network=network, person_id=one.person, starts=one.period.starts, ends=one.period.ends)
        for one in brought.new
    )
    return network

"""The verb that brings in networks that already run, with their members and with earlier rounds."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.models import Membership, Network, Programme
from networks.queries.network_import import plan_for
from networks.rules.network_import import Brought, Plan
from networks.rules.programmes import State
from organisation.actions.audit import record
from organisation.models import Account
from organisation.rules.refusals import Refused, Stale


def import_networks(*, plan: Plan, by: Account | None, at: datetime) -> list[Network]:
    """Bring in what a plan says, all or nothing; returns the networks that are new or have new places.

    Nobody gets a letter: they sit there already. A programme under preparation with a network that has not ended is
    running from now on. Raises `Refused` of a plan with a wrong row, and `Stale` where the plan would be another now.
    """
    if plan.wrong:
        raise Refused(_("Filen har forkerte rækker. Intet er gemt."))
    with transaction.atomic():
        pks = {one.programme for one in plan.networks}
        programmes = Programme.objects.select_for_update().order_by("pk").in_bulk(pks)
        if plan_for(plan.rows, ()) != plan:
            raise Stale(_("Netværkene er ændret, siden du prøvede filen. Se igen, hvad der vil ske."))
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


def _brought_in(brought: Brought) -> Network:
    """A network with the places that are not there yet."""
    if brought.pk is None:
        network = Network.objects.create(
            programme_id=brought.programme,
            name=brought.name,
            day=brought.day,
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

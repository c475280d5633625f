"""Verbs of a network that HR changes while it runs: name, weekday, facilitator, and who is in it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.actions.agreements import _agreed
from networks.actions.meetings import ask_who_belongs, rename_meetings
from networks.models import Facilitator, Membership, Network
from networks.queries.lines import in_line_with, line_words
from networks.rules.composition import DAY_NAMES, days_with
from networks.rules.cycle import State
from networks.rules.names import demand_free
from networks.rules.places import demand_other_hand, guide_words, own_guide_words, own_place_words
from networks.rules.programmes import demand_led_as_decided
from networks.rules.questions import Matter
from networks.rules.sentences import day_list
from organisation.actions.audit import record
from organisation.actions.letters import write_letter
from organisation.formats.links import absolute
from organisation.models import Account, Person
from organisation.queries.audit import entries_about
from organisation.queries.chain import chain_on
from organisation.queries.people import has_colleague
from organisation.rules.refusals import Refused
from organisation.rules.roles import Role
from organisation.rules.stale import mark_of, refuse_stale
from organisation.rules.times import day_words


def change_network(
    *,
    network: Network,
    name: str,
    day: str,
    place: str,
    facilitator: Facilitator | None,
    by: Account | None,
    at: datetime,
    seen: str | None = None,
    agreed: str = "",
) -> Network:
    """Give a network another name, weekday, meeting place or facilitator.

    A new facilitator gets the letter that facilitators get at publishing and the meetings ahead; the former one gets a
    letter and is taken off them, and the members read in a letter who comes. Raises Refused for oneself, for one in
    whose own line a member is or who is not of the kind that was decided on, for one whom management is to choose and
    has not `agreed` to, and for another network's name; Stale where the network is no longer what was `seen`.
    A new name reaches the calendars of all; the rest members see on the network's page.
    """
    with transaction.atomic():
        network = Network.objects.select_for_update().get(pk=network.pk)
        former = network.facilitator
        before = changeable_facts(network)
        network.name, network.day, network.place, network.facilitator = name, day, place, facilitator
        after = changeable_facts(network)
        if before == after:
            return network
        refuse_stale(seen, mark_of(before), changer_of(network))
        if name != before["name"]:
            demand_own_name(network, name, timezone.localdate(at))
        if facilitator is not None and facilitator != former:
            demand_named_by_another({facilitator.person_id: name}, by, timezone.localdate(at))
            _demand_out_of_line(network, facilitator, timezone.localdate(at))
            _demand_room(network, facilitator, timezone.localdate(at))
            decided, named = network.programme.facilitation, facilitator.person.name
            demand_led_as_decided(decided, named, external=facilitator.external)
            _agreed(network.programme, {Matter.FACILITATORS}, agreed, by=by, at=at)
        if facilitator is not None:
            _demand_day(day, facilitator)
        network.save(update_fields=["name", "day", "place", "facilitator"])
        record(verb="change_network", by=by, at=at, on=network, before=before, after=after)
        if former != facilitator:
            _tell_of_facilitator(network, former, at)
            ask_who_belongs(network=network, by=by, at=at)
        if before["name"] != name:
            rename_meetings(network=network, by=by, at=at)
    return network


def demand_named_by_another(named: Mapping[int, str], acting: Account | None, on: date) -> None:
    """Nobody names themselves facilitator; `named` are people with the network that they are to run. Raises Refused."""
    me = acting.person_id if acting else 0

    def words() -> str:
        return own_guide_words(named[me], has_colleague=has_colleague(Role.HR, me, on))

    demand_other_hand(named, me, words, "facilitator")


def demand_own_name(network: Network, name: str, on: date) -> None:
    """Networks of one programme that run on a day or are to come bear different names. Raises Refused.

    One that was given up before it began has left its name to others.
    """
    others = Network.objects.from_day(on).filter(programme=network.programme_id).exclude(pk=network.pk)
    others = others.exclude(state=State.WOUND_DOWN, ends=F("starts"))
    words = _("Programmet har allerede et netværk, der hedder %(name)s. Giv dem hvert sit navn.")
    demand_free(name, others.values_list("name", flat=True), words)


def changeable_facts(network: Network) -> dict[str, Any]:
    """What HR can change of a network that runs, as the trail notes it."""
    return {
        "name": network.name,
        "day": network.day,
        "place": network.place,
        "facilitator": network.facilitator_id,
    }


def network_mark(network: Network) -> str:
    """A mark of what HR can change of a network, as it stands."""
    return mark_of(changeable_facts(network))


def changer_of(network: Network) -> str:
    """The name of who changed a network last; nothing where nobody has."""
    changes = entries_about(network._meta.label, str(network.pk)).filter(verb="change_network")
    last = changes.first()
    return last.by.person.name if last and last.by else ""


def give_place(*, network: Network, person: Person, starts: date, by: Account | None, at: datetime) -> Membership:
    """Part of the verbs that give a place: the law, the place itself, two letters and the invitations ahead.

    A place ends with the network, where that has a last day.
    """
    network = Network.objects.select_for_update().get(pk=network.pk)
    starts = max(starts, network.starts)
    demand_other_hand({person.pk}, by.person_id if by else None, own_place_words)
    _demand_within(network, starts)
    _demand_free(network, person, starts)
    _demand_apart(network, person, starts)
    _demand_led_from_outside(network, person, starts)
    membership = Membership.objects.create(network=network, person=person, starts=starts, ends=network.ends)
    write_letter(template="network_place", to=person, context=_letter_facts(network, starts), at=at)
    _tell_facilitator(network, "network_joined", person, starts, at)
    ask_who_belongs(network=network, by=by, at=at)
    return membership


def end_membership(*, membership: Membership, ends: date, by: Account | None, at: datetime) -> Membership:
    """Let a leader's time in a network end with a day, that day included; letters to the leader and the facilitator.

    A place that has not begun by then is ended on its first day. Meetings after the last day go on without them.
    """
    with transaction.atomic():
        network = Network.objects.select_for_update().get(pk=membership.network_id)
        membership = Membership.objects.select_related("person").get(pk=membership.pk)
        before, last = membership.ends, max(ends, membership.starts)
        if before == last:
            return membership
        close_place(network=network, membership=membership, ends=last, by=by, at=at)
        record(
            verb="end_membership",
            by=by,
            at=at,
            on=membership,
            before={"ends": before},
            after={"ends": last},
        )
        facts = {"network": network, "ends": last}
        write_letter(template="network_left", to=membership.person, context=facts, at=at)
        _tell_facilitator(network, "network_parted", membership.person, last, at)
    return membership


def close_place(*, network: Network, membership: Membership, ends: date, by: Account | None, at: datetime) -> None:
    """Part of the verbs that end a place: its last day, the first one at the earliest, and the invitations ahead."""
    membership.ends = max(ends, membership.starts)
    membership.save(update_fields=["ends"])
    ask_who_belongs(network=network, by=by, at=at)


def _demand_within(network: Network, starts: date) -> None:
    """A place begins while the network runs. Raises Refused."""
    if network.ends is not None and starts > network.ends:
        day = {"day": day_words(network.ends)}
        raise Refused(_("Netværket slutter den %(day)s. Pladsen skal begynde inden.") % day, "starts")


def _demand_free(network: Network, person: Person, starts: date) -> None:
    held = Membership.objects.from_day(starts).filter(person=person, network__programme=network.programme_id)
    place = held.select_related("network").first()
    if place is None:
        return
    if place.network_id == network.pk:
        raise Refused(_("%(name)s er allerede med i netværket.") % {"name": person.name})
    names = {"name": person.name, "network": place.network.name}
    raise Refused(_("%(name)s har en plads i netværk %(network)s. Afslut den først.") % names)


def _demand_room(network: Network, facilitator: Facilitator, on: date) -> None:
    """A new facilitator can carry one network more. Raises Refused."""
    others = Network.objects.from_day(on).filter(facilitator=facilitator).exclude(pk=network.pk)
    if others.count() >= facilitator.capacity:
        raise Refused(_("%(name)s kan ikke tage flere netværk.") % {"name": facilitator.person.name}, "facilitator")


def _demand_day(day: str, facilitator: Facilitator) -> None:
    """A network's weekday is one on which its facilitator can meet. Raises Refused."""
    if day and not days_with([day], facilitator.days):
        words = _("%(name)s kan kun mødes %(days)s. Vælg en af de dage eller en anden facilitator.")
        facts = {"name": facilitator.person.name, "days": day_list(facilitator.days)}
        raise Refused(words % facts, "facilitator")


def _demand_out_of_line(network: Network, facilitator: Facilitator, on: date) -> None:
    """Nobody runs the network of their own leader or of their own people. Raises Refused."""
    words = in_line_with(network, facilitator.person, on)
    if words:
        raise Refused(_("%(words)s Vælg en facilitator uden for linjen.") % {"words": words}, "facilitator")


def _demand_led_from_outside(network: Network, person: Person, on: date) -> None:
    """Nobody is given a place where they, their own leader, or somebody they lead runs the meetings. Raises Refused."""
    guide = network.facilitator.person if network.facilitator else None
    if guide is None:
        return
    if guide.pk == person.pk:
        raise Refused(guide_words(person.name))
    words = line_words(person.pk, person.name, guide.pk, guide.name, chain_on(on).all_superiors())
    if words:
        raise Refused(_("%(words)s Facilitatoren skal være uden for linjen.") % {"words": words})


def _demand_apart(network: Network, person: Person, starts: date) -> None:
    """Nobody sits with their own nearest leader or with somebody they lead, leader or not. Raises Refused."""
    words = in_line_with(network, person, starts)
    if words:
        raise Refused(_("%(words)s De kan ikke sidde i samme netværk.") % {"words": words})


def _letter_facts(network: Network, starts: date) -> dict[str, Any]:
    """What the letters about a place in a network say, as at publishing."""
    facilitator = network.facilitator.person if network.facilitator else None
    rows = Membership.objects.from_day(starts).filter(network=network).select_related("person")
    return {
        "network": network.name,
        "programme": network.programme,
        "purposes": list(network.programme.purposes.all()),
        "starts": starts,
        "runs": network.starts < starts,
        "day": DAY_NAMES[network.day] if network.day else "",
        "place": network.place,
        "facilitator": facilitator,
        "members": [row.person for row in rows],
        "address": absolute(reverse("networks:network", args=[network.pk])),
    }


def _tell_facilitator(network: Network, template: str, person: Person, on: date, at: datetime) -> None:
    if network.facilitator is not None:
        address = absolute(reverse("networks:network", args=[network.pk]))
        facts = {"network": network, "person": person, "on": on, "address": address}
        write_letter(template=template, to=network.facilitator.person, context=facts, at=at)


def _tell_of_facilitator(network: Network, former: Facilitator | None, at: datetime) -> None:
    """Letters to who comes, to who goes, and to the members: they know who reads what they write."""
    today = max(timezone.localdate(at), network.starts)
    facts = _letter_facts(network, today)
    if network.facilitator is not None:
        write_letter(template="network_facilitator", to=network.facilitator.person, context=facts, at=at)
    if former is not None:
        handed = {"network": network, "successor": network.facilitator}
        write_letter(template="network_handed_over", to=former.person, context=handed, at=at)
    for member in facts["members"]:
        told = facts | {"former": former.person if former else None}
        write_letter(template="network_led_by", to=member, context=told, at=at)

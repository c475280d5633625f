"""Verbs that change what ends a network before it does: take it back, or move its last day, with a reason."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.actions.cycle import _held, give_back
from networks.actions.decisions import Deciding, _decided, address_of
from networks.actions.ending import booked_after, close_network
from networks.actions.meetings import ask_who_belongs
from networks.actions.networks import demand_own_name
from networks.models import Decision, Membership, Network, Wiping
from networks.queries.cycle import concerned, life_of
from networks.rules.cycle import ENDING, Choice, State, demand_other_end
from networks.rules.programmes import State as ProgrammeState
from organisation.actions.letters import write_letter
from organisation.models import Account
from organisation.rules.dates import DAY
from organisation.rules.refusals import Refused


@contextmanager
def turning(
    choice: Choice, network: Network, reason: str, version: int, by: Account | None, at: datetime
) -> Iterator[tuple[Deciding, Decision]]:
    """The network under lock with the decision that can still be changed. Raises Refused where something lacks."""
    with _held(network, version) as fresh:
        life = life_of(fresh, at, timezone.localdate(at))
        winding = life.taken if choice in life.ways_back else None
        if winding is None:
            raise Refused(_("Det kan ikke gøres om: netværket er slut, eller det er ikke besluttet, at det slutter."))
        if fresh.programme.state == ProgrammeState.ENDED:
            raise Refused(_("Programmet er afsluttet. Åbn det igen først."))
        if not reason:
            raise Refused(_("Skriv begrundelsen. Deltagerne og facilitatoren læser den."), "reason")
        yield Deciding(fresh, life, reason, by, at), winding


def take_back(*, network: Network, reason: str, version: int, by: Account | None, at: datetime) -> Decision:
    """What ends a network is taken back: it goes on with its dates and its places as they were, and all hear why.

    Whoever has a place elsewhere in the programme by then keeps that one. Meetings that were called off stay so, and
    what the network wrote is not wiped. The network that was to begin in its place never does. Raises Refused when the
    last day is over, or somebody else has been given a place in that one.
    """
    with turning(Choice.TAKE_BACK, network, reason, version, by, at) as (now, winding):
        fresh, last = now.network, _last_of(now)
        successors = _given_up(now)
        demand_own_name(fresh, fresh.name, last + DAY)
        decision = _decided(now, Choice.TAKE_BACK, keeps={"meetings": sorted(_called_off(now))})
        seated = _carry_on(now, winding, None)
        standing = fresh.decisions.filter(choice__in=[*ENDING, Choice.MOVE_END], undone_at__isnull=True)
        standing.update(undone_at=at)
        fresh.ends = None
        fresh.save(update_fields=["ends"])
        give_back(fresh, winding.before)
        _follow(now)
        instead = next(iter(successors), None)
        _tell_each(now, "network_goes_on", decision, seated, last=last, ended=winding.choice, instead=instead)
        _tell_others(now, successors, decision)
    return decision


def _tell_others(now: Deciding, successors: list[Network], decision: Decision) -> None:
    """Who was to lead a network that never begins, and did not lead the one before it, is told so."""
    told = {person.pk for person in concerned(now.network, now.today)}
    for successor in successors:
        facts = {"network": successor, "decision": decision, "begins": False, "ends": successor.starts}
        for person in concerned(successor, now.today):
            if person.pk not in told:
                write_letter(template="network_wound_down", to=person, context=facts, at=now.at)


def _given_up(now: Deciding) -> list[Network]:
    """The networks that were to begin in its place never do. Raises Refused where others have a place in one."""
    mine = set(Membership.objects.filter(network=now.network).values_list("person_id", flat=True))
    successors = [one for one in now.life.successors if one.ends is None]
    for successor in successors:
        if Membership.objects.from_day(now.today).filter(network=successor).exclude(person_id__in=mine).exists():
            words = _(
                "Andre har fået en plads i netværk %(name)s, som skulle begynde i stedet. Opgiv det netværk først."
            )
            raise Refused(words % {"name": successor.name})
        successor.state = State.WOUND_DOWN
        successor.save(update_fields=["state"])
        close_network(network=successor, last=now.today - DAY, by=now.by, at=now.at)
    return successors


def move_end(*, network: Network, ends: date, reason: str, version: int, by: Account | None, at: datetime) -> Decision:
    """The last day of a network that is wound down is moved, earlier or later, and its places with it; all hear why.

    Meetings after an earlier day are called off; those that had been called off stay so. Raises Refused.
    """
    with turning(Choice.MOVE_END, network, reason, version, by, at) as (now, winding):
        fresh, last = now.network, _last_of(now)
        demand_other_end(now.life.course, ends, now.today)
        lost = {*_called_off(now), *(one.pk for one in booked_after(fresh, ends))}
        noted = {"ends": ends, "ended": last}
        decision = _decided(now, Choice.MOVE_END, keeps={"meetings": sorted(lost)}, noted=noted)
        seated = _carry_on(now, winding, ends) if ends > last else {}
        if ends < last:
            close_network(network=fresh, last=ends, by=by, at=at)
        fresh.ends = ends
        fresh.save(update_fields=["ends"])
        _follow(now)
        _tell_each(now, "network_end_moved", decision, seated, last=last, ends=ends)
    return decision


def _last_of(now: Deciding) -> date:
    """The last day as it was decided; only networks that have one come here."""
    return now.network.ends or now.today


def _called_off(now: Deciding) -> set[int]:
    """The meetings that were called off because the network was to end, by the decisions that stand."""
    return {pk for one in now.life.decisions if one.undone_at is None for pk in one.before.get("meetings", [])}


def _carry_on(now: Deciding, winding: Decision, until: date | None) -> dict[int, Network]:
    """Let the places that ended with the network go on `until` a day or without end, each to its own end at the latest.

    Who has a place elsewhere in the programme by then does not sit twice: person → the other network.
    """
    kept: dict[str, str | None] = winding.before.get("places", {})
    ended = list(Membership.objects.filter(network=now.network, ends__gte=_last_of(now)))
    seated = _seated_elsewhere(now, [one.person_id for one in ended], until)
    for place in (one for one in ended if one.person_id not in seated):
        own = kept.get(str(place.pk))
        days = [date.fromisoformat(own) if own else None, until]
        place.ends = min((day for day in days if day), default=None)
        place.save(update_fields=["ends"])
    return seated


def _seated_elsewhere(now: Deciding, people: list[int], until: date | None) -> dict[int, Network]:
    """Who has a place in another network of the programme after the last day as it was, and where."""
    places = Membership.objects.from_day(_last_of(now) + DAY).exclude(network=now.network)
    places = places.exclude(network__state=State.WOUND_DOWN, network__ends=F("network__starts"))
    if until is not None:
        places = places.filter(starts__lte=until)
    held = places.filter(network__programme=now.network.programme_id, person__in=people).select_related("network")
    return {one.person_id: one.network for one in held}


def _follow(now: Deciding) -> None:
    """What hangs on the last day: nobody is told of a wiping twice or wrongly, and meetings ahead ask who belongs."""
    Wiping.objects.filter(network=now.network, wiped_at__isnull=True).delete()
    ask_who_belongs(network=now.network, by=now.by, at=now.at)


def _tell_each(now: Deciding, template: str, decision: Decision, seated: dict[int, Network], **facts: Any) -> None:
    """A letter to everybody concerned; who keeps a place elsewhere reads that theirs ends as they were told."""
    shared = {"network": now.network, "decision": decision, "address": address_of(now.network)} | facts
    for person in concerned(now.network, now.today):
        write_letter(template=template, to=person, context=shared | {"other": seated.get(person.pk)}, at=now.at)

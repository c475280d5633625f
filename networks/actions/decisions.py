"""Verbs that decide about a network: continue, adjust, begin anew, redesign, wind down, and undo what nobody was told.

None of them without a dialogue with members and facilitator and a reason. Two who decide at once take one decision.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.actions.beginning import begin_network
from networks.actions.cycle import _held, dates_of, give_back
from networks.actions.ending import booked_after, close_network
from networks.actions.networks import demand_own_name
from networks.models import Decision, Membership, Network, Programme
from networks.queries.cycle import Life, concerned, life_of
from networks.queries.redesigns import decided_on
from networks.queries.sheets import launch_for
from networks.rules.criteria import kept_of
from networks.rules.cycle import (
    Choice,
    State,
    demand_dialogue,
    demand_early_reason,
    demand_ending,
    demand_next_date,
    demand_offered,
    demand_trial,
)
from networks.rules.redesigns import demand_asked_anew, last_day
from organisation.actions.audit import record
from organisation.actions.letters import write_letter
from organisation.formats.links import absolute
from organisation.models import Account
from organisation.rules.dates import DAY
from organisation.rules.refusals import Refused


@dataclass(frozen=True)
class Deciding:
    """A decision under way: the network under lock, its life, who decides, when and why."""

    network: Network
    life: Life
    reason: str
    by: Account | None
    at: datetime

    @property
    def today(self) -> date:
        """The day of the decision."""
        return timezone.localdate(self.at)


@contextmanager
def deciding(
    choice: Choice, network: Network, reason: str, version: int, by: Account | None, at: datetime
) -> Iterator[Deciding]:
    """The network under lock with everything that every decision asks for. Raises Refused where something lacks."""
    with _held(network, version) as fresh:
        life = life_of(fresh, at, timezone.localdate(at))
        demand_offered(life.course, choice, life.on)
        demand_dialogue(life.fresh.held_on if life.fresh else None, life.course.decided_on, life.on, life.talkers)
        if not reason:
            raise Refused(_("Skriv begrundelsen. Deltagerne og facilitatoren læser den."), "reason")
        yield Deciding(fresh, life, reason, by, at)


def continue_network(
    *,
    network: Network,
    reason: str,
    version: int,
    by: Account | None,
    at: datetime,
    adjustment: str = "",
    trial_ends: date | None = None,
    decide_by: date | None = None,
    tell: bool = True,
) -> Decision:
    """A network goes on, as it is or adjusted; an adjusted trial may get a later end.

    With `tell` the members and the facilitator get a letter; without, the decision can be undone. Past four years there
    must be a date for the next decision. Raises Refused.
    """
    choice = Choice.ADJUST if adjustment or trial_ends else Choice.CONTINUE
    with deciding(choice, network, reason, version, by, at) as now:
        if choice is Choice.ADJUST and not adjustment:
            raise Refused(_("Skriv, hvad der bliver ændret."), "adjustment")
        if trial_ends:
            demand_trial(now.life.course, trial_ends, now.today)
        demand_next_date(now.life.course, decide_by, now.today)
        decision = _decided(now, choice, adjustment=adjustment, told=tell)
        state = State.TRIAL if trial_ends else State.RUNNING
        _moved(now, state, trial_ends=trial_ends, decide_by=decide_by)
        if tell:
            _tell(now, "network_continued", decision, adjustment=adjustment, trial_ends=trial_ends)
    return decision


def wind_down(*, network: Network, ends: date, reason: str, version: int, by: Account | None, at: datetime) -> Decision:
    """A network ends with a day, that day included: its places too, and meetings after it are called off.

    Members and facilitator are told why. A network that has not begun by then never does: it ends on its first day and
    does not meet. What the decision found is kept, since it can be taken back. Raises Refused.
    """
    with deciding(Choice.WIND_DOWN, network, reason, version, by, at) as now:
        demand_ending(ends, now.today)
        begins = now.network.starts <= max(now.today, ends - DAY)
        last = ends if begins else now.today - DAY
        decision = _decided(now, Choice.WIND_DOWN, keeps=found_by(now, last))
        _tell(now, "network_wound_down", decision, ends=last, begins=begins)
        _closed(now, State.WOUND_DOWN, last)
    return decision


def found_by(now: Deciding, last: date) -> dict[str, Any]:
    """What an ending changes beyond the network's own dates: the last days of its places, and its meetings."""
    places = Membership.objects.from_day(now.today).filter(network=now.network)
    return {
        "places": {str(one.pk): one.ends.isoformat() if one.ends else None for one in places},
        "meetings": [one.pk for one in booked_after(now.network, last)],
    }


def restart(
    *,
    network: Network,
    name: str,
    starts: date,
    together: bool,
    reason: str,
    version: int,
    by: Account | None,
    at: datetime,
    early_reason: str = "",
) -> Decision:
    """A network ends and one begins in its place, with the same members or waiting for a new composition.

    The new one knows which it comes from, and begins with what management has decided about new networks.
    Before two years it takes a reason of its own. Raises Refused.
    """
    with deciding(Choice.RESTART, network, reason, version, by, at) as now:
        demand_early_reason(now.life.course, early_reason, now.today)
        if starts <= now.today:
            raise Refused(_("Det nye netværk skal begynde efter i dag."), "starts")
        demand_own_name(now.network, name, starts)
        keeps = found_by(now, starts - DAY)
        decision = _decided(now, Choice.RESTART, keeps=keeps, early_reason=early_reason)
        successor = _begun_anew(now, name, starts, together)
        facts = {"ends": starts - DAY, "starts": starts, "successor": successor, "together": together}
        _tell(now, "network_restarted", decision, address=address_of(successor), **facts)
        _closed(now, State.RESTARTED, starts - DAY)
    return decision


def redesign(
    *,
    network: Network,
    programme: Programme,
    reason: str,
    version: int,
    by: Account | None,
    at: datetime,
    ends: date | None = None,
) -> Decision:
    """A network gives way to what has been decided anew: another programme, or its own in a new edition of its sheet.

    It goes on until `ends`, or until the day before that programme begins. Raises Refused where the decisions of the
    programme were not made known after the network began, and where it is over.
    """
    with deciding(Choice.REDESIGN, network, reason, version, by, at) as now:
        demand_asked_anew(decided_on(programme), now.network.starts)
        last = max(last_day(ends, programme.starts, now.today), now.network.starts)
        decision = _decided(now, Choice.REDESIGN, keeps=found_by(now, last), programme=programme)
        is_own = programme.pk == now.network.programme_id
        _tell(now, "network_redesigned", decision, ends=last, successor=programme, is_own=is_own)
        _closed(now, State.REDESIGNED, last)
    return decision


def redesign_together(
    *,
    networks: Iterable[Network],
    programme: Programme,
    reason: str,
    by: Account | None,
    at: datetime,
    ends: date | None = None,
) -> list[Decision]:
    """Several networks give way at once, each by a decision that rests on a dialogue of its own: all of them, or none.

    Each is as it was seen. Raises Refused, with the name of the network that it is about.
    """
    facts: dict[str, Any] = {"programme": programme, "reason": reason, "ends": ends, "by": by, "at": at}
    decisions = []
    with transaction.atomic():
        for network in sorted(networks, key=lambda one: one.pk):
            try:
                decisions.append(redesign(network=network, version=network.version, **facts))
            except Refused as refused:
                raise Refused(f"{network.name}: {refused}", refused.field) from refused
        record(verb="redesign_together", by=by, at=at, on=programme, after={"networks": len(decisions)})
    return decisions


def undo_decision(*, decision: Decision, version: int, by: Account | None, at: datetime) -> Decision:
    """Take back the latest decision about a network, as long as nobody was told: state and dates are as before.

    The decision stays in the history as undone. Raises Refused.
    """
    with _held(decision.network, version) as fresh:
        life = life_of(fresh, at, timezone.localdate(at))
        if life.undoable is None or life.undoable.pk != decision.pk:
            raise Refused(_("Beslutningen kan ikke fortrydes: der er sendt breve om den, eller en nyere er truffet."))
        before, latest = dates_of(fresh), life.undoable
        give_back(fresh, latest.before)
        latest.undone_at = at
        latest.save(update_fields=["undone_at"])
        record(verb="undo_decision", by=by, at=at, on=latest, before=before, after=dates_of(fresh))
    return latest


def _decided(
    now: Deciding,
    choice: Choice,
    *,
    keeps: Mapping[str, Any] | None = None,
    noted: Mapping[str, Any] | None = None,
    **facts: Any,
) -> Decision:
    """Part of the verbs that decide: the decision with what was known of each criterion, and how things stood before.

    `keeps` is what an undoing takes back beyond the dates, `noted` what the trail is told beside the choice.
    """
    verdicts = [kept_of(one.wanted, found, now.life.known) for one, found in now.life.criteria]
    decision = Decision.objects.create(
        network=now.network,
        choice=choice,
        reason=now.reason,
        dialogue=now.life.fresh,
        verdicts=verdicts,
        before=dates_of(now.network) | dict(keeps or {}),
        by=now.by,
        at=now.at,
        **facts,
    )
    after = {"network": now.network.pk, "choice": choice} | dict(noted or {})
    record(verb=f"decide_{choice.value}", by=now.by, at=now.at, on=decision, after=after)
    return decision


def _moved(now: Deciding, state: State, *, trial_ends: date | None, decide_by: date | None) -> None:
    network = now.network
    network.state, network.trial_ends, network.decide_by = state, trial_ends, decide_by
    network.save(update_fields=["state", "trial_ends", "decide_by"])


def _closed(now: Deciding, state: State, last: date) -> None:
    """The network in its last state, its places ended and its meetings after the day called off."""
    now.network.state = state
    now.network.save(update_fields=["state"])
    close_network(network=now.network, last=last, by=now.by, at=now.at)


def _begun_anew(now: Deciding, name: str, starts: date, together: bool) -> Network:
    """The network that comes after another, on the same weekday, in the same place and with the same facilitator."""
    network, launch = now.network, launch_for(now.network.programme)
    kept = {"day": network.day, "place": network.place, "facilitator": network.facilitator}
    facts = {"programme": network.programme, **kept}
    successor = begin_network(launch, starts, now.at, name=name, origin=network, **facts)
    if together:
        staying = Membership.objects.on(starts - DAY).filter(network=network)
        places = [Membership(network=successor, person_id=row.person_id, starts=starts) for row in staying]
        Membership.objects.bulk_create(places)
    return successor


def _tell(now: Deciding, template: str, decision: Decision, **facts: Any) -> None:
    """A letter to everybody concerned: what was decided and why."""
    shared = {"network": now.network, "decision": decision, "address": address_of(now.network)} | facts
    for person in concerned(now.network, now.today):
        write_letter(template=template, to=person, context=shared, at=now.at)


def address_of(network: Network) -> str:
    """Where members read their network."""
    return absolute(reverse("networks:network", args=[network.pk]))

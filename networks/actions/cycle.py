"""Verbs that prepare the decisions about a network: its dates, the criteria for winding it down, the dialogue held."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.models import Criterion, Dialogue, Membership, Network
from networks.queries.health import course_now
from networks.rules.criteria import Wanted, demand_criteria
from networks.rules.cycle import (
    MOVES,
    State,
    demand_before_the_day,
    demand_held,
    demand_next_date,
    demand_next_kept,
    demand_same,
    demand_trial,
    demand_trial_kept,
)
from organisation.actions.audit import record
from organisation.models import Account
from organisation.rules.refusals import Refused


@contextmanager
def _held(network: Network, version: int) -> Iterator[Network]:
    """The network under lock, if its life is as it was when the page was opened; the version rises when all is done."""
    with transaction.atomic():
        fresh = Network.objects.select_for_update().get(pk=network.pk)
        demand_same(version, fresh.version)
        fresh = Network.objects.select_related("programme", "facilitator__person").get(pk=network.pk)
        yield fresh
        fresh.version += 1
        fresh.save(update_fields=["version"])


def set_dates(
    *,
    network: Network,
    trial_ends: date | None,
    decide_by: date | None,
    version: int,
    by: Account | None,
    at: datetime,
) -> Network:
    """Say until when a network is on trial, or that it is not, and by when the next decision is taken.

    A trial has its own end for a decision date, so that `decide_by` counts after it. A trial that has an end is
    neither lifted nor prolonged, and a day for the next decision is not done away with: that takes dialogue and reason.
    Raises Refused; also when the day for the next decision has come.
    """
    today = timezone.localdate(at)
    with _held(network, version) as fresh:
        course = course_now(fresh)
        state = State.TRIAL if trial_ends else State.RUNNING
        if course.ends is not None or state not in MOVES[State(fresh.state)]:
            raise Refused(_("Der er allerede truffet en beslutning: netværket slutter."))
        demand_before_the_day(course, today)
        demand_trial_kept(course, trial_ends, today)
        demand_next_kept(course, decide_by)
        if trial_ends and trial_ends != fresh.trial_ends:
            demand_trial(course, trial_ends, today)
        if decide_by and decide_by != fresh.decide_by:
            demand_next_date(course, decide_by, today)
        before = dates_of(fresh)
        fresh.state, fresh.trial_ends, fresh.decide_by = state, trial_ends, decide_by
        fresh.save(update_fields=["state", "trial_ends", "decide_by"])
        record(verb="set_dates", by=by, at=at, on=fresh, before=before, after=dates_of(fresh))
    return fresh


def dates_of(network: Network) -> dict[str, str | None]:
    """The state of a network's life and its dates, for the trail and for undoing."""
    dates = {"trial_ends": network.trial_ends, "decide_by": network.decide_by}
    return {"state": network.state} | {name: day.isoformat() if day else None for name, day in dates.items()}


def give_back(network: Network, before: Mapping[str, Any]) -> None:
    """The state of a network's life and its dates as a decision found them."""
    network.state = before["state"]
    for name in ("trial_ends", "decide_by"):
        day = before[name]
        setattr(network, name, date.fromisoformat(day) if day else None)
    network.save(update_fields=["state", "trial_ends", "decide_by"])


def set_criteria(
    *, network: Network, chosen: Iterable[Wanted], version: int, by: Account | None, at: datetime
) -> Network:
    """Fix by which criteria a network ought to be wound down, in place of those there were.

    They are fixed beforehand: raises Refused when a decision is due or has ended the network, and for a limit that
    makes no sense.
    """
    chosen = list(chosen)
    with _held(network, version) as fresh:
        demand_criteria(chosen, course_now(fresh), timezone.localdate(at))
        before = sorted(fresh.criteria.values_list("kind", flat=True))
        fresh.criteria.all().delete()
        Criterion.objects.bulk_create(
            Criterion(network=fresh, kind=one.kind, limit=one.limit, words=one.words, fixed_at=at) for one in chosen
        )
        after = sorted(one.kind for one in chosen)
        record(verb="set_criteria", by=by, at=at, on=fresh, before={"criteria": before}, after={"criteria": after})
    return fresh


def note_dialogue(
    *, network: Network, held_on: date, people: str, said: str, by: Account | None, at: datetime
) -> Dialogue:
    """Note a dialogue with members and facilitator: when, with whom, and in one line what it said.

    Noted again for the same day it gets the new words, until a decision rests on it. The trail says that it was noted;
    what was said stays on the network's pages. Before the first day it is held with those who have been given a place.
    Raises Refused for a day to come, or before the network began, or where there is nobody to talk with.
    """
    today = timezone.localdate(at)
    with transaction.atomic():
        fresh = Network.objects.select_for_update().get(pk=network.pk)
        demand_held(course_now(fresh), held_on, today, Membership.objects.from_day(today).filter(network=fresh).count())
        if fresh.decisions.filter(dialogue__held_on=held_on, undone_at__isnull=True).exists():
            raise Refused(_("En beslutning hviler allerede på dialogen den dag. Den kan ikke ændres."), "held_on")
        facts = {"people": people, "said": said, "by": by, "at": at}
        dialogue, _new = Dialogue.objects.update_or_create(network=fresh, held_on=held_on, defaults=facts)
        record(verb="note_dialogue", by=by, at=at, on=dialogue, after={"network": fresh.pk, "held_on": held_on})
    return dialogue

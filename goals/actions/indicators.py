"""Verbs of indicators: add one to a goal, change what it is, and stop following it.

Of an indicator of a personal goal the trail is told facts only, never its name or its figures.
"""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from goals.models import Goal, Indicator
from goals.rules.goals import State
from goals.rules.indicators import sides_of
from organisation.actions.audit import record
from organisation.models import Account
from organisation.rules.refusals import Refused
from organisation.rules.stale import mark_of, refuse_stale

CHANGEABLE = (
    *("name", "measured_in", "nature", "direction", "baseline", "baseline_on"),
    *("near", "decimals", "cadence", "source"),
)
# What the trail is told of an indicator of a personal goal.
QUIET = ("nature", "direction", "decimals", "cadence")


def add_indicator(*, goal: Goal, by: Account | None, at: datetime, **facts: Any) -> Indicator:
    """Add an indicator to a goal; `facts` are its fields. The very same one, sent twice, is one.

    Raises `Refused` of an ended goal, and at `name` where the goal follows another of that name.
    """
    with transaction.atomic():
        goal = Goal.objects.select_for_update().get(pk=goal.pk)
        if goal.state == State.ENDED:
            raise Refused(_("Målet er afsluttet og kan ikke få nye indikatorer."))
        if (twin := goal.indicators.filter(ended_on=None, **facts).first()) is not None:
            return twin
        indicator = Indicator(goal=goal, **facts)
        refuse_namesake(indicator)
        indicator.save(force_insert=True)
        record(verb="add_indicator", by=by, at=at, on=indicator, after=told_of(indicator, CHANGEABLE))
    return indicator


def change_indicator(
    *, indicator: Indicator, by: Account | None, at: datetime, seen: str | None = None, **facts: Any
) -> Indicator:
    """Change what an indicator is; the trail keeps what it was.

    Raises `Refused` at `name` or `direction`, which cannot turn round while there are targets that say the opposite,
    and `Stale` where the indicator is no longer what the writer has `seen`.
    """
    if unknown := facts.keys() - set(CHANGEABLE):
        raise TypeError(f"not to be changed: {', '.join(sorted(unknown))}")
    with transaction.atomic():
        indicator = locked(indicator)
        refuse_stale(seen, indicator_mark(indicator))
        before = {name: getattr(indicator, name) for name in facts}
        for name, value in facts.items():
            setattr(indicator, name, value)
        refuse_namesake(indicator)
        if "direction" in facts:
            refuse_turn(indicator, before["direction"])
        changed = [name for name in facts if getattr(indicator, name) != before[name]]
        was = told_of(Indicator(goal=indicator.goal, **before), changed)
        indicator.save(update_fields=changed)
        after = {"changed": sorted(changed)} | told_of(indicator, changed)
        record(verb="change_indicator", by=by, at=at, on=indicator, before=was, after=after)
    return indicator


def end_indicator(*, indicator: Indicator, by: Account | None, at: datetime) -> Indicator:
    """Stop following an indicator; what was measured stays to be read. Raises `Refused` of one that has ended."""
    with transaction.atomic():
        indicator = locked(indicator)
        indicator.ended_on = timezone.localdate(at)
        indicator.save(update_fields=["ended_on"])
        record(verb="end_indicator", by=by, at=at, on=indicator, after={"ended_on": indicator.ended_on})
    return indicator


def locked(indicator: Indicator) -> Indicator:
    """An indicator and its goal, locked, so that targets and measurements change one at a time.

    Raises `Refused` of one that is no longer followed.
    """
    found = Indicator.objects.select_for_update(of=("self",)).select_related("goal").get(pk=indicator.pk)
    if found.ended_on is not None:
        raise Refused(_("Indikatoren bliver ikke fulgt mere, så den kan ikke ændres."))
    return found


def indicator_mark(indicator: Indicator) -> str:
    """A mark of an indicator as it stands, by which a form knows whether somebody else has changed it meanwhile."""
    return mark_of({name: plain(getattr(indicator, name)) for name in CHANGEABLE})


def refuse_namesake(indicator: Indicator) -> None:
    """Raise `Refused` where the goal follows another indicator of the same name."""
    followed = Indicator.objects.filter(goal=indicator.goal_id, ended_on=None, name__iexact=indicator.name)
    if followed.exclude(pk=indicator.pk).exists():
        raise Refused(_("Målet har allerede en indikator med det navn."), "name")


def refuse_turn(indicator: Indicator, before: str) -> None:
    """Raise `Refused` where targets would say at least of what shall be at most."""
    if sides_of(indicator.direction) != sides_of(before) and indicator.targets.exists():
        raise Refused(_("Måltallene passer ikke til den retning. Fjern dem først, og skriv nye bagefter."), "direction")


def told_of(indicator: Indicator, names: Iterable[str]) -> dict[str, Any]:
    """What the trail is told of an indicator's facts."""
    told = {name: getattr(indicator, name) for name in names if not indicator.goal.is_personal or name in QUIET}
    return {name: plain(value) for name, value in told.items()}


def plain(value: Any) -> Any:
    """A fact as the trail keeps it: a figure is a text, however many noughts it was stored with."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value

"""Verbs of targets: what an indicator shall reach in a period."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from goals.actions.indicators import locked, plain
from goals.models import Indicator, Target
from goals.rules.targets import Term, refuse_sides, refuse_term
from organisation.actions.audit import record
from organisation.models import Account
from organisation.rules.stale import mark_of, refuse_stale


def set_target(
    *,
    indicator: Indicator,
    starts: date,
    ends: date | None,
    low: Decimal | None,
    high: Decimal | None,
    by: Account | None,
    at: datetime,
    target: Target | None = None,
    seen: str | None = None,
) -> Target:
    """Set what an indicator shall be in a period, or change `target`; without `ends` it holds for good.

    Raises `Refused` at a field: a target says what the direction asks for, and no day has two; and `Stale` where
    `target` is no longer what the writer has `seen`. The very same one, sent twice, is one.
    """
    with transaction.atomic():
        indicator = locked(indicator)
        refuse_sides(indicator.direction, low, high)
        same = indicator.targets.filter(starts=starts, ends=ends, low=low, high=high).first()
        if same is not None and (target is None or same == target):
            return same
        others = indicator.targets.exclude(pk=target.pk if target else 0)
        refuse_term(Term(starts, ends), [Term(*days) for days in others.values_list("starts", "ends")])
        aim = indicator.targets.get(pk=target.pk) if target else Target(indicator=indicator)
        refuse_stale(seen, target_mark(aim))
        before = told_of(aim, indicator) if target else {}
        aim.starts, aim.ends, aim.low, aim.high = starts, ends, low, high
        aim.save(update_fields=["starts", "ends", "low", "high"] if target else None)
        record(verb="set_target", by=by, at=at, on=indicator, before=before, after=told_of(aim, indicator))
    return aim


def remove_target(*, target: Target, by: Account | None, at: datetime) -> Indicator:
    """Take a target away; returns its indicator. The trail keeps what it said."""
    with transaction.atomic():
        indicator = locked(target.indicator)
        record(verb="remove_target", by=by, at=at, on=indicator, before=told_of(target, indicator))
        target.delete()
    return indicator


def target_mark(target: Target) -> str:
    """A mark of a target as it stands."""
    return mark_of({name: plain(getattr(target, name)) for name in ("starts", "ends", "low", "high")})


def told_of(target: Target, indicator: Indicator) -> dict[str, Any]:
    """What the trail is told of a target; of a personal goal's its days only."""
    days = {"starts": target.starts, "ends": target.ends}
    return days if indicator.goal.is_personal else days | {"low": plain(target.low), "high": plain(target.high)}

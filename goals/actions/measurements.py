"""Verbs of measurements: record one, correct it by recording the day again, and remove it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from goals.actions.indicators import locked, plain
from goals.models import Indicator, Measurement
from goals.rules.indicators import value_words
from goals.rules.measurement_import import Change, Facts, Plan
from organisation.actions.audit import record
from organisation.models import Account
from organisation.rules.refusals import Refused, Stale
from organisation.rules.stale import mark_of
from organisation.rules.times import dated_words

FACTS = ("value", "n", "uncertainty", "note")


def record_measurement(
    *,
    indicator: Indicator,
    on: date,
    value: Decimal,
    by: Account | None,
    at: datetime,
    n: int | None = None,
    uncertainty: Decimal | None = None,
    note: str = "",
    seen: str | None = None,
) -> Measurement:
    """Record what an indicator was on a day. The same day again corrects it, and the trail keeps both.

    Saying the same again changes nothing. Raises `Refused` at `on` of a day that has not come, and `Stale` where the
    day has a measurement that is not the one the writer has `seen`.
    """
    if on > timezone.localdate(at):
        raise Refused(_("Den dag er ikke kommet endnu."), "on")
    with transaction.atomic():
        indicator = locked(indicator)
        measured = indicator.measurements.filter(on=on).first() or Measurement(indicator=indicator, on=on)
        before = facts_of(measured) if measured.pk else {}
        facts = {"value": value, "n": n, "uncertainty": uncertainty, "note": note}
        if before == facts:
            return measured
        if before and seen is not None:
            refuse_unseen(measured, seen)
        for name, fact in facts.items():
            setattr(measured, name, fact)
        measured.by, measured.at = by, at
        measured.save(update_fields=[*FACTS, "by", "at"] if before else None)
        was, after = told_of(indicator, on, before), told_of(indicator, on, facts)
        record(verb="record_measurement", by=by, at=at, on=indicator, before=was, after=after)
    return measured


def import_measurements(*, plan: Plan, by: Account | None, at: datetime) -> int:
    """Record what a plan says, all or nothing; how many measurements are new or corrected.

    Raises `Refused` of a plan with a wrong row, where an indicator can be measured no longer, and `Stale` where a day
    has been measured otherwise since the plan was made.
    """
    if plan.wrong:
        raise Refused(_("Filen har forkerte rækker. Intet er gemt."))
    with transaction.atomic():
        followed = Indicator.objects.select_for_update().order_by("pk")
        indicators = followed.in_bulk({one.indicator for one in plan.planned})
        refuse_otherwise(plan)
        for one in plan.planned:
            if one.change != Change.UNCHANGED:
                facts = one.row.facts._asdict()
                record_measurement(indicator=indicators[one.indicator], on=one.row.on, by=by, at=at, **facts)
    return plan.changes


def refuse_otherwise(plan: Plan) -> None:
    """Raise `Stale` where what is known of a day is no longer what the plan was made against."""
    planned = {(one.indicator, one.row.on): one.before for one in plan.planned}
    pks, days = {pk for pk, _on in planned}, {on for _pk, on in planned}
    measured = Measurement.objects.filter(indicator__in=pks, on__in=days).order_by()
    now = {(one.indicator_id, one.on): Facts(**facts_of(one)) for one in measured}
    if any(now.get(key) != before for key, before in planned.items()):
        raise Stale(_("Målingerne er ændret, siden du prøvede filen. Se igen, hvad der vil ske."))


def remove_measurement(*, measurement: Measurement, by: Account | None, at: datetime) -> Indicator:
    """Remove a measurement that should not have been there; returns its indicator. The trail keeps what it said."""
    with transaction.atomic():
        indicator = locked(measurement.indicator)
        was = told_of(indicator, measurement.on, facts_of(measurement))
        record(verb="remove_measurement", by=by, at=at, on=indicator, before=was)
        measurement.delete()
    return indicator


def measurement_mark(measurement: Measurement | None) -> str:
    """A mark of a measurement as it stands; empty where there is none."""
    if measurement is None:
        return ""
    return mark_of({"on": measurement.on} | {name: plain(getattr(measurement, name)) for name in FACTS})


def refuse_unseen(measurement: Measurement, seen: str) -> None:
    """Raise `Stale` where the day has another measurement than the one that was seen: nobody overwrites unknowingly."""
    if seen != measurement_mark(measurement):
        indicator = measurement.indicator
        value = value_words(measurement.value, indicator.decimals, indicator.measured_in)
        words = _("%(day)s er allerede målt til %(value)s. Gem igen, hvis det skal rettes.")
        raise Stale(words % {"day": dated_words(measurement.on), "value": value}, "on")


def facts_of(measurement: Measurement) -> dict[str, Any]:
    """What was measured."""
    return {name: getattr(measurement, name) for name in FACTS}


def told_of(indicator: Indicator, on: date, facts: dict[str, Any]) -> dict[str, Any]:
    """What the trail is told of a measurement; of a personal goal's its day only."""
    if not facts or indicator.goal.is_personal:
        return {"on": on} if facts else {}
    figures = {"value": plain(facts["value"]), "uncertainty": plain(facts["uncertainty"])}
    return {"on": on, "n": facts["n"], "note": facts["note"]} | figures

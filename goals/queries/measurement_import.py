"""What a file of measurements is held against: the indicators that may be measured, and what has been."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from goals.models import Indicator, Measurement
from goals.rules.measurement_import import Facts, Plan, Row, plan_import
from organisation.rules.row_faults import Wrong


def plan_for(measurable: QuerySet[Indicator], rows: list[Row], wrong: Iterable[Wrong], today: date) -> Plan:
    """What the rows would do now. Two questions."""
    names = dict(measurable.order_by("pk").values_list("pk", "name"))
    days = {row.on for row in rows}
    measured = Measurement.objects.filter(indicator__in=names, on__in=days).order_by()
    known = {(one.indicator_id, one.on): Facts(one.value, one.n, one.uncertainty, one.note) for one in measured}
    return plan_import(rows, wrong, names, known, today)

"""What speaks against a time for a dialogue, and what gives way to it."""

from collections.abc import Sequence
from datetime import datetime

from organisation.models import Appointment, Person
from organisation.queries.calendar import busy_people
from performance.models import Dialogue
from performance.rules.booking import OPEN


def taken(two: Sequence[Person], starts: datetime, ends: datetime, apart_from: Appointment | None) -> list[str]:
    """The names of those of the two who have something else then."""
    busy = busy_people(two, starts, ends, apart_from=[apart_from] if apart_from else ())
    return [one.name for one in two if one.pk in busy]


def former_of(employee: Person, leader: Person) -> Dialogue | None:
    """An employee's open dialogue with a former leader."""
    others = Dialogue.objects.filter(employee=employee, state__in=OPEN).exclude(leader=leader)
    return others.select_related("leader", "appointment").first()

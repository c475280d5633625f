"""The talks after a report, as they stand in the calendar: who is asked, what is booked, what has been held."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.utils import timezone

from evaluation.models import Assessment
from evaluation.rules.talks import SUBJECTS, Whom
from organisation.models import Appointment, Person
from organisation.queries.calendar import busy_people
from organisation.queries.chain import superior_of_person
from organisation.queries.reports import direct_reports
from organisation.rules.calendar import State


def talks_of(assessment: Assessment) -> dict[Whom, Appointment]:
    """What is booked with whom; of several the last."""
    rows = Appointment.objects.filter(
        subject_kind__in=SUBJECTS.values(), subject_id=assessment.pk, state=State.BOOKED
    ).order_by("starts", "pk")
    kinds = {kind: whom for whom, kind in SUBJECTS.items()}
    return {kinds[row.subject_kind]: row for row in rows}


def guests_of(assessment: Assessment, whom: Whom, on: date) -> list[Person]:
    """Whom a talk asks, by today's organisation: the nearest leader, or everybody whose nearest leader one is."""
    if whom == Whom.EMPLOYEES:
        return list(Person.objects.filter(pk__in=direct_reports(assessment.evaluated.pk, on)).order_by("name", "pk"))
    superior = superior_of_person(assessment.evaluated.pk, on)
    return list(Person.objects.filter(pk=superior)) if superior else []


def taken(guests: Sequence[Person], starts: datetime, ends: datetime, apart_from: Appointment | None) -> list[str]:
    """The names of those who have something else then."""
    busy = busy_people(guests, starts, ends, apart_from=[apart_from] if apart_from else ())
    return [one.name for one in guests if one.pk in busy]


def held_in(assessments: set[int], on: date) -> dict[Whom, set[int]]:
    """Those of some assessments whose talk was booked for a day before this one, by whom it was with."""
    today = timezone.make_aware(datetime.combine(on, time.min))
    rows = Appointment.objects.filter(subject_kind__in=SUBJECTS.values(), state=State.BOOKED, ends__lte=today)
    found: dict[str, set[int]] = {kind: set() for kind in SUBJECTS.values()}
    for kind, pk in rows.values_list("subject_kind", "subject_id"):
        found[kind].add(pk or 0)
    return {whom: found[kind] & assessments for whom, kind in SUBJECTS.items()}

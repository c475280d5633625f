"""The trail in sentences: the roof asks each app what its rows are about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from evaluation.queries import trail as evaluation
from goals.queries import trail as goals
from ledernet.rules.jobs import job_words
from ledernet.rules.trail import UNLISTED, UNNAMED, told_of, verbs_about
from networks.queries import trail as networks
from organisation.models import AuditEntry
from organisation.queries import trail as organisation
from organisation.queries.audit import latest_entries
from organisation.rules.trail import sentence_of
from performance.queries import trail as performance

FLOORS = (organisation, evaluation, goals, networks, performance)


@dataclass(frozen=True)
class Line:
    """One deed: what was done by whom to what, and when."""

    sentence: str
    at: datetime


def entries_found(
    *, who: str = "", topic: str = "", starts: date | None = None, ends: date | None = None
) -> QuerySet[AuditEntry]:
    """The trail, newest first: by people whose name holds every word of `who`, about a topic, within days.

    A `who` that is the system's own name finds what LederNet did by itself. What is not listed is not found.
    """
    found = latest_entries().exclude(verb__in=UNLISTED)
    if who.lower() == str(UNNAMED["who"]):
        found = found.filter(by__isnull=True)
    else:
        for word in who.split():
            found = found.filter(by__person__name__icontains=word)
    if topic:
        found = found.filter(verb__in=verbs_about(topic))
    if starts:
        found = found.filter(at__gte=midnight(starts))
    if ends:
        found = found.filter(at__lt=midnight(ends + timedelta(days=1)))
    return found


def midnight(day: date) -> datetime:
    """The first moment of a day."""
    return timezone.make_aware(datetime.combine(day, time.min))


def lines_of(entries: Iterable[AuditEntry]) -> list[Line]:
    """The trail's rows in sentences; at most one question for each kind of object among them."""
    entries = list(entries)
    known = [floor.facts_of(entries) for floor in FLOORS]
    return [line_of(entry, {k: v for facts in known for k, v in facts.get(entry.pk, {}).items()}) for entry in entries]


def line_of(entry: AuditEntry, facts: dict[str, str]) -> Line:
    """One row with what is known of it."""
    if entry.by is not None:
        facts["who"] = entry.by.person.name
    if "job" in facts:
        facts["job"] = job_words(facts["job"])
    return Line(sentence_of(told_of(entry.verb, entry.kind), entry.verb, facts, UNNAMED), entry.at)

"""Verbs of the agenda: its points, their order, and the clock of each."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from networks.models import Dilemma, Meeting, Point
from networks.rules.agenda import MOST_POINTS, moved
from networks.rules.clock import given_more, gone_on, stand_at
from networks.rules.methods import phases_for
from organisation.actions.audit import record
from organisation.models import Account
from organisation.rules.refusals import Refused, Stale
from organisation.rules.stale import mark_of


def add_point(
    *,
    meeting: Meeting,
    heading: str,
    minutes: int,
    by: Account | None,
    at: datetime,
    method: str = "",
    dilemma: Dilemma | None = None,
) -> Point:
    """Put a point last on the agenda. Raises Refused where there are too many to hold in one meeting."""
    with transaction.atomic():
        Meeting.objects.select_for_update().get(pk=meeting.pk)
        ranks = list(meeting.points.values_list("rank", flat=True))
        if len(ranks) >= MOST_POINTS:
            raise Refused(_("Der kan højst stå %(most)s punkter på en dagsorden.") % {"most": MOST_POINTS})
        point = Point.objects.create(
            meeting=meeting,
            rank=max(ranks, default=0) + 1,
            heading=heading,
            minutes=minutes,
            method=method,
            dilemma=dilemma,
        )
        record(verb="add_point", by=by, at=at, on=meeting, after={"points": len(ranks) + 1})
    return point


def change_point(
    *,
    point: Point,
    heading: str,
    minutes: int,
    by: Account | None,
    at: datetime,
    method: str = "",
    dilemma: Dilemma | None = None,
    seen: str | None = None,
) -> Point:
    """Change what a point is, how long, and by which method. A clock that runs keeps its phases.

    Raises `Stale`, with how it stands now, where somebody has changed the point since it had the mark `seen`.
    """
    with transaction.atomic():
        point = Point.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=point.pk)
        if seen not in (None, mark_of_point(point)):
            words = _("En anden har rettet punktet imens. Nu står der: »%(heading)s«, %(minutes)s min.")
            raise Stale(words % {"heading": point.heading, "minutes": point.minutes})
        point.heading, point.minutes, point.method, point.dilemma = heading, minutes, method, dilemma
        point.save(update_fields=["heading", "minutes", "method", "dilemma"])
        record(verb="change_point", by=by, at=at, on=point.meeting, after={"minutes": minutes})
    return point


def mark_of_point(point: Point) -> str:
    """The mark of a point as it stands."""
    names = ("heading", "minutes", "method", "dilemma_id")
    return mark_of({name: getattr(point, name) for name in names})


def drop_point(*, point: Point, by: Account | None, at: datetime) -> Meeting:
    """Take a point off the agenda."""
    with transaction.atomic():
        meeting = point.meeting
        point.delete()
        record(verb="drop_point", by=by, at=at, on=meeting, after={"points": meeting.points.count()})
    return meeting


def shift_point(*, point: Point, up: bool, by: Account | None, at: datetime) -> Meeting:
    """Let a point change place with the one above it, or below."""
    with transaction.atomic():
        meeting = Meeting.objects.select_for_update().get(pk=point.meeting_id)
        points = {one.pk: one for one in meeting.points.all()}
        for rank, key in enumerate(moved(list(points), point.pk, up), 1):
            points[key].rank = rank
        Point.objects.bulk_update(points.values(), ["rank"])
        record(verb="shift_point", by=by, at=at, on=meeting, after={"points": len(points)})
    return meeting


def begin_clock(*, point: Point, by: Account | None, at: datetime) -> Point:
    """Begin a point's clock, or begin it anew; a clock of another point of the meeting stops."""
    with transaction.atomic():
        Meeting.objects.select_for_update().get(pk=point.meeting_id)
        running = Point.objects.filter(meeting=point.meeting_id, began_at__isnull=False, ended_at__isnull=True)
        running.exclude(pk=point.pk).update(ended_at=at)
        phases = phases_for(point.method, point.heading, point.minutes)
        point.began_at, point.ended_at = at, None
        point.lengths = [phase.minutes * 60 for phase in phases]
        point.save(update_fields=["began_at", "ended_at", "lengths"])
        record(verb="begin_clock", by=by, at=at, on=point.meeting)
    return point


def go_on(*, point: Point, phase: int, by: Account | None, at: datetime) -> Point:
    """Begin the next phase now. `phase` is the one that was seen: has the clock gone on itself, nothing happens."""
    with transaction.atomic():
        point, elapsed = _held(point, at)
        if point.is_running and stand_at(point.lengths, elapsed).phase == phase:
            point.lengths = gone_on(point.lengths, elapsed)
            point.save(update_fields=["lengths"])
            record(verb="go_on", by=by, at=at, on=point.meeting)
    return point


def give_more(*, point: Point, phase: int, by: Account | None, at: datetime) -> Point:
    """Give the phase that was seen two minutes more; when the clock has gone on itself, nothing happens."""
    with transaction.atomic():
        point, elapsed = _held(point, at)
        if point.is_running and stand_at(point.lengths, elapsed).phase == phase:
            point.lengths = given_more(point.lengths, elapsed)
            point.save(update_fields=["lengths"])
            record(verb="give_more", by=by, at=at, on=point.meeting)
    return point


def stop_clock(*, point: Point, by: Account | None, at: datetime) -> Point:
    """Stop a point's clock. A second time changes nothing."""
    with transaction.atomic():
        point, _elapsed = _held(point, at)
        if point.is_running:
            point.ended_at = at
            point.save(update_fields=["ended_at"])
            record(verb="stop_clock", by=by, at=at, on=point.meeting)
    return point


def _held(point: Point, at: datetime) -> tuple[Point, int]:
    """The point as it is now, held until the end of the transaction, and how many seconds its clock has run."""
    Point.objects.select_for_update().get(pk=point.pk)
    point = Point.objects.select_related("meeting").get(pk=point.pk)
    return point, int((at - point.began_at).total_seconds()) if point.began_at else 0

"""What a series of meetings would be, and what is left of one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from networks.models import Meeting, Network
from networks.queries.clashes import Objections, Span, objections_at
from networks.queries.meetings import meetings_ahead
from networks.rules.series import Occurrence, occurrences
from organisation.rules.calendar import COPENHAGEN, moment
from organisation.rules.holidays import closed_because


@dataclass(frozen=True)
class Planned:
    """A turn of a series that is planned: when it falls, and what speaks against it. None where it is skipped."""

    occurrence: Occurrence
    span: Span | None = None
    objections: Objections = field(default_factory=Objections)

    @property
    def is_bookable(self) -> bool:
        """Whether there is a day, and the network does not meet then already."""
        return self.span is not None and not self.objections.own

    @property
    def key(self) -> str:
        """What a form knows it by."""
        return self.span.starts.isoformat() if self.span else ""


def planned_series(
    network: Network,
    *,
    day: date,
    starts: time,
    ends: time,
    place: str,
    weeks: int,
    count: int,
    on_holidays: str,
) -> tuple[Planned, ...]:
    """Every turn of a series from a first day on, with what speaks against it."""
    turns = occurrences(day, weeks=weeks, count=count, on_holidays=on_holidays, closed=closed_because)
    spans = {one: span for one in turns if one.day and (span := span_on(one.day, starts, ends))}
    objections = dict(zip(spans, objections_at(network, list(spans.values()), place), strict=True))
    return tuple(Planned(one, spans.get(one), objections.get(one, Objections())) for one in turns)


def span_on(day: date, starts: time, ends: time) -> Span | None:
    """Two clocks on a day; None where the change to summer time skips one of them."""
    begins, stops = moment(day, starts), moment(day, ends)
    return Span(begins, stops) if begins and stops else None


def rest_of(meeting: Meeting, now: datetime) -> list[Meeting]:
    """A meeting of a series and those after it that are neither over nor called off; alone where it has no series."""
    if meeting.series_id is None:
        return [meeting]
    ahead = meetings_ahead(meeting.network, now).filter(series=meeting.series_id)
    return list(ahead.filter(appointment__starts__gte=meeting.appointment.starts))


def moved_along(
    meetings: Iterable[Meeting], meeting: Meeting, starts: datetime, ends: datetime
) -> list[tuple[Meeting, Span]]:
    """Where the rest of a series goes when one of it moves: as many days on, to the new hours.

    A meeting whose new hour the change to summer time skips keeps its own time.
    """
    begins, stops = starts.astimezone(COPENHAGEN), ends.astimezone(COPENHAGEN)
    shift: timedelta = begins.date() - meeting.appointment.starts.astimezone(COPENHAGEN).date()
    found = []
    for one in meetings:
        was = Span(one.appointment.starts, one.appointment.ends)
        found.append((one, span_on(was.day + shift, begins.time(), stops.time()) or was))
    return found


def objections_along(moves: Sequence[tuple[Meeting, Span]], network: Network, place: str) -> list[Planned]:
    """What speaks against each of the new times; those that move are in nobody's way."""
    spans = [span for _meeting, span in moves]
    found = objections_at(network, spans, place, apart_from=[one for one, _span in moves])
    return [
        Planned(Occurrence(one.appointment.starts.astimezone(COPENHAGEN).date(), span.day), span, objections)
        for (one, span), objections in zip(moves, found, strict=True)
    ]

"""Timelines: how what a file says of a period meets what is stored. The past stays; from the day on, the file counts.

The file's own dates win where they are news: a start later than that of the stored version, or an end. A start that
is open, or no later than the stored one, tells nothing new, and then what differs counts from the day of the import.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from organisation.rules.dates import DAY
from organisation.rules.imports.rows import Span


def day_before(day: date) -> date:
    """The last day before one; there is none before the first of all."""
    return day if day == date.min else day - DAY


def day_after(day: date) -> date:
    """The first day after one; there is none after the last of all."""
    return day if day == date.max else day + DAY


def span_on(spans: Iterable[Span], day: date) -> Span | None:
    """What holds on a day."""
    return next((span for span in spans if span.starts <= day <= span.ends), None)


def is_one(span: Span, following: Span) -> bool:
    """Whether a span and the one after it say the same without a gap, and are not two stored rows."""
    touching = following.starts <= day_after(span.ends) and following.facts == span.facts
    return touching and (span.pk is None or following.pk is None)


def joined(spans: Iterable[Span]) -> list[Span]:
    """The same timeline without seams: neighbours that say the same become one. Two stored rows stay two."""
    out: list[Span] = []
    for span in spans:
        last = out[-1] if out else None
        if last is not None and is_one(last, span):
            pk = span.pk if last.pk is None else last.pk
            out[-1] = Span(last.starts, max(last.ends, span.ends), last.facts, pk)
        else:
            out.append(span)
    return out


def until(spans: Iterable[Span], day: date) -> list[Span]:
    """The part of a timeline up to a day."""
    return [span._replace(ends=min(span.ends, day)) for span in spans if span.starts <= day]


def since(spans: Iterable[Span], day: date) -> list[Span]:
    """The part of a timeline from a day on."""
    return [span._replace(starts=max(span.starts, day)) for span in spans if span.ends >= day]


def turning_day(current: Span, filed: Sequence[Span], on: date, gone: date | None) -> date:
    """The first day on which the file counts: the day of the import, or an earlier one that the file itself names.

    `gone` is a day named elsewhere on which something ended: a successor's first day, the day after an employment.
    """
    named = [span.starts for span in filed] + [day_after(span.ends) for span in filed if span.ends < date.max]
    if gone is not None and not filed:
        named.append(gone)
    return min([on, *(day for day in named if current.starts < day)])


def earlier(stored: Sequence[Span], filed: Sequence[Span]) -> list[Span]:
    """What the file knows of the time before the first stored version, when the two agree where they meet."""
    first = stored[0]
    meeting = span_on(filed, first.starts)
    if meeting is None or meeting.facts != first.facts:
        return []
    return until([span for span in filed if span.starts > date.min], day_before(first.starts))


def wanted(stored: Sequence[Span], filed: Sequence[Span], on: date, gone: date | None = None) -> list[Span]:
    """The timeline as it should be after an import on a day. Without versions before it, the file alone counts."""
    current = next((span for span in reversed(stored) if span.starts < on), None)
    if current is None:
        dated = [span if span.starts > date.min else span._replace(starts=on) for span in filed]
        return joined(span for span in dated if span.starts <= span.ends)
    day = turning_day(current, filed, on, gone)
    return joined([*earlier(stored, filed), *until(stored, day_before(day)), *since(filed, day)])


def plain(spans: Iterable[Span]) -> list[Span]:
    """What a timeline says, without regard to the rows it is stored in."""
    return joined(span._replace(pk=None) for span in spans)


def same(stored: Sequence[Span], timeline: Sequence[Span]) -> bool:
    """Whether two timelines say the same."""
    return plain(stored) == plain(timeline)

"""A network's life as a line: what happened when, where the good age begins and ends, and what is asked for next.

Source: the network guide (KL 2008), page 14 and 15.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks.rules.cycle import OVER, Call, Course, State
from organisation.rules.times import dated_words

MONTHS = 12
ROOM = timedelta(days=60)


class Sign(StrEnum):
    """What a mark on the line tells; each has a shape of its own. Those of one day stand in this order."""

    START = "start"
    ROTATION = "rotation"
    EVALUATION = "evaluation"
    DIALOGUE = "dialogue"
    DECISION = "decision"
    TRIAL = "trial"
    DUE = "due"
    END = "end"


ORDER = {sign: place for place, sign in enumerate(Sign)}


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on the line, in a word for the picture and a sentence for the list."""

    day: date
    sign: Sign
    short: str
    words: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list that says what the picture shows; without a sign it is an edge, or today."""

    day: date
    words: str
    sign: Sign | None = None
    more: str = ""
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The line to be drawn: its marks in order of time, its two edges, today, and what it reaches over."""

    marks: tuple[Mark, ...]
    edges: tuple[date, date]
    today: date
    ends: date | None
    call: Call

    @property
    def first(self) -> date:
        """The day it begins with: the network's first, or today when that is to come."""
        return min(self.marks[0].day, self.today)

    @property
    def last(self) -> date:
        """The day it reaches to: a while after the last thing on it, and after the fourth birthday in any case."""
        return max(self.edges[1], self.today, *(mark.day for mark in self.marks)) + ROOM

    def share(self, day: date) -> float:
        """Where a day lies between the two, from 0 to 1; a day outside lies at the end."""
        share = (day - self.first) / (self.last - self.first)
        return min(1.0, max(0.0, share))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The picture in words, in order of time: the marks, the edges that the network reaches, and today."""
        told = [Entry(mark.day, mark.words, mark.sign, mark.more) for mark in self.marks]
        edges = zip(
            self.edges, (_("To år: herfra er netværket i en god alder"), _("Fire år: tag stilling")), strict=True
        )
        told += [Entry(day, words) for day, words in edges if self.ends is None or day <= self.ends]
        told.append(Entry(self.today, _("I dag"), is_today=True))
        return tuple(sorted(told, key=lambda one: (one.day, one.is_today)))


def line_of(course: Course, marks: Iterable[Mark], on: date) -> Line:
    """A line with the marks that its dates give, and those that are given."""
    return Line(
        marks=tuple(sorted([*marks_of(course, on), *marks], key=lambda mark: (mark.day, ORDER[mark.sign]))),
        edges=course.edges,
        today=on,
        ends=course.ends,
        call=course.call(on),
    )


def marks_of(course: Course, on: date) -> list[Mark]:
    """What follows from a network's dates: its first day, the end of its trial or the next decision, its last day."""
    begun = _("Netværket begyndte") if course.starts <= on else _("Netværket begynder")
    if course.never_begins:
        return [Mark(course.starts, Sign.END, _("slut"), _("Netværket skulle være begyndt"))]
    found = [Mark(course.starts, Sign.START, _("start"), begun)]
    day = course.decision_day
    if day is not None and course.state == State.TRIAL:
        ended = _("Prøveperioden sluttede") if day < on else _("Prøveperioden slutter")
        found.append(Mark(day, Sign.TRIAL, _("prøve slut"), ended))
    elif day is not None:
        due = _("Her skulle beslutningen være truffet") if day < on else _("Senest her træffes den næste beslutning")
        found.append(Mark(day, Sign.DUE, _("beslutning"), due))
    if course.ends is not None:
        found.append(Mark(course.ends, Sign.END, _("slut"), ended_words(course, on)))
    return found


def ended_words(course: Course, on: date) -> str:
    """What the last day is, by why the network ends."""
    is_past = course.ends is not None and course.ends < on
    match State(course.state):
        case State.RESTARTED:
            return _("Sidste dag før genstarten")
        case State.REDESIGNED:
            return (
                _("Sidste dag, før et nyt design tog over")
                if is_past
                else _("Sidste dag, før et nyt design tager over")
            )
        case _ if is_past:
            return _("Netværket sluttede")
    return _("Netværket slutter")


def age_words(starts: date, on: date) -> str:
    """How old a network is: "under en måned", "8 måneder", "1 år", "2 år og 3 måneder"."""
    whole = (on.year - starts.year) * MONTHS + on.month - starts.month - (on.day < starts.day)
    years, months = divmod(max(whole, 0), MONTHS)
    if not (years or months):
        return _("under en måned")
    told_years = ngettext("%(count)s år", "%(count)s år", years) % {"count": years}
    told_months = ngettext("%(count)s måned", "%(count)s måneder", months) % {"count": months}
    if years and months:
        return _("%(years)s og %(months)s") % {"years": told_years, "months": told_months}
    return told_years if years else told_months


def finding_words(name: str, course: Course, on: date) -> str:
    """What the page about a network's life says first: where the network is, or what is asked for."""
    day = course.decision_day
    told = course.ends or (course.starts if on < course.starts else day)
    facts = {"name": name, "age": age_words(course.starts, on), "day": dated_words(told) if told else ""}
    if course.ends is not None or State(course.state) in OVER:
        return over_words(course, on) % facts
    match course.call(on):
        case Call.OVERDUE:
            return _("Beslutningen om %(name)s skulle være truffet den %(day)s") % facts
        case Call.STAND:
            return _("%(name)s er over fire år: tag stilling") % facts
        case Call.SOON if course.state == State.TRIAL:
            return _("Prøveperioden i %(name)s slutter den %(day)s") % facts
        case Call.SOON:
            return _("I skal tage stilling til %(name)s senest den %(day)s") % facts
    if on < course.starts:
        return _("%(name)s begynder den %(day)s") % facts
    if course.state == State.TRIAL:
        return _("%(name)s er på prøve til den %(day)s") % facts
    return _("%(name)s har eksisteret i %(age)s, og ingen beslutning venter") % facts


def over_words(course: Course, on: date) -> str:
    """What is said of a network whose last day is known, with room for its name and the day."""
    is_past = course.ends is None or course.ends < on
    match State(course.state):
        case State.RESTARTED:
            return _("%(name)s er genstartet") if is_past else _("%(name)s genstarter efter den %(day)s")
        case State.REDESIGNED:
            return _("%(name)s er afløst af et nyt design") if is_past else _("%(name)s afløses efter den %(day)s")
        case _ if course.never_begins:
            return _("%(name)s begyndte aldrig") if is_past else _("%(name)s begynder ikke")
        case _:
            return _("%(name)s er nedlagt") if is_past else _("%(name)s slutter den %(day)s")

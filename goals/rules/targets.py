"""The law of targets: which sides a target says, and that no day has two."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _

from goals.rules.indicators import Direction, sides_of
from organisation.rules.refusals import Refused
from organisation.rules.times import dated_words


class Term(NamedTuple):
    """The days that a target holds, both included; without a last day for good."""

    starts: date
    ends: date | None

    def overlaps(self, other: "Term") -> bool:
        """Whether two terms share a day."""
        return self.starts <= (other.ends or date.max) and other.starts <= (self.ends or date.max)


def term_words(term: Term) -> str:
    """As in "1. januar 2026 – 31. december 2026" and "fra 1. januar 2026"."""
    if term.ends is None:
        return _("fra %(day)s") % {"day": dated_words(term.starts)}
    return f"{dated_words(term.starts)} – {dated_words(term.ends)}"


def refuse_sides(direction: str, low: Decimal | None, high: Decimal | None) -> None:
    """Raise `Refused` unless a target says exactly what its direction asks for: at least, at most, or both."""
    at_least, at_most = sides_of(direction)
    if at_least and low is None:
        raise Refused(_("Skriv, hvad indikatoren mindst skal være."), "low")
    if at_most and high is None:
        raise Refused(_("Skriv, hvad indikatoren højst må være."), "high")
    if not at_most and high is not None:
        raise Refused(_("Indikatoren %(direction)s, så her hører intet »højst« til.") % named(direction), "high")
    if not at_least and low is not None:
        raise Refused(_("Indikatoren %(direction)s, så her hører intet »mindst« til.") % named(direction), "low")
    if low is not None and high is not None and low > high:
        raise Refused(_("Den øvre grænse er lavere end den nedre."), "high")


def named(direction: str) -> dict[str, str]:
    """The direction as a sentence says it."""
    return {"direction": str(Direction(direction).label)}


def refuse_term(term: Term, others: Iterable[Term]) -> None:
    """Raise `Refused` where a term ends before it starts, or shares a day with another target's."""
    if term.ends is not None and term.ends < term.starts:
        raise Refused(_("Slutdatoen ligger før startdatoen."), "ends")
    for other in others:
        if term.overlaps(other):
            words = _("Der er allerede et måltal for nogle af dagene (%(term)s). To måltal må ikke gælde samme dag.")
            raise Refused(words % {"term": term_words(other)}, "starts")

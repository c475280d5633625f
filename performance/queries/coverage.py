"""How many have had a dialogue within a year, for HR and for directors: shares of groups of five and more, no names.

There is one division into groups for the whole house on a day. A director sees those that lie wholly below; so no page
can be held against another to find what a small unit hides.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from organisation.models import Person, UnitVersion
from organisation.queries.chain import chain_on, units_below
from organisation.queries.people import Standing
from organisation.queries.units import led_units
from organisation.rules.chain import Chain
from organisation.rules.shares import percent_of
from organisation.rules.sorting import danish_key
from performance.models import Dialogue
from performance.queries.overview import held
from performance.rules.coverage import Share, a_year_before, shares


@dataclass(frozen=True, slots=True)
class ShareLine:
    """A group as the page shows it: the unit that it is told under, and the names of those told with it."""

    name: str
    others: tuple[str, ...]
    share: Share


@dataclass(frozen=True, slots=True)
class Coverage:
    """The groups that somebody may see, by name, and what they come to together. `since` is a year before."""

    lines: tuple[ShareLine, ...]
    since: date

    @property
    def people(self) -> int:
        """How many have somebody to hold a dialogue with."""
        return sum(line.share.people for line in self.lines)

    @property
    def held(self) -> int:
        """How many of these have held one."""
        return sum(line.share.held for line in self.lines)

    @property
    def percent(self) -> int:
        """The share of all in whole per cent."""
        return percent_of(self.held, self.people)


def coverage_for(person: Person, standing: Standing, on: date) -> Coverage:
    """What HR sees of the whole house, and a director of the units below."""
    chain, since = chain_on(on), a_year_before(on)
    told = shares(chain.parents, places_of(chain), held_since(since))
    if not standing.is_hr:
        mine = {unit for led in led_units(person, on) for unit in units_below(led, on)}
        told = [share for share in told if mine.issuperset(share.units)]
    return Coverage(tuple(lines_of(told, on)), since)


def places_of(chain: Chain) -> dict[int, int]:
    """Person → the unit of their first seat, of everybody who has a nearest leader."""
    superiors, places = chain.superiors(), dict[int, int]()
    for seat in sorted(chain.seats, key=lambda one: one.rank):
        if seat.person in superiors:
            places.setdefault(seat.person, seat.unit)
    return places


def held_since(since: date) -> set[int]:
    """Who has held a dialogue as an employee since a day; that it was held is all that is asked."""
    rows = Dialogue.objects.filter(held(), appointment__starts__date__gte=since)
    return set(rows.order_by().values_list("employee", flat=True))


def lines_of(told: Iterable[Share], on: date) -> list[ShareLine]:
    """Groups with the names of their units, in Danish order."""
    told = list(told)
    keys = {unit for share in told for unit in (share.unit, *share.units)}
    names = dict(UnitVersion.objects.on(on).filter(unit__in=keys).values_list("unit_id", "name"))
    lines = [
        ShareLine(
            names[share.unit],
            tuple(sorted((names[unit] for unit in share.units if unit != share.unit), key=danish_key)),
            share,
        )
        for share in told
    ]
    return sorted(lines, key=lambda line: danish_key(line.name))

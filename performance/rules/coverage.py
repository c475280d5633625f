"""How many have had a dialogue, told of groups in which nobody can be worked out.

The groups are disjoint, so that no figure can be taken from another to find what a small unit hides (domain.md,
section 6: upward go shares of units of at least five).
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from organisation.rules.shares import division, percent_of

FEBRUARY = 2


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some units' people have had a dialogue: told under `unit`, of the people of `units`."""

    unit: int
    units: tuple[int, ...]
    people: int
    held: int

    @property
    def percent(self) -> int:
        """The share in whole per cent, half upwards."""
        return percent_of(self.held, self.people)


def a_year_before(day: date) -> date:
    """The same day of the year before; 29 February has the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return date(day.year - 1, FEBRUARY, 28)


def shares(parents: Mapping[int, int | None], places: Mapping[int, int], held: Collection[int]) -> list[Share]:
    """The groups of the house (`organisation.rules.shares.division`) with how many have had a dialogue.

    `places` is person → unit, `held` who has had one.
    """
    asked, done = Counter(places.values()), Counter(unit for person, unit in places.items() if person in held)
    return [
        Share(unit, units, sum(asked[one] for one in units), sum(done[one] for one in units))
        for unit, units in division(parents, asked)
    ]

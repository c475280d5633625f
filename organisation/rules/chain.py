"""The leadership chain on a plain tree: who is whose superior, and who is below whom. No database.

The rule (domain.md, section 2): the superior of a position is the leader of the nearest unit above that has one who is
another person. A chair is empty when nobody holds it on the day or its only holder is on leave; then the search goes on
upwards. Within one unit a leader of a higher level is the superior of one of a lower level; two who share a unit on the
same level are side by side.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

UNRANKED = 9


@dataclass(frozen=True, slots=True)
class Seat:
    """One person in one position on one day. `level` runs from 1 (top); None is unknown. `away` means on leave."""

    person: int
    unit: int
    position: int
    is_leader: bool
    level: int | None = None
    acting: bool = False
    away: bool = False

    @property
    def rank(self) -> tuple[int, bool, int]:
        """First in line: the highest level, the permanent before the acting, then the oldest position."""
        return self.level or UNRANKED, self.acting, self.position


@dataclass(frozen=True)
class Chain:
    """The tree of units and the filled seats of one day."""

    parents: Mapping[int, int | None]
    seats: tuple[Seat, ...]

    def leaders(self) -> dict[int, list[Seat]]:
        """Present leaders of each unit, first in line first."""
        found: dict[int, list[Seat]] = {}
        for seat in sorted((s for s in self.seats if s.is_leader and not s.away), key=lambda s: s.rank):
            found.setdefault(seat.unit, []).append(seat)
        return found

    def all_superiors(self) -> dict[int, tuple[int, ...]]:
        """Person → superiors, first in line first: two or more where leaders share the chair above.

        Who holds several positions answers for the first in line.
        """
        leaders, found = self.leaders(), dict[int, tuple[int, ...]]()
        for seat in sorted(self.seats, key=lambda s: (not s.is_leader, s.rank)):
            if seat.person not in found:
                above = superiors_of(seat, self.parents, leaders)
                if above:
                    found[seat.person] = above
        return found

    def superiors(self) -> dict[int, int]:
        """Person → superior, for everyone who has one; of leaders who share a chair, the first in line."""
        return {person: above[0] for person, above in self.all_superiors().items()}


def path_up(unit: int, parents: Mapping[int, int | None]) -> Iterator[int]:
    """A unit, the one above it, and so on to the top; a circle ends the path instead of the programme."""
    seen: set[int] = set()
    current: int | None = unit
    while current is not None and current not in seen:
        seen.add(current)
        yield current
        current = parents.get(current)


def superiors_of(seat: Seat, parents: Mapping[int, int | None], leaders: Mapping[int, list[Seat]]) -> tuple[int, ...]:
    """The superior of one seat, and those who share that chair; nobody at the top of the tree."""
    for unit in path_up(seat.unit, parents):
        above = [
            leader
            for leader in leaders.get(unit, ())
            if leader.person != seat.person and (unit != seat.unit or is_above(leader, seat))
        ]
        if above:
            return tuple(dict.fromkeys(leader.person for leader in above if leader.level == above[0].level))
    return ()


def is_above(leader: Seat, seat: Seat) -> bool:
    """Whether a leader leads a seat of the same unit: everyone who does not lead, and leaders of a lower level."""
    return not seat.is_leader or (leader.level or UNRANKED) < (seat.level or UNRANKED)


def reports_of(superiors: Mapping[int, int]) -> dict[int, set[int]]:
    """Superior → those whose nearest leader they are."""
    found: dict[int, set[int]] = {}
    for person, superior in superiors.items():
        found.setdefault(superior, set()).add(person)
    return found


def below(person: int, superiors: Mapping[int, int]) -> set[int]:
    """Everyone in the chain below a person, the person not included."""
    reports, found, waiting = reports_of(superiors), set[int](), [person]
    while waiting:
        fresh = reports.get(waiting.pop(), set()) - found - {person}
        found |= fresh
        waiting.extend(fresh)
    return found


def circles(parents: Mapping[int, int | None]) -> list[tuple[int, ...]]:
    """Every circle in a tree of units, each once, beginning with its smallest unit."""
    found: set[tuple[int, ...]] = set()
    settled: set[int] = set()
    for start in parents:
        path = unsettled_path(start, parents, settled)
        loop = path[-1] if path else None
        if loop is not None and loop in path[:-1]:
            circle = path[path.index(loop) : -1]
            turn = circle.index(min(circle))
            found.add(tuple(circle[turn:] + circle[:turn]))
        settled.update(path)
    return sorted(found)


def unsettled_path(start: int, parents: Mapping[int, int | None], settled: Container[int]) -> list[int]:
    """The units above one that were not looked at before; ends with a unit already on it when the path is a circle."""
    path: list[int] = []
    seen: set[int] = set()
    current: int | None = start
    while current is not None and current not in settled:
        path.append(current)
        if current in seen:
            return path
        seen.add(current)
        current = parents.get(current)
    return path

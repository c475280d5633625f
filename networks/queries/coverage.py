"""Whom networks reach on a day: leaders in none, in too many, and whole areas left out.

HR sees names. A director sees shares of their own area, in those groups of five and more that all readers have alike.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from networks.models import Exclusion, Membership, Network
from networks.rules.coverage import Place, Reach, bare_areas, crowded_day, reach_of, told_below
from networks.rules.programmes import State as ProgrammeState
from networks.rules.wishes import reason_words
from organisation.models import Leave, Person, UnitVersion
from organisation.queries.people import LeaderCard, leaders_on
from organisation.queries.units import led_units
from organisation.rules.chain import path_up
from organisation.rules.levels import CHAIN_VIEWERS
from organisation.rules.sorting import danish_key


@dataclass(frozen=True, slots=True)
class Leading:
    """A leader with the networks they are in at once, or why they are in none."""

    card: LeaderCard
    networks: tuple[Network, ...]
    why: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Area:
    """A unit with all below it: how many lead there, and how many of them are in a network."""

    unit: int
    name: str
    leaders: int
    placed: int
    has_below: bool

    @property
    def outside(self) -> int:
        """How many are in no network."""
        return self.leaders - self.placed


@dataclass(frozen=True, slots=True)
class Told:
    """Some units told together, upwards: the one they are told under, and the names of the others."""

    name: str
    others: tuple[str, ...]
    reach: Reach


@dataclass(frozen=True, slots=True)
class Sums:
    """What all the groups that somebody reads come to."""

    leaders: int
    placed: int
    crowded: int


@dataclass(frozen=True)
class Coverage:
    """Whom networks reach, to HR: in all, by area, and by name. `inside` is the unit that was asked for."""

    leaders: int
    placed: int
    inside: Area | None
    above: Area | None
    areas: tuple[Area, ...]
    bare: tuple[Area, ...]
    outside: tuple[Leading, ...]
    crowded: tuple[Leading, ...]


@dataclass(frozen=True)
class Ground:
    """What coverage is counted from: the leaders of a day, the tree, and who has which places."""

    cards: tuple[LeaderCard, ...]
    parents: Mapping[int, int | None]
    names: Mapping[int, str]
    places: Mapping[int, tuple[Membership, ...]]

    def within(self, unit: int | None) -> list[LeaderCard]:
        """The leaders in a unit and below; all of them where no unit is named."""
        return [card for card in self.cards if unit is None or unit in path_up(card.unit, self.parents)]

    def area(self, unit: int) -> Area:
        """A unit with its figures."""
        cards = self.within(unit)
        placed = sum(card.person in self.places for card in cards)
        has_below = any(card.unit != unit for card in cards)
        return Area(unit, self.names.get(unit, ""), len(cards), placed, has_below)

    def crowded_day(self, person: int, on: date) -> date | None:
        """The first day, from a day on, when somebody is in too many networks at once."""
        rows = self.places.get(person, ())
        return crowded_day([Place(row.network.programme.kind, row.starts, row.ends) for row in rows], on)


def ground_on(on: date) -> Ground:
    """The leaders, the tree and the places of a day; a place to come counts."""
    units = UnitVersion.objects.on(on).values_list("unit_id", "parent_id", "name")
    found: dict[int, list[Membership]] = defaultdict(list)
    for row in Membership.objects.from_day(on).select_related("network__programme").order_by("network__name"):
        found[row.person_id].append(row)
    return Ground(
        cards=tuple(leaders_on(on)),
        parents={unit: parent for unit, parent, _name in units},
        names={unit: name for unit, _parent, name in units},
        places={person: tuple(rows) for person, rows in found.items()},
    )


def coverage_of(unit: int | None, on: date) -> Coverage:
    """What HR sees of the whole house, or of a unit and what lies below it."""
    ground = ground_on(on)
    cards = ground.within(unit)
    parent = ground.parents.get(unit) if unit is not None else None
    placed = [card for card in cards if card.person in ground.places]
    places = {card.person: card.unit for card in cards}
    return Coverage(
        leaders=len(cards),
        placed=len(placed),
        inside=ground.area(unit) if unit is not None else None,
        above=ground.area(parent) if parent is not None else None,
        areas=areas_below(ground, unit),
        bare=tuple(ground.area(one) for one, _number in bare_areas(ground.parents, places, ground.places)),
        outside=outside_of(ground, cards, on),
        crowded=crowded_of(ground, placed, on),
    )


def crowded_of(ground: Ground, placed: list[LeaderCard], on: date) -> tuple[Leading, ...]:
    """Who is in too many networks on a day or later, with those they are in on the first such day."""
    found = []
    for card in placed:
        if day := ground.crowded_day(card.person, on):
            rows = ground.places[card.person]
            found.append(Leading(card, tuple(row.network for row in rows if row.counts_on(day))))
    return tuple(found)


def areas_below(ground: Ground, unit: int | None) -> tuple[Area, ...]:
    """The units right below one that have leaders, in Danish order; below none those of the one top there is."""
    tops = [one for one, parent in ground.parents.items() if parent is None or parent not in ground.parents]
    if unit is None and len(tops) == 1:
        unit = tops[0]
    children = tops if unit is None else [one for one, parent in ground.parents.items() if parent == unit]
    areas = [ground.area(one) for one in children]
    return tuple(sorted((one for one in areas if one.leaders), key=lambda one: danish_key(one.name)))


def outside_of(ground: Ground, cards: list[LeaderCard], on: date) -> tuple[Leading, ...]:
    """The leaders in no network: those without a reason first."""
    away = set(Leave.objects.on(on).values_list("person_id", flat=True))
    running = Exclusion.objects.exclude(programme__state=ProgrammeState.ENDED)
    left_out = dict(running.values_list("person_id", "reason"))

    def why(card: LeaderCard) -> str | Promise:
        if card.person in left_out:
            return _("holdt udenfor: %(reason)s") % {"reason": reason_words(left_out[card.person])}
        return _("på orlov") if card.person in away else ""

    found = [Leading(card, (), why(card)) for card in cards if card.person not in ground.places]
    return tuple(sorted(found, key=lambda one: bool(one.why)))


def reach_below(person: Person, on: date) -> list[Told]:
    """What a director sees of their own units and those below: who is in a network and who in too many.

    The groups are those of the whole house, so no two pages can be held together to find somebody.
    """
    ground, mine = ground_on(on), led_units(person, on)
    places = {card.person: card.unit for card in ground.cards}
    crowded = {one for one in places if ground.crowded_day(one, on)}
    readers = {card.person for card in ground.cards if card.level in CHAIN_VIEWERS}
    reach = reach_of(ground.parents, places, ground.places, crowded=crowded, readers=readers)
    below = {unit for unit in ground.parents if not mine.isdisjoint(path_up(unit, ground.parents))}
    told = [Told(ground.names.get(one.unit, ""), others_in(ground, one), one) for one in told_below(reach, below)]
    return sorted(told, key=lambda one: danish_key(one.name))


def others_in(ground: Ground, reach: Reach) -> tuple[str, ...]:
    """The names of the units that are told together with another, in Danish order."""
    return tuple(sorted((ground.names.get(one, "") for one in reach.units if one != reach.unit), key=danish_key))


def everybody(told: list[Told]) -> Sums:
    """All the groups taken together."""
    every = [one.reach for one in told]
    return Sums(sum(one.leaders for one in every), sum(one.placed for one in every), sum(one.crowded for one in every))

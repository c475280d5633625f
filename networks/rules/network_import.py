"""The law of bringing in networks that already run, and earlier ones: what a file would do, and what is wrong with it.

A row is a leader's time in a network. Networks and places are only added: nothing that is known changes, nothing ends
that the file does not name, and nobody gets a letter, since they are there already. All rows count or none. Earlier
rounds are networks with a last day; whoever shared one has met, and composition counts it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisation.rules.row_faults import Wrong
from organisation.rules.times import dated_words

SHARED = {"ends": "netvaerk_til", "day": "ugedag", "facilitator": "facilitator", "place": "moedested"}
"""What all rows of a network say alike, where they say anything, and in which column."""


class Row(NamedTuple):
    """A row that could be read; `number` as a spreadsheet shows it."""

    file: str
    number: int
    programme: str
    network: str
    starts: date
    ends: date | None
    day: str
    facilitator: str
    member: str
    member_from: date | None
    member_to: date | None
    place: str = ""


class Period(NamedTuple):
    """From a day to a day, both included; without an end until further notice."""

    starts: date
    ends: date | None

    def meets(self, other: "Period") -> bool:
        """Whether the two share a day."""
        return self.starts <= (other.ends or date.max) and other.starts <= (self.ends or date.max)

    def lasts(self, on: date) -> bool:
        """Whether it is not over by a day."""
        return self.ends is None or self.ends >= on

    def holds(self, other: "Period") -> bool:
        """Whether the other lies wholly within."""
        return self.starts <= other.starts and (other.ends or date.max) <= (self.ends or date.max)


class FileFault(NamedTuple):
    """A wrong row with the file that it stands in."""

    file: str
    wrong: Wrong


class Place(NamedTuple):
    """Somebody's time in a network; `is_known` when it is there already."""

    row: Row
    person: int
    period: Period
    is_known: bool


class Heading(NamedTuple):
    """What tells a network from others: its programme, its name, its first day."""

    programme: int
    name: str
    starts: date


@dataclass(frozen=True, slots=True)
class Known:
    """What a file is held against. The mappings to lists are from what one may write to whom it may mean."""

    programmes: Mapping[str, list[int]]
    people: Mapping[str, list[int]]
    facilitators: Mapping[str, list[int]]
    left: Mapping[int, date] = field(default_factory=dict)
    networks: Mapping[Heading, tuple[int, Period]] = field(default_factory=dict)
    places: Mapping[tuple[int, int], list[Period]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Brought:
    """A network as the file has it: the one that is known, or a new one, with its places."""

    pk: int | None
    programme: int
    name: str
    period: Period
    day: str
    facilitator: int | None
    places: tuple[Place, ...]
    place: str = ""

    @property
    def new(self) -> tuple[Place, ...]:
        """The places that are not there yet."""
        return tuple(place for place in self.places if not place.is_known)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the files would do: their rows, the networks that come of them, and what is wrong."""

    rows: tuple[Row, ...]
    networks: tuple[Brought, ...]
    wrong: tuple[FileFault, ...]

    @property
    def new_networks(self) -> int:
        """How many networks would be new."""
        return sum(one.pk is None for one in self.networks)

    @property
    def new_places(self) -> int:
        """How many places would be new."""
        return sum(len(one.new) for one in self.networks)

    @property
    def may_apply(self) -> bool:
        """Whether no row is wrong and something would be new."""
        return not self.wrong and self.new_networks + self.new_places > 0


def plan_import(rows: Sequence[Row], wrong: Iterable[FileFault], known: Known) -> Plan:
    """What rows would do."""
    faults, networks = list(wrong), []
    for heading, those in by_network(rows, known, faults).items():
        networks.append(brought(heading, those, known, faults))
    return Plan(tuple(rows), tuple(networks), tuple(sorted(faults)))


def by_network(rows: Sequence[Row], known: Known, faults: list[FileFault]) -> dict[Heading, list[Row]]:
    """The rows of each network; those of a programme that nobody knows are told."""
    found: dict[Heading, list[Row]] = defaultdict(list)
    for row in rows:
        fits = known.programmes.get(row.programme.casefold(), [])
        if len(fits) == 1:
            found[Heading(fits[0], row.network.casefold(), row.starts)].append(row)
        else:
            words = _("Vi kender intet program, der hedder »%(name)s«. Opret det, før netværkene indlæses.")
            if fits:
                words = _("Flere programmer hedder »%(name)s«. Giv dem hvert sit navn.")
            faults.append(fault(row, "program", words % {"name": row.programme}))
    return dict(found)


def brought(heading: Heading, rows: list[Row], known: Known, faults: list[FileFault]) -> Brought:
    """One network of the file."""
    shared = {name: agreed(rows, name, column, faults) for name, column in SHARED.items()}
    pk, period = known.networks.get(heading, (None, Period(heading.starts, shared["ends"])))
    if pk is None:
        faults += twins_of(heading, rows[0], period, known)
        faults += ended_before(rows[0], period)
    elif shared["ends"] not in (None, period.ends):
        words = _("Netværket er her allerede, med en anden sidste dag. Ret det på netværkets side.")
        faults.append(fault(rows[0], "netvaerk_til", words))
    return Brought(
        pk=pk,
        programme=heading.programme,
        name=rows[0].network,
        period=period,
        day=shared["day"] or "",
        facilitator=one_of(rows, shared["facilitator"], known, faults),
        places=tuple(places_of(rows, pk, period, known, faults)),
        place=shared["place"] or "",
    )


def agreed(rows: list[Row], name: str, column: str, faults: list[FileFault]) -> Any:
    """What the rows of a network say alike; a row that says otherwise than one before it is told."""
    first: Row | None = None
    for row in rows:
        said = getattr(row, name)
        if not said:
            continue
        if first is None:
            first = row
        elif said != getattr(first, name):
            words = _("Række %(row)s siger noget andet om det samme netværk.") % {"row": first.number}
            faults.append(fault(row, column, words))
    return getattr(first, name) if first else None


def twins_of(heading: Heading, row: Row, period: Period, known: Known) -> Iterator[FileFault]:
    """A network of the same name that runs at the same time in the same programme, with another first day."""
    for other, (_pk, theirs) in known.networks.items():
        if other[:2] == heading[:2] and theirs.meets(period):
            words = _("Netværket er her allerede og begyndte den %(day)s. Skriv den dag, eller giv det et andet navn.")
            yield fault(row, "netvaerk_fra", words % {"day": dated_words(theirs.starts)})


def ended_before(row: Row, period: Period) -> Iterator[FileFault]:
    """A network whose last day lies before its first."""
    if period.ends is not None and period.ends < period.starts:
        yield fault(row, "netvaerk_til", _("Netværkets sidste dag ligger før den første."))


def one_of(rows: list[Row], word: str | None, known: Known, faults: list[FileFault]) -> int | None:
    """The facilitator whom the rows name, if they name one."""
    if not word:
        return None
    fits = known.facilitators.get(word.casefold(), [])
    if len(fits) == 1:
        return fits[0]
    row = next(row for row in rows if row.facilitator == word)
    faults.append(fault(row, "facilitator", _("Vi kender ingen facilitator »%(text)s«.") % {"text": word}))
    return None


def places_of(
    rows: list[Row], pk: int | None, period: Period, known: Known, faults: list[FileFault]
) -> Iterator[Place]:
    """The places in a network, each held against those that are known and those above it in the file."""
    taken: dict[int, list[tuple[Row, Period]]] = defaultdict(list)
    for row in rows:
        fits = known.people.get(row.member.casefold(), [])
        mine = Period(row.member_from or period.starts, row.member_to or period.ends)
        person = fits[0] if len(fits) == 1 else 0
        there = known.places.get((pk, person), []) if pk is not None else []
        found = [*unknown(row, fits), *outside(row, mine, period, known.left.get(person))]
        found += [] if found else [*double(row, mine, taken[person]), *otherwise(row, mine, there)]
        if found:
            faults += found
            continue
        taken[person].append((row, mine))
        yield Place(row, person, mine, mine in there)


def unknown(row: Row, fits: Sequence[int]) -> Iterator[FileFault]:
    """A member whom nobody knows, or whom several may be."""
    if not fits:
        words = _("Vi kender ingen »%(text)s«. Skriv nummeret fra jeres HR-system (person_id) eller mailadressen.")
        yield fault(row, "deltager", words % {"text": row.member})
    elif len(fits) > 1:
        words = _("Flere hedder »%(text)s«. Skriv mailadressen i stedet.")
        yield fault(row, "deltager", words % {"text": row.member})


def outside(row: Row, mine: Period, period: Period, left: date | None) -> Iterator[FileFault]:
    """A time that ends before it begins, reaches outside the network's, or beyond the day on which somebody left."""
    if mine.ends is not None and mine.ends < mine.starts:
        yield fault(row, "til", _("Slutdatoen ligger før startdatoen."))
    elif not period.holds(mine):
        column = "fra" if mine.starts < period.starts else "til"
        yield fault(row, column, _("Deltagerens tid ligger uden for netværkets."))
    elif left is not None and (mine.ends is None or mine.ends > left):
        words = _("Deltageren er fratrådt den %(day)s. Skriv, hvornår pladsen sluttede.")
        yield fault(row, "til", words % {"day": dated_words(left)})


def double(row: Row, mine: Period, taken: Iterable[tuple[Row, Period]]) -> Iterator[FileFault]:
    """The same member twice at the same time."""
    for other, theirs in taken:
        if theirs.meets(mine):
            words = _("Deltageren står også i række %(row)s for den samme tid.") % {"row": other.number}
            yield fault(row, "deltager", words)
            return


def otherwise(row: Row, mine: Period, there: Sequence[Period]) -> Iterator[FileFault]:
    """A member who is in the network already, with other days."""
    if mine not in there and any(theirs.meets(mine) for theirs in there):
        yield fault(row, "fra", _("Deltageren er her allerede, med andre datoer. Ret dem på netværkets side."))


def fault(row: Row, column: str, sentence: str) -> FileFault:
    """What is wrong with a row."""
    return FileFault(row.file, Wrong(row.number, column, sentence))


def counts_words(plan: Plan) -> str:
    """As in "3 nye netværk, 24 nye pladser, 2 pladser er her allerede"."""
    known = sum(len(one.places) for one in plan.networks) - plan.new_places
    told = [
        ngettext("%(count)s nyt netværk", "%(count)s nye netværk", plan.new_networks) % {"count": plan.new_networks},
        ngettext("%(count)s ny plads", "%(count)s nye pladser", plan.new_places) % {"count": plan.new_places},
    ]
    if known:
        told.append(
            ngettext("%(count)s plads er her allerede", "%(count)s pladser er her allerede", known) % {"count": known}
        )
    return ", ".join(told)

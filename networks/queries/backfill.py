"""Who could fill a network that has become too small: those who wait for a place first, then those who could move.

Everybody is priced as in the studio. Nobody is proposed who would break a rule, or whose own network would become too
small by it.
"""

from dataclasses import dataclass
from datetime import date

from networks.composition.ledger import Ledger
from networks.composition.prices import difference
from networks.models import Membership, Network
from networks.queries.departures import departing
from networks.queries.places import seating_now
from networks.queries.problem import network_key
from networks.queries.seating import Seating
from networks.queries.seats import alike_words, met_words
from networks.rules.departures import leaves_words
from organisation.models import Person

MOST = 3


@dataclass(frozen=True)
class Filling:
    """Somebody who could take the free place, with reasons. `membership` is the place a mover would leave."""

    person: Person
    place: str
    reasons: tuple[str, ...]
    membership: Membership | None = None
    leaves_behind: str = ""


@dataclass(frozen=True)
class Backfill:
    """The best few of those who wait, and of those who could move."""

    waiting: tuple[Filling, ...]
    moving: tuple[Filling, ...]


def backfill_for(network: Network, on: date) -> Backfill:
    """Who could fill a network, as it will be without those who are leaving it."""
    gone = {str(person) for person in departing(network, on)}
    seating, here = seating_now(network.programme, on, without=gone), network_key(network.pk)
    if here not in seating.problem.network_by_id:
        return Backfill((), ())
    ledger = Ledger(seating.problem, seating.assignment)
    waiting: list[tuple[int, str]] = []
    moving: list[tuple[int, str]] = []
    for person in seating.problem.person_by_id.keys() - gone:
        home = seating.assignment.get(person)
        if home == here:
            continue
        change, broken = difference(ledger, {person: here})
        if not broken:
            (waiting if home is None else moving).append((change, person))
    best = sorted(waiting)[:MOST], sorted(moving)[:MOST]
    chosen = {int(person) for part in best for _change, person in part}
    people = Person.objects.in_bulk(chosen)
    seats = places_of(seating, chosen)
    return Backfill(*(tuple(filling(seating, here, person, people, seats) for _, person in part) for part in best))


def places_of(seating: Seating, people: set[int]) -> dict[int, Membership]:
    """Person → the place they have in the seating's networks."""
    networks = [entry["network"] for entry in seating.scenario.frame]
    rows = Membership.objects.filter(network__in=networks, person__in=people, ends__isnull=True)
    return {row.person_id: row for row in rows.select_related("network")}


def filling(
    seating: Seating, here: str, person: str, people: dict[int, Person], seats: dict[int, Membership]
) -> Filling:
    """One proposal with its reasons, in the words of the studio."""
    table, place = set(seating.members[here]), seats.get(int(person))
    told = (alike_words(seating, person, table), met_words(seating, person, table))
    left = len(seating.members[network_key(place.network_id)]) - 1 if place else 0
    return Filling(
        person=people[int(person)],
        place=seating.faces[person].place,
        reasons=tuple(filter(None, told)),
        membership=place,
        leaves_behind=leaves_words(place.network.name, left) if place else "",
    )

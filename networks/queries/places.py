"""Where a newcomer could sit: a programme's networks as they are today, with the prices and reasons of the studio.

A place is judged as the studio judges it, by the same prices and in the same words; only the question is another:
not what a move would change, but which of the networks is the best one to come to.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from networks.composition import SeatPrice, prices
from networks.models import Membership, Network, Programme, Scenario
from networks.queries.health import next_meetings
from networks.queries.problem import first_frame, network_key
from networks.queries.seating import Seating, seating_of
from networks.queries.seats import alike_words, details
from networks.queries.together import Together, together_of
from networks.rules.composition import DEFAULT_WEIGHTS
from networks.rules.composition import State as ScenarioState
from networks.rules.newcomers import PLACES
from networks.rules.places import best_words, guide_words, worse_words
from networks.rules.sentences import broken_words, percent
from organisation.models import Person

BARRED = {"superior", "facilitator", "forbidden"}
"""Rules that no reason sets aside: one's own leader, as a member or as the one who runs the network, and whom one must
not sit with."""


@dataclass(frozen=True)
class Breach:
    """The rules of composition that a place would break, in words, and whether a reason can set them aside."""

    words: tuple[str, ...] = ()
    is_barred: bool = False


@dataclass(frozen=True)
class Place:
    """One network as a place for a newcomer: how good it is, why, and which rules it would break."""

    network: Network
    rank: int
    head: str
    reasons: tuple[tuple[str, str], ...]
    broken: tuple[str, ...]
    is_barred: bool
    size: int
    members: tuple[str, ...]
    meets_at: datetime | None

    @property
    def is_best(self) -> bool:
        """Whether no other place is better."""
        return self.rank == 1 and not self.broken


@dataclass(frozen=True)
class Places:
    """The best few places of a programme for somebody, and how many networks there are beside them."""

    shown: tuple[Place, ...]
    others: tuple[Place, ...]

    @property
    def is_any_free(self) -> bool:
        """Whether some place breaks no rule."""
        return any(not place.broken for place in self.shown)

    @property
    def is_any_given(self) -> bool:
        """Whether some place can be given, for a reason or without."""
        return any(not place.is_barred for place in (*self.shown, *self.others))


def seating_now(programme: Programme, on: date, without: Collection[str] = ()) -> Seating:
    """A programme's networks with those who sit in them today, but for some; weighed as in its newest proposal.

    Where all its networks are to come, with those who will sit in them on the first day.
    """
    begun = dict(Network.objects.filter(programme=programme, ends__isnull=True).values_list("pk", "starts"))
    on = max(on, min(begun.values(), default=on))
    published = programme.scenarios.filter(state=ScenarioState.PUBLISHED).order_by("-published_at").first()
    open_ended = {pk for pk, starts in begun.items() if starts <= on}
    frame = [entry for entry in first_frame(programme, on) if entry["network"] in open_ended]
    seats = Membership.objects.from_day(on).filter(network__in=open_ended).order_by("starts", "pk")
    scenario = Scenario(
        programme=programme,
        starts=on,
        weights=published.weights if published else dict(DEFAULT_WEIGHTS),
        frame=frame,
        assignment={
            str(person): network_key(network)
            for person, network in seats.values_list("person", "network")
            if str(person) not in without
        },
    )
    return seating_of(scenario)


def places_for(programme: Programme, person: int, now: datetime, on: date) -> Places:
    """Every network of a programme as a place for somebody without one, the best first; the first few are shown."""
    seating, key = seating_now(programme, on), str(person)
    if key not in seating.problem.person_by_id or not seating.scenario.frame:
        return Places((), ())
    priced = sorted(prices(seating.problem, seating.assignment, key).values(), key=rank_of)
    networks = {network_key(one.pk): one for one in networks_of(seating)}
    meetings = next_meetings([one.pk for one in networks.values()], now)
    met = together_of(seating, key)
    found = tuple(
        place_of(seating, key, price, networks[price.network], number, priced[0], met, meetings)
        for number, price in enumerate(priced, 1)
    )
    return Places(found[:PLACES], found[PLACES:])


def networks_of(seating: Seating) -> list[Network]:
    """The networks of a seating, with those who run them."""
    pks = [entry["network"] for entry in seating.scenario.frame]
    return list(Network.objects.filter(pk__in=pks).select_related("facilitator__person", "programme"))


def rank_of(price: SeatPrice) -> tuple[int, int, str]:
    """Places that break nothing first, then the cheapest."""
    return len(price.breaks), price.change, price.network


def place_of(
    seating: Seating,
    person: str,
    price: SeatPrice,
    network: Network,
    rank: int,
    best: SeatPrice,
    met: Mapping[str, Together],
    meetings: Mapping[int, datetime],
) -> Place:
    """One place with its reasons in the words of the studio."""
    table = set(seating.members[price.network])
    extra = price.change - best.change
    told = [("same", alike_words(seating, person, table)), *details(seating, {person: price.network}, person, met)]
    head = best_words(rank) if extra <= 0 else worse_words(percent(extra, seating.whole))
    breach = breach_of(seating, person, price, network)
    return Place(
        network=network,
        rank=rank,
        head=head,
        reasons=tuple((tone, words.removesuffix(".")) for tone, words in told if words),
        broken=breach.words,
        is_barred=breach.is_barred,
        size=len(table),
        members=tuple(seating.names.person(one) for one in seating.members[price.network]),
        meets_at=meetings.get(network.pk),
    )


def breach_of(seating: Seating, person: str, price: SeatPrice, network: Network) -> Breach:
    """What a seat breaks, each said once. Nobody sits in the network that they run themselves."""
    words = list(dict.fromkeys(broken_words(one, seating.names) for one in price.breaks))
    is_guide = network.facilitator is not None and str(network.facilitator.person_id) == person
    if is_guide:
        words.append(guide_words(seating.names.person(person)))
    return Breach(tuple(words), is_guide or any(one.rule in BARRED for one in price.breaks))


def broken_by(network: Network, person: Person, on: date) -> Breach:
    """The rules of composition that a place would break today; none for whoever is no candidate."""
    seating, key = seating_now(network.programme, on), str(person.pk)
    where = network_key(network.pk)
    if key not in seating.problem.person_by_id or where not in seating.problem.network_by_id:
        return Breach()
    return breach_of(seating, key, prices(seating.problem, seating.assignment, key)[where], network)

"""A scenario as the optimiser sees it: people, networks, weights and history as plain values (composition.md)."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from networks.models import Facilitator, Membership, Network, PairRule, Programme, Scenario, Wishes
from networks.queries.candidates import candidates_of
from networks.queries.held_places import places_held
from networks.queries.lines import own_line_seats
from networks.rules.composition import (
    OWN_LINE,
    WEEKDAYS,
    PairKind,
    State,
    Wish,
    day_prices,
    days_with,
    how_many_networks,
    is_weighed,
    place_prices,
    seat_points,
    seniority_label,
    weights_of,
)
from networks.rules.names import network_name
from networks.rules.programmes import is_dealt
from networks.rules.wishes import State as Asking
from organisation.queries.chain import chain_on
from organisation.queries.people import LeaderCard
from organisation.rules.dates import DAY

YEAR = 365


Wished = dict[str, dict[str, dict[str, int]]]
"""Person → `day` and `place` → network → what a seat there costs somebody who has wished another day or place."""


def problem_of(
    scenario: Scenario,
    candidates: Iterable[LeaderCard] | None = None,
    wished: Wished | None = None,
    guides: Mapping[int, Collection[str]] | None = None,
) -> dict[str, Any]:
    """The problem of a scenario on its first day, as the JSON that `networks.composition` reads.

    A place that is held for somebody who is away is given to nobody else.
    A network meets on days that its facilitator can too. A page that has asked for the candidates, for what was wished,
    or for the facilitators' days already hands them in.
    """
    programme, on = scenario.programme, scenario.starts
    cards = list(candidates_of(programme, on).inside if candidates is None else candidates)
    above = chain_on(on, leaders_only=True).all_superiors()
    inside = {card.person for card in cards}
    held_in = Counter(network_key(place.network_id) for place in places_held(scenario, inside))
    pairs = list(PairRule.objects.filter(programme=programme).order_by("one_id", "other_id"))
    days = guide_days(scenario) if guides is None else guides
    return {
        "people": people_of(scenario, cards, above, wished_prices(scenario, days) if wished is None else wished),
        "networks": [
            {key: entry[key] for key in ("id", "min")}
            | {"days": open_days(entry, days), "facilitator": guide(entry)}
            | {"max": max(entry["min"], entry["max"] - held_in[entry["id"]])}
            for entry in scenario.frame
        ],
        "weights": weights_of(scenario.weights),
        "history": history_of(inside, first_day_of(scenario)),
        "forbidden": pairs_of(pairs, inside, PairKind.FORBIDDEN) + shared_chairs(above, inside),
        "required": pairs_of(pairs, inside, PairKind.REQUIRED),
        "max_moved": scenario.max_moved,
    }


def held(problem: dict[str, Any], seats: dict[str, str]) -> dict[str, Any]:
    """The problem with everybody held in the seat they have, so that only those without one are given a place."""
    known = {network["id"] for network in problem["networks"]}
    people = [
        person | {"fixed": person["fixed"] or (seats.get(person["id"]) if seats.get(person["id"]) in known else None)}
        for person in problem["people"]
    ]
    return problem | {"people": people}


def guide_days(scenario: Scenario) -> dict[int, list[str]]:
    """Facilitator → the weekdays on which they can meet, of those in a proposal. One query, none without any."""
    found = [entry["facilitator"] for entry in scenario.frame if entry["facilitator"]]
    return dict(Facilitator.objects.filter(pk__in=found).values_list("pk", "days")) if found else {}


def open_days(entry: Mapping[str, Any], guides: Mapping[int, Collection[str]]) -> list[str]:
    """The weekdays on which a network can meet: its own, as far as its facilitator can too."""
    return days_with(entry["days"], guides.get(entry["facilitator"], ()))


def guide(entry: dict[str, Any]) -> str | None:
    """The facilitator's person, as the problem names people."""
    return str(entry["guide"]) if entry.get("guide") else None


def people_of(
    scenario: Scenario, cards: Iterable[LeaderCard], above: dict[int, tuple[int, ...]], wished: Wished
) -> list[dict[str, Any]]:
    """The candidates with what can be alike, their superior, their days, where they sit now and must rather not sit."""
    days = dict(scenario.programme.availabilities.values_list("person_id", "days"))
    meets, points = meeting_places(scenario), seat_points(scenario.weights, Wish.TRAVEL)
    current, known = seats_before(scenario), {entry["id"] for entry in scenario.frame}
    led = own_line_seats(scenario.frame, {card.person for card in cards}, scenario.starts)
    return [
        {
            "id": str(card.person),
            "labels": labels_of(card, scenario.starts) | gender_of(card, scenario),
            "superior": str(above[card.person][0]) if card.person in above else None,
            "days": days.get(card.person) or list(WEEKDAYS),
            "current": current.get(card.person) if current.get(card.person) in known else None,
            "fixed": scenario.pins.get(str(card.person)),
        }
        | priced(
            dict.fromkeys(led.get(card.person, []), OWN_LINE),
            place_prices([card.place], meets, points),
            *wished.get(str(card.person), {}).values(),
        )
        for card in cards
    ]


def priced(*prices: Mapping[str, int]) -> dict[str, Any]:
    """What seats cost somebody: those in their own people's networks, far ones, and those that are not as wished."""
    costs: Counter[str] = sum(map(Counter, prices), Counter())
    return {"costs": dict(costs)} if costs else {}


def meeting_places(scenario: Scenario) -> list[tuple[str, str]]:
    """Network → where it usually meets; nothing where it goes round."""
    return [(entry["id"], entry.get("place", "")) for entry in scenario.frame]


def wished_prices(scenario: Scenario, guides: Mapping[int, Collection[str]] | None = None) -> Wished:
    """What seats cost those who have told in the open round which day or which places they would rather.

    A network meets on a wished day only where its facilitator can too. A page that knows the facilitators' days hands
    them in.
    """
    told = Wishes.objects.filter(round__programme=scenario.programme, round__state=Asking.OPEN)
    led_on = guide_days(scenario) if guides is None else guides
    days, meets = [(entry["id"], open_days(entry, led_on)) for entry in scenario.frame], meeting_places(scenario)
    points = seat_points(scenario.weights, Wish.WISHED)
    found = {
        str(person): {"day": day_prices(day, days, points), "place": place_prices(places, meets, points)}
        for person, day, places in told.values_list("person_id", "best_day", "places")
    }
    return {person: kinds for person, kinds in found.items() if any(kinds.values())}


def labels_of(card: LeaderCard, on: date) -> dict[str, str]:
    """What two leaders can have in common; an unknown is in common with nobody."""
    labels = {
        "field": card.field,
        "level": str(card.level or ""),
        "place": card.place,
        "seniority": seniority_label(max(0, (on - card.since).days) // YEAR),
    }
    return {label: value for label, value in labels.items() if value}


def gender_of(card: LeaderCard, scenario: Scenario) -> dict[str, str]:
    """Gender as a label, where the municipality's files have it and HR has chosen to weigh it; else it goes nowhere."""
    return {"gender": card.gender} if card.gender and is_weighed(scenario.weights, Wish.GENDER) else {}


def network_key(pk: int) -> str:
    """How a frame and a problem name a network that exists."""
    return f"n{pk}"


def seats_before(scenario: Scenario) -> dict[int, str]:
    """Person → the network of the programme where they sit the day before, or as published, if that is corrected."""
    on = scenario.starts if scenario.corrects_id else scenario.starts - DAY
    rows = Membership.objects.on(on).filter(network__programme=scenario.programme)
    return {person: network_key(network) for person, network in rows.values_list("person_id", "network_id")}


def first_day_of(scenario: Scenario) -> date:
    """The day before which people have met: what is being corrected does not count as a meeting."""
    return scenario.corrects.starts if scenario.corrects else scenario.starts


def history_of(inside: set[int], until: date) -> list[dict[str, list[str]]]:
    """Earlier rounds, of every programme: group → the candidates in it who were there at the same time.

    A network's round lasts from one composition to the next, so that a rotation begins a new one. In a round everybody
    sits in one group; who was given a second network meanwhile sits there in a round beside it.
    """
    begun = rounds_begun(until)
    rounds: dict[tuple[int, date, int], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    sat: dict[tuple[int, int, date], list[str]] = defaultdict(list)
    rows = Membership.objects.filter(starts__lt=until).select_related("network").order_by("network_id", "person_id")
    for row in rows:
        days = [*begun.get(row.network_id, [row.network.starts]), until]
        for first, following in pairwise(days):
            if row.person_id in inside and row.starts < following and (row.ends is None or row.ends >= first):
                key = row.network.programme_id, first
                groups, group = sat[row.person_id, *key], network_key(row.network_id)
                if group not in groups:
                    rounds[*key, len(groups)][group].append(str(row.person_id))
                    groups.append(group)
    return [dict(rounds[key]) for key in sorted(rounds)]


def rounds_begun(until: date) -> dict[int, list[date]]:
    """Network → the days before `until` on which it was composed anew; a correction is no new round. Two queries."""
    begun = {pk: {first} for pk, first in Network.objects.filter(starts__lt=until).values_list("pk", "starts")}
    published = Scenario.objects.filter(state=State.PUBLISHED, corrects=None, starts__lt=until)
    for starts, frame in published.values_list("starts", "frame"):
        for entry in frame:
            known = begun.get(entry.get("network"))
            if known is not None and starts > min(known):
                known.add(starts)
    return {pk: sorted(days) for pk, days in begun.items()}


def pairs_of(pairs: Iterable[PairRule], inside: set[int], kind: PairKind) -> list[list[str]]:
    """The pairs of one kind among the candidates."""
    return [[str(p.one_id), str(p.other_id)] for p in pairs if p.kind == kind and {p.one_id, p.other_id} <= inside]


def shared_chairs(above: dict[int, tuple[int, ...]], inside: set[int]) -> list[list[str]]:
    """Leaders who share a chair are all superiors of those below: the second and later ones as pairs to keep apart."""
    pairs = {tuple(sorted((person, other))) for person, chiefs in above.items() for other in chiefs[1:]}
    return [[str(one), str(other)] for one, other in sorted(pairs) if {one, other} <= inside]


def next_start(programme: Programme, on: date) -> date:
    """The first day of a programme's next networks: the day after the last one it has, where all of these will end."""
    lasts = list(Network.objects.from_day(on).filter(programme=programme).values_list("ends", flat=True))
    known = [day for day in lasts if day is not None]
    return max(known) + DAY if lasts and len(known) == len(lasts) else max(programme.starts, on)


def still_runs(frame: Iterable[Mapping[str, Any]], on: date) -> bool:
    """Whether no network of a frame will have ended by a day."""
    return not Network.objects.filter(pk__in=[entry.get("network") for entry in frame], ends__lt=on).exists()


def first_frame(programme: Programme, on: date, but: int | None = None) -> list[dict[str, Any]]:
    """The networks to fill: those that run, else as many new ones as the sizes ask for; facilitators by capacity.

    `but` is whoever asks, who is dealt none: nobody names themselves. Management's decision on who leads the meetings
    says whom there is to deal.
    """
    running = list(Network.objects.on(on).filter(programme=programme).select_related("facilitator"))
    if running:
        return [
            entry_of(
                network_key(n.pk),
                n.name,
                programme,
                [n.day] if n.day else list(WEEKDAYS),
                n.facilitator,
                place=n.place,
                network=n.pk,
            )
            for n in running
        ]
    people = len(candidates_of(programme, on).inside)
    count = how_many_networks(people, programme.smallest, programme.largest)
    taken = set(Network.objects.on(on).values_list("name", flat=True))
    names = [name for name in map(network_name, range(count + len(taken))) if name not in taken]
    guides = free_facilitators(count, programme, on, but)
    return [entry_of(str(place + 1), names[place], programme, list(WEEKDAYS), guides[place]) for place in range(count)]


def entry_of(
    key: str,
    name: str,
    programme: Programme,
    days: list[str],
    facilitator: Facilitator | None,
    place: str = "",
    network: int | None = None,
) -> dict[str, Any]:
    """One network of a frame. `facilitator` is the facilitator's number, `guide` their person's, `place` where it
    usually meets.
    """
    return {
        "id": key,
        "name": name,
        "min": programme.smallest,
        "max": programme.largest,
        "days": days,
        "place": place,
        "facilitator": facilitator.pk if facilitator else None,
        "guide": facilitator.person_id if facilitator else None,
        "network": network,
    }


def free_facilitators(count: int, programme: Programme, on: date, but: int | None) -> list[Facilitator | None]:
    """A facilitator for each of so many networks, as far as capacity goes, dealt round; None where it does not.

    They are of the kind that management has decided on, and do not leave before the networks begin. What they run from
    that day on counts, in whatever programme.
    """
    known = Facilitator.objects.filter(active=True).exclude(person=but).exclude(person__employed_to__lt=on)
    others = Network.objects.from_day(on).exclude(facilitator=None)
    carried = Counter(others.values_list("facilitator_id", flat=True))
    free = {f: f.capacity - carried[f.pk] for f in known if is_dealt(programme.facilitation, external=f.external)}
    dealt: list[Facilitator | None] = []
    while len(dealt) < count and any(room > 0 for room in free.values()):
        for facilitator in [f for f, room in free.items() if room > 0]:
            dealt.append(facilitator)
            free[facilitator] -= 1
    return (dealt + [None] * count)[:count]

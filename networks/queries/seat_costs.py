"""What a seat costs a leader beside the company: a day or a place that is not as wished, and the way there."""

from collections import Counter
from collections.abc import Collection

from networks.queries.seating import Seating, own_line_in
from networks.rules.composition import OWN_LINE
from networks.rules.sentences import Price, price_words


def paid_in(seating: Seating, person: str) -> dict[Price, set[str]]:
    """What seats can cost a person, and in which networks they do; what costs nothing anywhere is not there.

    What is left of a price when the wishes are taken out is the way to the meetings.
    """
    wished = seating.wished.get(person, {})
    costs = Counter({key: cost % OWN_LINE for key, cost in seating.problem.person_by_id[person].costs.items()})
    for told in wished.values():
        costs.subtract(told)
    kinds = {Price(kind): set(told) for kind, told in wished.items()}
    kinds[Price.TRAVEL] = {network for network, cost in costs.items() if cost > 0}
    return {kind: networks for kind, networks in kinds.items() if networks}


def wished_words(seating: Seating, person: str, network: str) -> str:
    """Whether a network meets on the day and where a person has wished, and near where they work."""
    said = [paid_words(seating, person, network, kind, dear) for kind, dear in paid_in(seating, person).items()]
    return " ".join(filter(None, said))


def paid_words(seating: Seating, person: str, network: str, kind: Price, dear: Collection[str]) -> str:
    """Whether one kind of price is paid in a network, in words; nothing where there is no such network to speak of."""
    place = seating.meets.get(network, "")
    return price_words(kind, seating.names.first(person), place, is_paid=network in dear)


def seat_changes(seating: Seating, person: str, to: str) -> list[tuple[str, str]]:
    """What a move would change for one person beside the company: the day and the place wished, and the way there."""
    home, found = seating.assignment.get(person), []
    for kind, dear in paid_in(seating, person).items():
        if (to in dear) != (home in dear):
            found.append(("down" if to in dear else "up", paid_words(seating, person, to, kind, dear)))
    return [(tone, words) for tone, words in found if words]


def cost_words(seating: Seating, person: str, seat: str) -> str:
    """What a seat would cost somebody: their own people's network, else what they have wished or the way there."""
    paid = [
        paid_words(seating, person, seat, kind, dear) for kind, dear in paid_in(seating, person).items() if seat in dear
    ]
    return " ".join(own_line_in(seating, {person: seat})) or " ".join(filter(None, paid))

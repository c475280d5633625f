"""Rules and wishes that pull apart, named as soon as they are set."""

from collections.abc import Collection, Iterable
from datetime import date

from django.utils.translation import gettext as _

from networks.composition import Network, Person, Problem, feasibility
from networks.models import PairRule, Programme
from networks.queries.problem import pairs_of
from networks.queries.seating import Seating
from networks.rules.composition import WEEKDAYS, PairKind, Weight, Wish
from networks.rules.sentences import Names, conflict_words, listed
from organisation.queries.chain import chain_on
from organisation.queries.people import LeaderCard

PULLING = frozenset({"forbidden", "required", "superior", "days"})


def pulling_apart(
    programme: Programme, cards: Collection[LeaderCard], pairs: Collection[PairRule], on: date
) -> list[str]:
    """A smallest set of pair rules, superiors and weekdays that cannot all hold, in words; empty when they can.

    Sizes and networks do not matter here: those who must sit together, by whatever links, need one place that holds.
    """
    names = {str(card.person): card.name for card in cards}
    inside = {card.person for card in cards}
    required = pairs_of(pairs, inside, PairKind.REQUIRED)
    if not required:
        return []
    forbidden = pairs_of(pairs, inside, PairKind.FORBIDDEN)
    people = dict.fromkeys(person for pair in (*required, *forbidden) for person in pair)
    above = chain_on(on, leaders_only=True).all_superiors()
    days = dict(programme.availabilities.values_list("person_id", "days"))
    superiors = {person: str(above[int(person)][0]) for person in people if int(person) in above}
    problem = Problem(
        people=tuple(
            Person(
                id=person,
                superior=superiors[person] if superiors.get(person) in people else None,
                days=frozenset(days.get(int(person)) or WEEKDAYS),
            )
            for person in people
        ),
        networks=tuple(Network(str(place), 0, len(people), frozenset(WEEKDAYS)) for place in range(len(people))),
        forbidden=tuple((one, other) for one, other in forbidden),
        required=tuple((one, other) for one, other in required),
    )
    conflict = feasibility(problem)
    found = conflict.rules if conflict else ()
    return conflict_words([one for one in found if one.kind in PULLING], Names(people=names, superiors=superiors))


def pulling_wishes(seating: Seating) -> list[str]:
    """Wishes that pull apart as they are weighed now, each as a sentence with whom it concerns."""
    words, problem, found = seating.scenario.weights, seating.fresh, []
    heavy = {Weight.SOME, Weight.MUCH}
    new_faces, few_moves = words.get(Wish.NEW_FACES) in heavy, words.get(Wish.FEW_MOVES) in heavy
    if new_faces and few_moves and any(person["current"] for person in problem["people"]):
        found.append(_("Nye ansigter og få flytninger: hver leder, der bliver, møder de samme igen."))
    met = met_and_required(problem["required"], problem["history"]) if new_faces else []
    if met:
        pairs = [
            _("%(one)s og %(other)s") % {"one": seating.names.person(one), "other": seating.names.person(other)}
            for one, other in met
        ]
        found.append(
            _("Nye ansigter og par, der skal sidde sammen: %(pairs)s har været i netværk sammen før.")
            % {"pairs": listed(pairs)}
        )
    return found


def met_and_required(required: Iterable[list[str]], history: Iterable[dict[str, list[str]]]) -> list[tuple[str, str]]:
    """The pairs who must sit together and have done so before."""
    groups = [set(inside) for earlier in history for inside in earlier.values()]
    return [(one, other) for one, other in required if any({one, other} <= group for group in groups)]

"""What every seat would cost a leader, before anything is moved, and why they sit where they sit."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks.composition import Explanation, Reason, SeatPrice, SwapPrice, explain, prices
from networks.queries.seat_costs import cost_words, seat_changes, wished_words
from networks.queries.seating import Face, Seating, own_line_in
from networks.queries.together import Together, together_of
from networks.rules.sentences import broken_words, listed, percent, tag_of, tone_of, value_words
from organisation.rules.words import genitive

ARROWS = {"up": "▲", "down": "▼", "same": "–", "no": "", "now": ""}


@dataclass(frozen=True)
class SwapMark:
    """The figure beside a name: what changing places with them would cost, and which rules it would break."""

    person: int
    tone: str
    figure: str
    spoken: str
    broken: tuple[str, ...]

    @property
    def arrow(self) -> str:
        """The figure's direction as a shape."""
        return ARROWS[self.tone]


@dataclass(frozen=True)
class SeatChoice:
    """One network as a seat for the leader in hand.

    `tone` is now, up, down, same or no (a rule would break). `swap` is whom to change places with when that is the
    best or the only way to the seat; `alone` is then what a plain move would mean, if that is possible too. `details`
    say what would change, each with its own tone.
    """

    network: str
    name: str
    tone: str
    head: str
    text: str
    details: tuple[tuple[str, str], ...]
    swap: int | None
    partner: str
    alone: str
    swaps: Mapping[int, SwapMark]
    tags: Mapping[int, str]
    rank: tuple[int, int]

    @property
    def arrow(self) -> str:
        """The direction of the difference as a shape."""
        return ARROWS[self.tone]


@dataclass(frozen=True)
class Hand:
    """A leader in hand: where they sit, what every other seat would cost, and why they sit there."""

    face: Face
    home: str | None
    home_name: str
    pinned: bool
    choices: Mapping[str, SeatChoice]
    why: tuple[str, ...]

    @property
    def best(self) -> SeatChoice | None:
        """The best other seat that breaks nothing."""
        others = [c for c in self.choices.values() if c.tone not in ("now", "no")]
        return min(others, key=lambda choice: choice.rank, default=None)


def hand_of(seating: Seating, person: str) -> Hand | None:
    """The leader taken in hand; None for somebody whom the computed problem does not know."""
    if not seating.can_be_changed or person not in seating.problem.person_by_id:
        return None
    home = seating.assignment.get(person)
    found, met = prices(seating.problem, seating.assignment, person), together_of(seating, person)
    choices = {key: choice_of(seating, person, price, met) for key, price in found.items()}
    return Hand(
        face=seating.faces[person],
        home=home,
        home_name=seating.names.network(home) if home else "",
        pinned=person in seating.scenario.pins,
        choices=choices,
        why=tuple(why(seating, person, found)) if home else (),
    )


def choice_of(seating: Seating, person: str, price: SeatPrice, met: Mapping[str, Together]) -> SeatChoice:
    """One seat with its price in words: a plain move, a change of places where that is needed, or a broken rule.

    `met` is everybody whom the person has shared a network with.
    """
    home, first = seating.assignment.get(person), seating.names.first(person)
    facts: dict[str, Any] = {
        "network": price.network,
        "name": seating.names.network(price.network),
        "swaps": {int(swap.person): swap_mark(seating, swap) for swap in price.swaps},
        "tags": {int(p): met[p].tag for p in seating.members[price.network] if p in met},
        "swap": None,
        "partner": "",
        "alone": "",
        "details": (),
    }
    if price.network == home:
        left = len(seating.members[home]) - 1
        text = ngettext(
            "Flytter %(first)s, er der stadig %(left)s i netværket.",
            "Flytter %(first)s, er der stadig %(left)s i netværket.",
            left,
        )
        head = _("%(first)s sidder her nu") % {"first": first}
        return SeatChoice(tone="now", head=head, text=text % {"first": first, "left": left}, rank=(0, 0), **facts)
    swap = price.best_swap
    for_room = all(broken.rule == "size" for broken in price.breaks)
    if swap is not None and not swap.breaks and for_room and (price.breaks or swap.change < price.change):
        return SeatChoice(**facts | swapped(seating, person, price, swap, met))
    if not price.breaks:
        return SeatChoice(**facts | priced(seating, {person: price.network}, person, price.change, met))
    facts["tags"] |= {int(p): tag_of(b) for b in price.breaks for p in b.people if p != person and tag_of(b)}
    return SeatChoice(
        tone="no",
        head=_("Kan ikke lade sig gøre"),
        text=" ".join(dict.fromkeys(broken_words(broken, seating.names) for broken in price.breaks[:2])),
        rank=(len(price.breaks), price.change),
        **facts,
    )


def priced(
    seating: Seating, moves: Mapping[str, str], person: str, change: int, met: Mapping[str, Together]
) -> dict[str, Any]:
    """Tone, headline, reasons and details of a change that breaks nothing."""
    others = company_after(seating, moves, moves[person]) - {person}
    said = (
        alike_words(seating, person, others),
        met_words(seating, person, others),
        wished_words(seating, person, moves[person]),
    )
    text = " ".join(filter(None, said))
    return {
        "tone": tone_of(change),
        "head": head_of(seating, change),
        "text": text,
        "details": tuple(details(seating, moves, person, met)),
        "rank": (0, change),
    }


def head_of(seating: Seating, change: int) -> str:
    """A difference in cost as a headline."""
    figure = percent(change, seating.whole)
    if change == 0:
        return _("Lige så godt")
    return (_("%(figure)s %% bedre") if change < 0 else _("%(figure)s %% dårligere")) % {"figure": figure}


def swapped(
    seating: Seating, person: str, price: SeatPrice, swap: SwapPrice, met: Mapping[str, Together]
) -> dict[str, Any]:
    """A seat that can be had by changing places: with whom, and what that costs."""
    moves = {person: price.network, swap.person: seating.assignment[person]}
    found = priced(seating, moves, person, swap.change, met)
    partner = seating.names.person(swap.person)
    reason = why_not(price, seating) if price.breaks else ""
    bargain = _("Bedste bytte er med %(partner)s.") % {"partner": partner}
    again = met_words(seating, person, company_after(seating, moves, price.network) - {person})
    return found | {
        "text": " ".join(filter(None, (reason, bargain, again))),
        "swap": int(swap.person),
        "partner": partner,
        "alone": "" if price.breaks else head_of(seating, price.change),
    }


def why_not(price: SeatPrice, seating: Seating) -> str:
    """Why a plain move will not do: no room there, or too few left here."""
    if price.breaks[0].network == price.network:
        return _("Fuldt.")
    return _("%(network)s bliver for lille.") % {"network": seating.names.network(price.breaks[0].network)}


def swap_mark(seating: Seating, swap: SwapPrice) -> SwapMark:
    """The figure beside one name."""
    tone = "no" if swap.breaks else tone_of(swap.change)
    figure = percent(swap.change, seating.whole)
    spoken = {
        "no": _("kan ikke bytte"),
        "up": _("bytte: %(figure)s procent bedre") % {"figure": figure},
        "down": _("bytte: %(figure)s procent dårligere") % {"figure": figure},
        "same": _("bytte: lige så godt"),
    }[tone]
    broken = tuple(dict.fromkeys(broken_words(one, seating.names) for one in swap.breaks))
    return SwapMark(int(swap.person), tone, "0" if tone == "same" else figure, spoken, broken)


def company_after(seating: Seating, moves: Mapping[str, str], network: str) -> set[str]:
    """Who would sit in a network after some moves."""
    stay = {p for p in seating.members[network] if moves.get(p, network) == network}
    return stay | {p for p, to in moves.items() if to == network}


def label_of(seating: Seating, person: str, label: str) -> str:
    """What a person has of a label; empty when unknown."""
    return seating.problem.person_by_id[person].labels.get(label, "")


def fields_in(seating: Seating, people: Collection[str]) -> int:
    """How many fields there are among some people."""
    return len({label_of(seating, p, "field") for p in people} - {""})


def met_before(seating: Seating, person: str, others: Collection[str]) -> list[str]:
    """Those among others who have shared an earlier network with the person."""
    groups = [g for g in seating.problem.earlier_groups if person in g]
    return sorted(other for other in others if any(g.get(other) == g[person] for g in groups))


def alike_words(seating: Seating, person: str, others: Collection[str]) -> str:
    """How many of the others are of the person's field."""
    value = label_of(seating, person, "field")
    if not value:
        return ""
    same = sum(label_of(seating, other, "field") == value for other in others)
    if not same:
        return _("Første fra %(field)s.") % {"field": value}
    words = ngettext("Der er %(number)s fra %(field)s i forvejen.", "Der er %(number)s fra %(field)s i forvejen.", same)
    return words % {"number": same, "field": value}


def met_words(seating: Seating, person: str, others: Collection[str]) -> str:
    """Whom the person would meet again."""
    met = met_before(seating, person, others)
    if met:
        return _("Møder %(names)s igen.") % {"names": listed([seating.names.first(p) for p in met])}
    return _("Ingen gensyn.") if seating.problem.history else ""


def details(
    seating: Seating, moves: Mapping[str, str], person: str, met: Mapping[str, Together]
) -> list[tuple[str, str]]:
    """What a change would do to the fields of both networks, to whom the person meets, and to how many move."""
    found = []
    for network in dict.fromkeys((moves[person], seating.assignment.get(person))):
        if network is not None:
            before = fields_in(seating, seating.members[network])
            after = fields_in(seating, company_after(seating, moves, network))
            if before != after:
                words = _("%(network)s får %(after)s fagområder i stedet for %(before)s")
                facts = {"network": seating.names.network(network), "after": after, "before": before}
                found.append((tone_of(before - after), words % facts))
    again = met_before(seating, person, company_after(seating, moves, moves[person]) - {person})
    if again:
        names = [with_place(seating.names.person(p), met.get(p)) for p in again]
        found.append(("down", _("Møder %(names)s igen") % {"names": listed(names)}))
    elif seating.problem.history:
        found.append(("up", _("%(first)s møder kun nye ansigter") % {"first": seating.names.first(person)}))
    found += [("down", words) for words in own_line_in(seating, moves)]
    for mover, to in moves.items():
        found += seat_changes(seating, mover, to)
    return found + moved_words(seating, moves)


def with_place(name: str, met: Together | None) -> str:
    """A name with where the two met, where that is known."""
    return f"{name} ({met.words})" if met else name


def moved_words(seating: Seating, moves: Mapping[str, str]) -> list[tuple[str, str]]:
    """How many people would change network, when that changes."""
    known, before = seating.problem.person_by_id, seating.verdict.moved
    after = before
    for person, to in moves.items():
        current = known[person].current
        if current is not None:
            after += (to != current) - (seating.assignment.get(person) != current)
    if after == before:
        return []
    words = _("%(after)s flytter i stedet for %(before)s") % {"after": after, "before": before}
    return [(tone_of(after - before), words)]


def why(seating: Seating, person: str, priced: Mapping[str, SeatPrice]) -> list[str]:
    """Why somebody sits where they sit: what would get worse in the second-best seat, with numbers."""
    first = seating.names.first(person)
    if person in seating.scenario.pins:
        return [_("Fordi I har holdt %(whose)s plads fast.") % {"whose": genitive(first)}]
    wished = [said] if (said := wished_words(seating, person, seating.assignment[person])) else []
    return [*ground(seating, person, priced), *wished]


def ground(seating: Seating, person: str, priced: Mapping[str, SeatPrice]) -> list[str]:
    """What would get worse in the second-best seat."""
    found = explain(seating.problem, seating.assignment, person, priced)
    if found.network is None:
        return [_("Der er kun ét netværk.")]
    there = second_best(seating, found)
    if found.breaks:
        rule = broken_words(found.breaks[0], seating.names)
        return [_("Alle andre pladser bryder en regel."), _("I %(there)s: %(rule)s") % {"there": there, "rule": rule}]
    figure = percent(found.change, seating.whole)
    if found.change < 0:
        return [
            _("Det er ikke den bedste plads: %(there)s er %(figure)s %% bedre.") % {"there": there, "figure": figure}
        ]
    if found.change == 0:
        return [_("%(there)s er lige så godt.") % {"there": there}]
    lead = _("Det næstbedste er %(there)s, og det er %(figure)s %% dårligere.") % {"there": there, "figure": figure}
    said = dict.fromkeys(reason_words(reason, found, seating, person) for reason in found.reasons)
    return [lead, *filter(None, said)]


def second_best(seating: Seating, found: Explanation) -> str:
    """The second-best seat by name, with whom to change places when that is how it can be had."""
    network = seating.names.network(found.network)
    if found.swap is None:
        return network
    return _("%(network)s i bytte med %(partner)s") % {
        "network": network,
        "partner": seating.names.person(found.swap),
    }


def reason_words(reason: Reason, found: Explanation, seating: Seating, person: str) -> str:
    """One thing that would get worse, with the number now and then."""
    if reason.kind == "move":
        return _("Så flytter en mere fra sit netværk.")
    first = seating.names.first(person)
    if reason.kind == "round":
        here = met_before(seating, person, {*seating.members[seating.assignment[person]]} - {person})
        table = {*seating.members[found.network or ""]} - {found.swap, person}
        there = met_before(seating, person, table)
        words = _("Der sidder %(there)s, som %(first)s har været i netværk med før, mod %(here)s her.")
        if len(there) <= len(here):
            return _("Så mødes %(after)s par igen mod %(before)s nu.") % pairs_of(
                reason, seating.problem.weights.repeat
            )
        return words % {"there": len(there), "here": len(here), "first": first}
    if reason.kind == "cost":
        seat = found.network if reason.value == person else seating.assignment[person]
        return cost_words(seating, reason.value, seat or "")
    value = value_words(reason.name, reason.value)
    if not reason.there:
        pairs = pairs_of(reason, seating.problem.weights.labels[reason.name])
        return _("Så er der %(after)s par %(value)s sammen mod %(before)s nu.") % (pairs | {"value": value})
    words = _("Der sidder i forvejen %(there)s %(value)s mod %(here)s her.")
    return words % {"there": reason.there, "here": reason.here, "value": value}


def pairs_of(reason: Reason, weight: int) -> dict[str, Any]:
    """How many pairs share something in the two networks concerned, now and then."""
    return {"before": reason.before // weight, "after": reason.after // weight}

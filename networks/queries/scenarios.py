"""The composition studio as one page: rules in words, networks as cards, and what the proposal is worth."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from networks.composition import Conflict, Problem, feasibility
from networks.models import Scenario, ScenarioStep
from networks.queries.findings import Finding, drafts_of, finding_of, stale_words
from networks.queries.pairs import pulling_wishes
from networks.queries.rotations import is_rotation
from networks.queries.rulebook import RuleLine, rules_of
from networks.queries.seating import Face, FieldMark, Seating, seating_of
from networks.queries.seats import Hand, SeatChoice, SwapMark
from networks.queries.soundings import Heard, heard_in
from networks.queries.together import met_again
from networks.rules.composition import WEEKDAYS
from networks.rules.sentences import broken_words, conflict_words, day_list, tag_of, ways_out
from organisation.rules.jobs import State as JobState
from organisation.rules.sorting import danish_key

MOST_WIDE, MOST_OPEN, MOST_NEAR = 12, 40, 8
"""Up to `MOST_WIDE` networks are shown with names and places, up to `MOST_OPEN` with names alone; beyond that each
opens on its own. Of more than `MOST_WIDE` networks a leader in hand is shown the `MOST_NEAR` best."""


@dataclass(frozen=True)
class Slice:
    """A field's share of a network: its mark, how many, and where its piece of the bar begins and how wide it is."""

    mark: FieldMark
    count: int
    x: str
    width: str


@dataclass(frozen=True)
class Chip:
    """A member as the studio shows them; `tag` names the rule that the seat breaks, `namesake` asks for the place.

    `said` is what a superior has said of the seat: fine, objects or settled.
    """

    key: str
    face: Face
    namesake: bool
    pinned: bool
    moves: bool
    tag: str
    said: str = ""


@dataclass(frozen=True)
class Card:
    """One network of the proposal."""

    key: str
    name: str
    size: str
    count: int
    is_full: bool
    days: str
    is_every_day: bool
    place: str
    facilitator: str
    mix: tuple[Slice, ...]
    chips: tuple[Chip, ...]
    broken: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A member of a network, with the price of changing places with them when a leader is in hand."""

    chip: Chip
    swap: SwapMark | None
    tag: str


@dataclass(frozen=True)
class Row:
    """A network as it is shown: its card, the seat it offers the leader in hand, its members.

    `is_open` shows the members at once; `is_terse` by their names alone.
    """

    card: Card
    choice: SeatChoice | None
    lines: tuple[Line, ...]
    is_open: bool
    is_terse: bool


@dataclass(frozen=True)
class Studio:
    """The whole page but for the leader in hand."""

    scenario: Scenario
    seating: Seating
    siblings: tuple[Scenario, ...]
    people: int
    rules: tuple[RuleLine, ...]
    cards: tuple[Card, ...]
    finding: Finding | None
    unseated: tuple[tuple[str, Face], ...]
    stale: tuple[str, ...]
    last_step: ScenarioStep | None
    undone_step: ScenarioStep | None
    heard: Heard | None
    is_in_turn: bool

    @cached_property
    def conflict(self) -> Conflict | None:
        """A smallest set of rules that cannot all be kept, as they are now; looked for when it is asked for."""
        return feasibility(Problem.from_json(self.seating.fresh))

    @property
    def rulebook(self) -> list[tuple[RuleLine, str]]:
        """Each rule, and whether it is one of those that cannot all be kept, or broken in the proposal."""
        clash = self.conflict.rules if self.conflict else ()
        broken = self.seating.verdict.broken if self.finding else ()
        return [(rule, rule.state(clash, broken)) for rule in self.rules]

    @property
    def conflict_words(self) -> list[str]:
        """The rules that cannot all be kept, each as a sentence."""
        return conflict_words(self.conflict.rules, self.seating.names) if self.conflict else []

    @property
    def ways_out(self) -> list[str]:
        """What HR can do about it."""
        return ways_out(self.conflict.rules) if self.conflict else []

    @cached_property
    def pulling(self) -> list[str]:
        """Wishes that pull apart as they are weighed now."""
        return pulling_wishes(self.seating)

    @cached_property
    def met_again(self) -> list[str]:
        """Who would meet again, in which network, and where they met."""
        names = self.seating.names
        words = _("%(one)s og %(other)s i %(network)s (%(where)s)")
        return [
            words
            % {
                "one": names.person(one),
                "other": names.person(other),
                "network": names.network(network),
                "where": met.words,
            }
            for one, other, network, met in met_again(self.seating)
        ]

    @property
    def job_words(self) -> str:
        """Why the last composition left nothing behind, until something else is changed; empty when it left a plan."""
        job = self.scenario.job
        if job is None or job.is_open:
            return ""
        if self.scenario.version != job.result.get("outdated", job.payload.get("version")):
            return ""
        if job.state == JobState.FAILED:
            return _("Det gik galt, mens der blev regnet. Forslaget er, som det var. Prøv igen.")
        if "outdated" in job.result:
            return _("Forslaget blev ændret, mens der blev regnet, og ændringen gælder. Sammensæt netværkene igen.")
        return _("Der blev stoppet, før der var noget at vise. Forslaget er, som det var.")

    @property
    def is_rotation(self) -> bool:
        """Whether networks that run get other members."""
        return is_rotation(self.scenario)

    @property
    def is_dense(self) -> bool:
        """Whether there are too many networks to show names with their places."""
        return len(self.cards) > MOST_WIDE

    @property
    def is_closed(self) -> bool:
        """Whether there are too many networks to show their members at once."""
        return len(self.cards) > MOST_OPEN

    @property
    def unguided(self) -> int:
        """How many networks have no facilitator and are to have one."""
        return 0 if self.is_in_turn else sum(not card.facilitator for card in self.cards)

    @property
    def may_publish(self) -> bool:
        """Whether nothing stands in the way of publishing, a search under way included."""
        if self.scenario.job is not None and self.scenario.job.is_open:
            return False
        if self.heard is not None and self.heard.waiting:
            return False
        return self.finding is not None and not (self.finding.broken or self.unseated or self.stale)


def studio_of(scenario: Scenario) -> Studio:
    """A proposal as HR works on it."""
    seating, heard = seating_of(scenario), heard_in(scenario)
    return Studio(
        scenario=scenario,
        seating=seating,
        siblings=tuple(drafts_of(scenario.programme)),
        people=len(seating.still_here),
        rules=tuple(rules_of(seating)),
        cards=tuple(card_of(seating, entry, heard.marks if heard else {}) for entry in scenario.frame),
        finding=finding_of(seating),
        unseated=tuple(unseated_in(seating)),
        stale=tuple(stale_words(seating)) if scenario.problem else (),
        **steps_of(scenario),
        heard=heard,
        is_in_turn=scenario.programme.in_turn,
    )


def steps_of(scenario: Scenario) -> dict[str, ScenarioStep | None]:
    """What can be taken back, and what can be done again. One query."""
    steps = list(scenario.steps.all())
    last = next((step for step in steps if not step.undone), None)
    return {"last_step": last, "undone_step": next((step for step in reversed(steps) if step.undone), None)}


def rows_of(page: Studio, hand: Hand | None, *, all_of_them: bool, wanted: str = "") -> list[Row]:
    """The networks to show: in their order, or with a leader in hand the own one first, then the one that is `wanted`
    and the best seats.

    Of many networks only the nearest are shown for a leader in hand, and each opens on its own; unless all are wanted.
    """
    if hand is None:
        is_open = all_of_them or not page.is_closed
        return [row_of(c, None, is_open=is_open or bool(c.broken), is_terse=page.is_dense) for c in page.cards]
    near = len(page.cards) if all_of_them or not page.is_dense else MOST_NEAR
    cards = sorted(
        page.cards, key=lambda card: (card.key != hand.home, card.key != wanted, *hand.choices[card.key].rank)
    )
    return [row_of(card, hand.choices[card.key], is_open=True, is_terse=False) for card in cards[:near]]


def row_of(card: Card, choice: SeatChoice | None, *, is_open: bool, is_terse: bool) -> Row:
    """One network with what it offers."""
    swaps = choice.swaps if choice else {}
    tags = choice.tags if choice else {}
    lines = (Line(c, swaps.get(c.face.person), tags.get(c.face.person, c.tag)) for c in card.chips)
    return Row(card, choice, tuple(lines), is_open, is_terse)


def unseated_in(seating: Seating) -> list[tuple[str, Face]]:
    """Those who should have a seat and have none, by name; for whom seats can be priced, with the key to ask for it."""
    if not seating.is_composed:
        return []
    known, waiting = seating.problem.person_by_id, seating.still_here - seating.assignment.keys()
    faces = [(key if key in known and seating.can_be_changed else "", seating.faces[key]) for key in waiting]
    return sorted(faces, key=lambda pair: danish_key(pair[1].name))


def card_of(seating: Seating, entry: Mapping[str, Any], marks: Mapping[str, str]) -> Card:
    """One network with its members and mix; `marks` is what superiors have said of seats."""
    key, members = entry["id"], seating.members[entry["id"]]
    broken = [one for one in seating.verdict.broken if one.network == key] if seating.is_composed else []
    tags = {person: tag_of(one) for one in reversed(broken) if one.rule != "size" for person in one.people}
    known = seating.problem.person_by_id
    days = seating.open_days[key]
    if seating.is_composed:
        days = days.intersection(*(known[person].days for person in members))
    return Card(
        key=key,
        name=entry["name"],
        size=seating.names.size(key),
        count=len(members),
        is_full=len(members) >= entry["max"],
        days=day_list(days),
        is_every_day=len(days) == len(WEEKDAYS),
        place=seating.meets[key],
        facilitator=seating.guides.get(entry["facilitator"], ""),
        mix=tuple(mix_of(seating, members)),
        chips=tuple(
            Chip(
                person,
                seating.faces[person],
                seating.faces[person].name in seating.namesakes,
                person in seating.scenario.pins,
                known[person].current not in (None, key),
                tags.get(person, "" if person in seating.still_here else _("ikke med mere")),
                marks.get(person, ""),
            )
            for person in members
        ),
        broken=tuple(dict.fromkeys(broken_words(one, seating.names) for one in broken)),
    )


def mix_of(seating: Seating, members: list[str]) -> list[Slice]:
    """The fields of a network as pieces of a bar, in the order of the legend."""
    labels = [seating.problem.person_by_id[person].labels.get("field", "") for person in members]
    counts, found, before = Counter(labels), [], 0
    for mark in seating.marks:
        if counts[mark.name]:
            x, width = 100 * before / len(members), 100 * counts[mark.name] / len(members)
            found.append(Slice(mark, counts[mark.name], f"{x:.2f}%", f"{width - 0.8:.2f}%"))
            before += counts[mark.name]
    return found

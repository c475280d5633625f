"""Goals as lists show them: a line each, and the whole hierarchy from the effects down."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, IntegerField, Q, QuerySet, When

from goals.models import Goal, Indicator
from goals.queries.graph import edges_above
from goals.queries.owners import Owner, goals_of, names_of_units, owners_of
from goals.queries.readings import readings_of
from goals.rules.goals import CHAIN, MOST_AT_THE_TOP, MOST_IN_A_UNIT, Kind, Origin, State
from goals.rules.hierarchy import Branch, below_of, branches
from goals.rules.telling import SHAPES, origin_words, standing_mark, standing_words
from organisation.models import Field, Person, UnitVersion
from organisation.queries.chain import units_below
from organisation.rules.sorting import danish_key

ROOM = 150
LAST = 10_000
ORDER = {kind: place for place, kind in enumerate((*CHAIN, Kind.RUNNING))}
HEAVY = ("why", "end_reason")


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal in a list. `also` is how many more it contributes to than the one that it stands under."""

    goal: Goal
    owner: Owner
    unit: str
    statuses: tuple[str, ...]
    also: int = 0

    @property
    def standing(self) -> str:
        """How its indicators stand, in words."""
        return standing_words(self.statuses)

    @property
    def mark(self) -> str:
        """The status whose shape stands beside the words."""
        return standing_mark(self.statuses)

    @property
    def shape(self) -> str:
        """The shape that stands for its kind, beside the word."""
        return SHAPES[self.goal.kind]

    @property
    def origin(self) -> str:
        """Who set it and whom it binds, where it is not the owner's own choice."""
        goal = self.goal
        is_plain = goal.origin == Origin.OWN and not goal.is_binding
        return "" if is_plain else origin_words(goal.origin, is_binding=goal.is_binding)


@dataclass(frozen=True, slots=True)
class Node:
    """A goal in the hierarchy with those below it; `more` are not on the page."""

    line: GoalLine
    below: tuple["Node", ...]
    more: int

    @property
    def count(self) -> int:
        """How many goals stand directly below it."""
        return len(self.below) + self.more


@dataclass(frozen=True)
class Hierarchy:
    """All goals that count: from the effects down, those that lead to no effect, and running goals beside the chain."""

    effects: tuple[Node, ...]
    loose: tuple[Node, ...]
    running: tuple[Node, ...]
    number: int
    crowded: tuple["Crowded", ...]


@dataclass(frozen=True, slots=True)
class Crowded:
    """Where there are very many goals at once: at the top (no unit), or in a unit."""

    number: int
    unit: int | None = None
    name: str = ""


def lines_of(goals: Iterable[Goal], on: date, also: Mapping[int, int] | None = None) -> dict[int, GoalLine]:
    """Goals as lines by key; ten questions, however many goals."""
    goals = list(goals)
    owners = owners_of(goals, on)
    units = names_of_units({goal.unit_id for goal in goals if goal.unit_id})
    statuses: dict[int, list[str]] = {}
    for reading in readings_of(Indicator.objects.filter(goal__in=goals, ended_on=None), on).values():
        statuses.setdefault(reading.indicator.goal_id, []).append(reading.status)
    also = also or {}
    return {
        goal.pk: GoalLine(
            goal=goal,
            owner=owners[goal.pk],
            unit=units.get(goal.unit_id or 0, ""),
            statuses=tuple(statuses.get(goal.pk, ())),
            also=also.get(goal.pk, 0),
        )
        for goal in goals
    }


def own_lines(person: Person, on: date) -> list[GoalLine]:
    """The goals that somebody answers for, from the effect down."""
    goals = sorted(goals_of(person, on).defer(*HEAVY), key=told_first)
    return list(lines_of(goals, on).values())


def told_first(goal: Goal) -> tuple[int, int, tuple[str, str]]:
    """The place of a goal in a list: from the effect down, by rank, in Danish order."""
    return ORDER[Kind(goal.kind)], goal.rank or LAST, danish_key(goal.title)


def hierarchy(goals: QuerySet[Goal], on: date, under: int | None = None) -> Hierarchy:
    """The goals that count as a hierarchy, perhaps only what is below one of them."""
    rows = sorted(goals.exclude(state=State.ENDED).defer(*HEAVY), key=told_first)
    known = {goal.pk: goal for goal in rows}
    above = {pk: uppers & known.keys() for pk, uppers in edges_above(rows).items() if pk in known}
    tops = [goal for goal in rows if (goal.pk == under if under else not above.get(goal.pk))]
    grown = branches([goal.pk for goal in tops], below_of(above, known), ROOM)
    shown = [known[pk] for branch in grown for pk in goals_in(branch)]
    lines = lines_of(shown, on, {pk: len(uppers) - 1 for pk, uppers in above.items() if len(uppers) > 1})
    nodes = [node_of(branch, lines) for branch in grown]
    return Hierarchy(
        effects=tuple(node for node in nodes if under or node.line.goal.kind == Kind.EFFECT),
        loose=tuple(node for node in nodes if not under and node.line.goal.kind in CHAIN[1:]),
        running=tuple(node for node in nodes if not under and node.line.goal.kind == Kind.RUNNING),
        number=len(rows),
        crowded=() if under else crowded_among(rows),
    )


def goals_in(branch: Branch) -> Iterator[int]:
    """Every goal of a branch."""
    yield branch.goal
    for one in branch.below:
        yield from goals_in(one)


def node_of(branch: Branch, lines: Mapping[int, GoalLine]) -> Node:
    """A branch with its lines."""
    return Node(lines[branch.goal], tuple(node_of(one, lines) for one in branch.below), branch.more)


def crowded_among(goals: Sequence[Goal]) -> tuple[Crowded, ...]:
    """Where there are more goals at once than anybody keeps in mind, with the number."""
    found = []
    effects = sum(goal.kind == Kind.EFFECT for goal in goals)
    if effects > MOST_AT_THE_TOP:
        found.append(Crowded(effects))
    numbers: dict[int, int] = {}
    for goal in goals:
        if goal.unit_id and goal.kind != Kind.RUNNING:
            numbers[goal.unit_id] = numbers.get(goal.unit_id, 0) + 1
    many = {unit: number for unit, number in numbers.items() if number > MOST_IN_A_UNIT}
    names = names_of_units(set(many)) if many else {}
    found += [
        Crowded(number, unit, names[unit]) for unit, number in sorted(many.items(), key=lambda one: (-one[1], one[0]))
    ]
    return tuple(found)


def found_goals(
    goals: QuerySet[Goal],
    on: date,
    *,
    words: str = "",
    kind: str = "",
    field: Field | None = None,
    unit: int | None = None,
    with_ended: bool = False,
) -> QuerySet[Goal]:
    """Goals that fit every word, of a kind, of a field, of a unit and those below it; from the effect down."""
    for word in words.split():
        goals = goals.filter(Q(title__icontains=word) | Q(why__icontains=word))
    if kind:
        goals = goals.filter(kind=kind)
    if field:
        goals = goals.filter(unit__in=UnitVersion.objects.on(on).filter(field=field).values("unit_id"))
    if unit:
        goals = goals.filter(unit__in=units_below(unit, on))
    if not with_ended:
        goals = goals.exclude(state=State.ENDED)
    places = Case(*[When(kind=kind, then=place) for kind, place in ORDER.items()], output_field=IntegerField())
    return goals.defer(*HEAVY).order_by(places, F("rank").asc(nulls_last=True), "title", "pk")


def units_with_goals(on: date) -> list[tuple[int, str]]:
    """The units of a day that have goals open to the house, in Danish order."""
    having = Goal.objects.filter(is_personal=False, unit__isnull=False).order_by().values("unit_id")
    return list(UnitVersion.objects.on(on).filter(unit_id__in=having).values_list("unit_id", "name"))


def fields_with_goals(on: date) -> QuerySet[Field]:
    """The fields of units that have goals open to the house."""
    having = Goal.objects.filter(is_personal=False, unit__isnull=False).order_by().values("unit_id")
    units = UnitVersion.objects.on(on).filter(unit_id__in=having, field__isnull=False)
    return Field.objects.filter(pk__in=units.order_by().values("field_id"))

"""The way from a goal up to the effect: what every step says, and what stands around it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db.models import Q, QuerySet

from goals.models import Contribution, Goal
from goals.queries.goal_lines import GoalLine, lines_of, told_first
from goals.queries.graph import edges_above
from goals.rules.goals import Kind, State, all_above
from goals.rules.ladders import Rung, ladder
from goals.rules.telling import way_words
from goals.rules.ways import from_below, heights, number_of_ways, told_ways


@dataclass(frozen=True, slots=True)
class Step:
    """One step up: from a goal to one that it contributes to, or is a part of where there is no contribution."""

    goal: Goal
    towards: Goal
    contribution: Contribution | None

    @property
    def words(self) -> str:
        """What the goal gives, in its owner's sentence."""
        return self.contribution.words if self.contribution else ""

    @property
    def effort(self) -> str:
        """What the effort is called that the step goes through."""
        effort = self.contribution.effort if self.contribution else None
        return effort.name if effort else ""


@dataclass(frozen=True, slots=True)
class TellingWay:
    """Steps that follow each other. One that `joins` comes to a goal from where the way has been told already."""

    steps: tuple[Step, ...]
    joins: bool

    @property
    def begins(self) -> Goal:
        """Where it sets out."""
        return self.steps[0].goal

    @property
    def ends(self) -> Goal:
        """Where it comes to."""
        return self.steps[-1].towards


@dataclass(frozen=True)
class WayUp:
    """A goal, every way up from it, and the same as a ladder to draw."""

    goal: Goal
    ways: tuple[TellingWay, ...]
    number: int
    rungs: tuple[Rung, ...]
    goals: Mapping[int, Goal]
    efforts: Mapping[int, str]

    @property
    def finding(self) -> str:
        """How far up the goal leads, in a sentence."""
        return way_words(self.goal.kind, len(self.effects), self.number, has_way=bool(self.ways))

    @property
    def effects(self) -> list[Goal]:
        """The effects that the ways lead to; the goal itself where it is one."""
        return [goal for goal in self.goals.values() if goal.kind == Kind.EFFECT and goal.pk in self.tops]

    @property
    def tops(self) -> set[int]:
        """Where the ways end."""
        return {way.ends.pk for way in self.ways if not way.joins} or {self.goal.pk}


def way_up(goal: Goal) -> WayUp:
    """Every way up from a goal, in four questions. What a goal contributes to is open to whoever reads the goal."""
    every = {one.pk: one for one in Goal.objects.only("title", "kind", "state", "part_of", "is_personal")}
    around = {goal.pk} | all_above(goal.pk, edges_above(every.values()))
    rows = Contribution.objects.filter(goal__in=around).select_related("effort").order_by("pk")
    given = {(row.goal_id, row.towards_id): row for row in rows}
    above: dict[int, list[int]] = {}
    for lower, upper in given:
        above.setdefault(lower, []).append(upper)
    for pk in sorted(around):
        whole = every[pk].part_of_id
        if whole is not None and (pk, whole) not in given:
            above.setdefault(pk, []).append(whole)
    return WayUp(
        goal=goal,
        ways=tuple(
            TellingWay(steps_of(way.goals, every, given), way.joins)
            for way in told_ways(goal.pk, above)
            if len(way.goals) > 1
        ),
        number=number_of_ways(goal.pk, above),
        rungs=tuple(rungs_of(goal.pk, above, given)),
        goals={pk: every[pk] for pk in from_below(goal.pk, above)},
        efforts={row.effort.pk: row.effort.name for row in given.values() if row.effort},
    )


Gifts = Mapping[tuple[int, int], Contribution]


def steps_of(way: tuple[int, ...], goals: Mapping[int, Goal], given: Gifts) -> tuple[Step, ...]:
    """The steps of a way."""
    return tuple(Step(goals[lower], goals[upper], given.get((lower, upper))) for lower, upper in pairwise(way))


def rungs_of(goal: int, above: Mapping[int, list[int]], given: Gifts) -> list[Rung]:
    """The ladder of the ways, the lowest goals first."""
    height = heights(goal, above)
    told = {pk: place for place, pk in enumerate(from_below(goal, above))}
    leads = {
        lower: [(upper, given[lower, upper].effort_id if (lower, upper) in given else None) for upper in uppers]
        for lower, uppers in above.items()
        if lower in height
    }
    return ladder(sorted(height, key=lambda pk: (height[pk], told[pk])), leads)


def helpers_of(goal: Goal, readable: QuerySet[Goal], on: date) -> list[GoalLine]:
    """The goals that contribute to one, or are parts of it, and count."""
    given = Contribution.objects.filter(towards=goal).values("goal_id")
    rows = readable.filter(Q(pk__in=given) | Q(part_of=goal)).exclude(state=State.ENDED)
    return list(lines_of(sorted(rows, key=told_first), on).values())

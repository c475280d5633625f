"""What the page of a goal shows: whose it is, what it gives, what gives to it, its efforts, and what has happened."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from goals.models import Contribution, Effort, Goal
from goals.queries.goal_lines import GoalLine, lines_of, told_first
from goals.queries.owners import Owner
from goals.queries.readings import Reading, readings_of
from goals.queries.trail import aims_named
from goals.rules.goals import State
from goals.rules.telling import VERDICTS, changed_words, deed_words, origin_words, period_words
from organisation.models import Person
from organisation.queries.audit import entries_about
from organisation.queries.chain import superior_of_person

DEEDS = 10


@dataclass(frozen=True, slots=True)
class Given:
    """A contribution, with the goal at its other end."""

    contribution: Contribution
    line: GoalLine

    @property
    def effort(self) -> Effort | None:
        """The effort that it goes through."""
        return self.contribution.effort


@dataclass(frozen=True, slots=True)
class Tried:
    """An effort for the goal, and what is contributed through it."""

    effort: Effort
    given: tuple[Given, ...]

    @property
    def verdict(self) -> str:
        """What has been decided of it."""
        return str(VERDICTS[self.effort.verdict])


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that happened to the goal."""

    on: date
    words: str


@dataclass(frozen=True)
class GoalPage:
    """Everything on a goal's page. `superior` reads along where the goal is personal."""

    goal: Goal
    owner: Owner
    unit: str
    readings: tuple[Reading, ...]
    gives: tuple[Given, ...]
    efforts: tuple[Tried, ...]
    direct: tuple[Given, ...]
    part_of: GoalLine | None
    parts: tuple[GoalLine, ...]
    deeds: tuple[Deed, ...]
    superior: str

    @property
    def origin(self) -> str:
        """Who set it and whom it binds."""
        return origin_words(self.goal.origin, is_binding=self.goal.is_binding)

    @property
    def period(self) -> str:
        """From when until when."""
        return period_words(self.goal.starts, self.goal.due)

    @property
    def has_help(self) -> bool:
        """Whether anything contributes to the goal or is a part of it."""
        return bool(self.efforts or self.direct or self.parts)


def goal_page(goal: Goal, readable: QuerySet[Goal], on: date) -> GoalPage:
    """A goal with everything around it that is `readable`; a fixed number of questions."""
    gives = list(goal.contributions.select_related("towards", "effort"))
    given = list(goal.contributors.filter(goal__in=readable).select_related("goal", "effort"))
    parts = sorted(readable.filter(part_of=goal), key=told_first)
    above = [goal.part_of] if goal.part_of else []
    around = [one.towards for one in gives] + [one.goal for one in given] + parts + above
    lines = lines_of({one.pk: one for one in [goal, *around]}.values(), on)
    received = sorted((Given(one, lines[one.goal_id]) for one in given), key=lambda one: told_first(one.line.goal))
    through = {effort.pk: effort for effort in goal.efforts.select_related("owner")}
    return GoalPage(
        goal=goal,
        owner=lines[goal.pk].owner,
        unit=lines[goal.pk].unit,
        readings=tuple(readings_of(goal.indicators.filter(ended_on=None), on).values()),
        gives=tuple(Given(one, lines[one.towards_id]) for one in gives),
        efforts=tuple(
            Tried(effort, tuple(one for one in received if one.contribution.effort_id == pk))
            for pk, effort in through.items()
        ),
        direct=tuple(one for one in received if one.contribution.effort_id is None),
        part_of=lines[goal.part_of_id] if goal.part_of_id else None,
        parts=tuple(lines[part.pk] for part in parts),
        deeds=deeds_of(goal),
        superior=superior_name(goal, on),
    )


def leaning_on(goal: Goal) -> int:
    """How many goals that count contribute to a goal or are parts of it."""
    helping = Goal.objects.filter(Q(contributions__towards=goal) | Q(part_of=goal), is_personal=False)
    return helping.exclude(state=State.ENDED).distinct().count()


def deeds_of(goal: Goal) -> tuple[Deed, ...]:
    """What has happened to a goal, the newest first; two questions."""
    entries = list(entries_about(Goal._meta.label, str(goal.pk))[:DEEDS])
    towards = aims_named(entries)
    return tuple(
        Deed(
            timezone.localdate(entry.at),
            deed_words(
                entry.verb,
                entry.by.person.name if entry.by else "",
                towards=towards.get(entry.pk, ""),
                changed=changed_words(entry.after.get("changed", ())),
            ),
        )
        for entry in entries
    )


def superior_name(goal: Goal, on: date) -> str:
    """Who reads a personal goal beside its owner: the owner's nearest leader of the day."""
    if not goal.is_personal or goal.owner_person_id is None:
        return ""
    superior = superior_of_person(goal.owner_person_id, on)
    return Person.objects.filter(pk=superior or 0).values_list("name", flat=True).first() or ""

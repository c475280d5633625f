"""What HR sees when a programme rotates: whom it is about, what each proposal gives, and the years ahead."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from networks.composition import Problem
from networks.composition.bound import spread
from networks.models import Membership, Network, Programme, RoundsAhead, Scenario
from networks.queries.candidates import candidates_of
from networks.rules.composition import State
from networks.rules.rotation import (
    Acquaintance,
    Meetings,
    acquaintance_of,
    day_of_round,
    horizon_words,
    limits_of,
    meetings_in,
    plan_words,
)
from organisation.rules.jobs import State as JobState


@dataclass(frozen=True)
class RotationPage:
    """A programme that runs, on the day from which it would rotate."""

    programme: Programme
    networks: int
    members: int
    limits: tuple[int, ...]
    newcomers: int


def rotation_page(programme: Programme, on: date) -> RotationPage:
    """How many sit in how many networks on a day, and who of the candidates does not yet."""
    networks = Network.objects.on(on).filter(programme=programme)
    seated = set(Membership.objects.on(on).filter(network__in=networks).values_list("person_id", flat=True))
    inside = {card.person for card in candidates_of(programme, on).inside}
    return RotationPage(
        programme, networks.count(), len(seated & inside), limits_of(len(seated & inside)), len(inside - seated)
    )


def is_rotation(scenario: Scenario) -> bool:
    """Whether a proposal changes networks that run, and does not correct what has just been published."""
    return scenario.corrects_id is None and any(entry.get("network") for entry in scenario.frame)


def alternatives_to(scenario: Scenario) -> QuerySet[Scenario]:
    """The other proposals under way for the same programme from the same first day; none to a correction."""
    drafts = scenario.programme.scenarios.filter(state=State.DRAFT, starts=scenario.starts, corrects=None)
    return drafts.none() if scenario.corrects_id else drafts.exclude(pk=scenario.pk)


def meetings_of(problem: Problem, seats: Mapping[str, str]) -> Meetings:
    """What seats give against where everybody sits now and has sat before."""
    now = {person.id: person.current for person in problem.people if person.current is not None}
    return meetings_in(seats, now, problem.earlier_groups)


def acquaintance_in(problem: Problem) -> Acquaintance:
    """How far those who are to be seated know each other from earlier rounds."""
    people, networks = len(problem.people), len(problem.networks)
    return acquaintance_of(people, networks, spread(people, networks), problem.earlier_groups)


@dataclass(frozen=True)
class Round:
    """One round of a plan: its number, its first day, and how many pairs meet anew and again."""

    number: int
    starts: date
    new: int
    again: int


@dataclass(frozen=True)
class AheadPage:
    """The years ahead of a programme: how far it can go at all, and what the latest plan gives."""

    programme: Programme
    plan: RoundsAhead | None
    rounds: tuple[Round, ...]

    @property
    def is_computing(self) -> bool:
        """Whether the plan is being looked for."""
        return self.plan is not None and self.plan.job is not None and self.plan.job.is_open

    @property
    def has_failed(self) -> bool:
        """Whether looking for it ended with nothing."""
        job = self.plan.job if self.plan else None
        return job is not None and not self.rounds and job.state in (JobState.FAILED, JobState.CANCELLED)

    @property
    def horizon(self) -> str:
        """How far it can go after the rounds behind it, in words."""
        if not self.rounds or self.plan is None:
            return ""
        return horizon_words(acquaintance_in(Problem.from_json(self.plan.asked)), len(self.rounds))

    @property
    def verdict(self) -> str:
        """How far the plan goes, in words."""
        return plan_words([one.again for one in self.rounds]) if self.rounds else ""


def ahead_page(programme: Programme) -> AheadPage:
    """The latest plan of a programme's years ahead. One query."""
    plan = RoundsAhead.objects.filter(programme=programme).select_related("job").first()
    if plan is None or not plan.rounds:
        return AheadPage(programme, plan, ())
    counts = zip(plan.figures["new"], plan.figures["again"], strict=True)
    rounds = (
        Round(number, day_of_round(plan.starts, plan.months, number), new, again)
        for number, (new, again) in enumerate(counts, 1)
    )
    return AheadPage(programme, plan, tuple(rounds))

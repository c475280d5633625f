"""Verbs of scenarios: draft, weigh, compose, change by hand, undo, publish or discard. Nothing is told before that."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from string import ascii_uppercase
from typing import Any

from django.db import transaction
from django.utils import timezone

from networks.actions.agreements import _agreed
from networks.actions.publishing import (
    demand_correctable,
    demand_guides_decided,
    demand_guides_of_others,
    publish_networks,
)
from networks.actions.soundings import conclude_sounding_of, withdraw_soundings_of
from networks.actions.wishes import forget_wishes_of
from networks.composition import Problem, check, feasibility
from networks.composition.bound import bound
from networks.composition.plan import worst_network
from networks.models import Programme, Scenario, ScenarioStep
from networks.queries.decided import matters_in
from networks.queries.frames import what_hinders, what_is_lost
from networks.queries.problem import first_frame, held, next_start, problem_of, still_runs, wished_prices
from networks.queries.rotations import alternatives_to
from networks.queries.sheets import is_undecided
from networks.rules.composition import (
    DEFAULT_WEIGHTS,
    MOVES,
    Impossible,
    Outdated,
    State,
    StillBroken,
    demand_day_to_come,
)
from networks.rules.programmes import State as ProgrammeState
from networks.rules.sheets import Undecided
from organisation.actions.audit import record
from organisation.actions.jobs import queue_job
from organisation.models import Account, Job, Person
from organisation.rules.refusals import Refused

TASK = "networks.tasks.scenarios.compose_in_background"
SECONDS = 10
LETTERS = [*ascii_uppercase, *(one + other for one in ascii_uppercase for other in ascii_uppercase)]


def draft_scenario(*, programme: Programme, by: Account | None, at: datetime) -> Scenario:
    """Begin a proposal under the next free letter, with the programme's networks and the usual weights.

    Raises Undecided while management has not decided purpose and type.
    """
    with transaction.atomic():
        if is_undecided(programme):
            raise Undecided
        drafts = programme.scenarios.filter(state=State.DRAFT)
        last = drafts.exclude(weights={}).last()
        starts = next_start(programme, timezone.localdate(at))
        scenario = Scenario.objects.create(
            programme=programme,
            letter=free_letter(programme),
            starts=starts,
            weights=last.weights if last else dict(DEFAULT_WEIGHTS),
            frame=last.frame
            if last and still_runs(last.frame, starts)
            else first_frame(programme, starts, but=by.person_id if by else None),
            made_by=by,
            made_at=at,
        )
        record(verb="draft_scenario", by=by, at=at, on=scenario, after={"letter": scenario.letter})
    return scenario


def free_letter(programme: Programme) -> str:
    """The next letter that no open proposal of the programme has."""
    taken = set(programme.scenarios.filter(state=State.DRAFT).values_list("letter", flat=True))
    return next(letter for letter in LETTERS if letter not in taken)


@contextmanager
def locked(scenario: Scenario, version: int, by: Account | None, at: datetime) -> Iterator[Scenario]:
    """The scenario under lock, if it is still a draft in the version that was shown; the version rises.

    Who changed it, and when, is kept for the one who comes second.
    """
    with transaction.atomic():
        fresh = Scenario.objects.select_for_update().get(pk=scenario.pk)
        if fresh.version != version or fresh.state != State.DRAFT:
            raise Outdated
        fresh.version += 1
        fresh.changed_by, fresh.changed_at = by, at
        yield fresh
        fresh.save()


def weigh(*, scenario: Scenario, words: Mapping[str, str], version: int, by: Account | None, at: datetime) -> Scenario:
    """Say how much each wish counts. Seats stay; their price is counted anew with the next composition."""
    with locked(scenario, version, by, at) as fresh:
        before, fresh.weights = fresh.weights, {**fresh.weights, **words}
        record(verb="weigh", by=by, at=at, on=fresh, before=before, after=fresh.weights)
    return fresh


def reframe(
    *,
    scenario: Scenario,
    frame: list[dict[str, Any]],
    max_moved: int | None,
    version: int,
    by: Account | None,
    at: datetime,
) -> Scenario:
    """Change the networks to fill and how many may move. Seats in networks that are gone fall away.

    Raises Refused where a network that runs on has gone missing on the way, or is there twice.
    """
    with locked(scenario, version, by, at) as fresh:
        if words := what_is_lost(fresh, frame, timezone.localdate(at)):
            raise Refused(words)
        before, fresh.frame, fresh.max_moved = fresh.frame, frame, max_moved
        known = {entry["id"] for entry in frame}
        fresh.assignment = {p: n for p, n in fresh.assignment.items() if n in known}
        fresh.pins = {p: n for p, n in fresh.pins.items() if n in known}
        record(verb="reframe", by=by, at=at, on=fresh, before={"frame": before}, after={"frame": frame})
    return fresh


def begin_from(*, scenario: Scenario, starts: date, version: int, by: Account | None, at: datetime) -> Scenario:
    """Let a proposal count from another day. Seats stay, judged by who leads then. Raises Refused for a day gone by."""
    demand_day_to_come(starts, timezone.localdate(at))
    with locked(scenario, version, by, at) as fresh:
        before, fresh.starts = fresh.starts, starts
        record(verb="begin_from", by=by, at=at, on=fresh, before={"starts": before}, after={"starts": starts})
    return fresh


def pin(
    *, scenario: Scenario, person: Person, network: str | None, version: int, by: Account | None, at: datetime
) -> Scenario:
    """Hold a person's seat through the next composition, or let go of it."""
    with locked(scenario, version, by, at) as fresh:
        before = fresh.pins.pop(str(person.pk), None)
        if network:
            fresh.pins[str(person.pk)] = network
        record(verb="pin", by=by, at=at, on=fresh, before={"network": before}, after={"network": network})
    return fresh


def compose_scenario(
    *,
    scenario: Scenario,
    version: int,
    by: Account | None,
    at: datetime,
    seed: int = 1,
    iterations: int | None = None,
    only_new: bool = False,
) -> Job:
    """Freeze the problem and queue its composition; raises Impossible when the rules cannot all be kept.

    Raises Refused with a network that will be over, or without one that runs on.
    Until the plan is there the proposal stays as it was, and for good when the search is stopped before it has begun.
    With `only_new` everybody who has a seat keeps it. Without `iterations` the search has `SECONDS` seconds; with them
    it gives the same plan on any machine.
    """
    demand_lasting(scenario, at)
    wished = wished_prices(scenario)
    problem = problem_of(scenario, wished=wished)
    conflict = feasibility(Problem.from_json(held(problem, scenario.assignment) if only_new else problem))
    if conflict:
        raise Impossible(conflict)
    with locked(scenario, version, by, at) as fresh:
        fresh.asked, fresh.asked_wished = problem, wished
        fresh.job = queue_job(
            kind="composition",
            task=TASK,
            payload={
                "scenario": fresh.pk,
                "version": fresh.version,
                "seed": seed,
                "seconds": SECONDS,
                "iterations": iterations,
                "only_new": only_new,
            },
            by=by,
            at=at,
        )
        record(verb="compose_scenario", by=by, at=at, on=fresh, after={"people": len(problem["people"])})
    return fresh.job


def demand_lasting(scenario: Scenario, at: datetime) -> None:
    """A proposal gives places in networks that go on, and ends none: that is decided on its own. Raises Refused."""
    if words := what_hinders(scenario, timezone.localdate(at)):
        raise Refused(words)


def keep_plan(*, scenario: Scenario, assignment: Mapping[str, str], version: int, seed: int, at: datetime) -> Scenario:
    """Take in what the search found, with the checker's figures; not if HR has changed it meanwhile."""
    with locked(scenario, version, None, at) as fresh, _step_of(fresh, "compose", by=None, at=at):
        if fresh.asked:
            fresh.problem, fresh.wished = fresh.asked, fresh.asked_wished
            fresh.asked, fresh.asked_wished = {}, {}
        fresh.assignment = dict(assignment)
        fresh.figures = figures_of(fresh) | {"seed": seed}
        record(verb="keep_plan", by=None, at=at, on=fresh, after=fresh.figures)
    return fresh


def figures_of(scenario: Scenario) -> dict[str, Any]:
    """What the seats cost and break, counted from scratch by the checker."""
    problem = Problem.from_json(scenario.problem)
    verdict, floor = check(problem, scenario.assignment), bound(problem)
    return {
        "cost": verdict.cost,
        "bound": floor.cost,
        "gap_percent": floor.gap_percent(verdict.cost),
        "repeats": verdict.repeats,
        "repeats_bound": floor.repeats,
        "moved": verdict.moved,
        "violations": dict(verdict.violations),
        "worst_network": worst_network(verdict),
    }


@contextmanager
def _step_of(scenario: Scenario, words: str, *, by: Account | None, at: datetime) -> Iterator[None]:
    """A change of seats that can be undone and done again; what had been undone before it is forgotten."""
    before = dict(scenario.assignment)
    yield
    scenario.steps.filter(undone=True).delete()
    if before:
        ScenarioStep.objects.create(
            scenario=scenario, seats_before=before, seats_after=scenario.assignment, words=words, by=by, at=at
        )


def seat(
    *,
    scenario: Scenario,
    person: Person,
    network: str,
    version: int,
    by: Account | None,
    at: datetime,
    swap_with: Person | None = None,
) -> Scenario:
    """Move a person to a network, alone or in exchange for a member of it."""
    words = person.name if swap_with is None else f"{person.name} ⇄ {swap_with.name}"
    with locked(scenario, version, by, at) as fresh, _step_of(fresh, words, by=by, at=at):
        before = fresh.assignment.get(str(person.pk))
        if swap_with is not None:
            network = fresh.assignment[str(swap_with.pk)]
            fresh.assignment[str(swap_with.pk)] = before
        fresh.assignment[str(person.pk)] = network
        fresh.figures = figures_of(fresh)
        record(
            verb="seat",
            by=by,
            at=at,
            on=fresh,
            before={"person": person.pk, "network": before},
            after={"person": person.pk, "network": network, "swap_with": swap_with.pk if swap_with else None},
        )
    return fresh


def undo(*, scenario: Scenario, version: int, by: Account | None, at: datetime) -> Scenario:
    """Take back the last change of seats; nothing to take back changes nothing."""
    with locked(scenario, version, by, at) as fresh:
        step = fresh.steps.filter(undone=False).first()
        if step is not None:
            step_over(fresh, step, step.seats_before, undone=True)
        record(verb="undo", by=by, at=at, on=fresh, after={"step": step.words if step else None})
    return fresh


def redo(*, scenario: Scenario, version: int, by: Account | None, at: datetime) -> Scenario:
    """Do again what was taken back last; nothing taken back changes nothing."""
    with locked(scenario, version, by, at) as fresh:
        step = fresh.steps.filter(undone=True).last()
        if step is not None:
            step_over(fresh, step, step.seats_after, undone=False)
        record(verb="redo", by=by, at=at, on=fresh, after={"step": step.words if step else None})
    return fresh


def step_over(scenario: Scenario, step: ScenarioStep, seats: Mapping[str, str], *, undone: bool) -> None:
    """Put the seats as they were on one side of a step; networks that have been taken out since stay out."""
    known = {entry["id"] for entry in scenario.frame}
    scenario.assignment = {person: network for person, network in seats.items() if network in known}
    scenario.figures = figures_of(scenario)
    step.undone = undone
    step.save(update_fields=["undone"])


def discard(*, scenario: Scenario, by: Account | None, at: datetime) -> Scenario:
    """Put a proposal away; it can be taken up again. Superiors who are being asked about it are asked no more."""
    with transaction.atomic():
        withdraw_soundings_of(scenario, by=by, at=at)
        return move_to(scenario, State.DISCARDED, by=by, at=at)


def take_up(*, scenario: Scenario, by: Account | None, at: datetime) -> Scenario:
    """Take up a proposal that was put away, unless its letter is in use again."""
    return move_to(scenario, State.DRAFT, by=by, at=at)


def move_to(scenario: Scenario, to: State, *, by: Account | None, at: datetime) -> Scenario:
    """Move a scenario to another state, if its life allows it."""
    with transaction.atomic():
        fresh = Scenario.objects.select_for_update().get(pk=scenario.pk)
        if to not in MOVES[State(fresh.state)]:
            raise Outdated
        before, fresh.state = fresh.state, to
        fresh.version += 1
        fresh.save(update_fields=["state", "version"])
        record(verb=f"scenario_{to}", by=by, at=at, on=fresh, before={"state": before}, after={"state": to})
    return fresh


def publish(
    *,
    scenario: Scenario,
    version: int,
    by: Account | None,
    at: datetime,
    correct_until: datetime | None = None,
    early_reason: str = "",
    agreed: str = "",
) -> Scenario:
    """Let a proposal take effect: networks and memberships from its first day, letters to everyone concerned.

    Until `correct_until` it can be corrected; a correction has the hour of what it corrects. Raises StillBroken when a
    hard rule is broken or somebody has no seat, judged by the organisation as it is now,
    Undecided when purpose and type have been taken up again meanwhile, and Unheard when the superiors are being asked
    and an objection waits, or it is too early without an `early_reason`; Refused when its first day has passed, with a
    network that will be over, without one that runs on, for whoever would be a facilitator by it, and where management
    decides itself who sits where or who is facilitator and has not `agreed`. The proposals
    that were its alternatives, from the same first day, are put away and can be taken up again; other drafts stay
    drafts.
    """
    with locked(scenario, version, by, at) as fresh:
        if is_undecided(fresh.programme):
            raise Undecided
        if fresh.corrects is not None:
            demand_correctable(fresh.corrects, at)
        demand_day_to_come(fresh.starts, timezone.localdate(at))
        demand_lasting(fresh, at)
        demand_guides_of_others(fresh, by=by, at=at)
        demand_guides_decided(fresh)
        if not fresh.assignment or check(Problem.from_json(problem_of(fresh)), fresh.assignment).broken:
            raise StillBroken
        _agreed(fresh.programme, matters_in(fresh.frame), agreed, by=by, at=at)
        conclude_sounding_of(fresh, early_reason=early_reason, by=by, at=at)
        fresh.state, fresh.published_at = State.PUBLISHED, at
        fresh.correct_until = None if fresh.corrects else correct_until
        publish_networks(fresh, by=by, at=at)
        forget_wishes_of(fresh, by=by, at=at)
        for other in alternatives_to(fresh):
            discard(scenario=other, by=by, at=at)
        programme = Programme.objects.select_for_update().get(pk=fresh.programme_id)
        if programme.state == ProgrammeState.DRAFT:
            programme.state = ProgrammeState.RUNNING
            programme.save(update_fields=["state"])
        record(verb="publish_composition", by=by, at=at, on=fresh, after={"people": len(fresh.assignment)})
    return fresh

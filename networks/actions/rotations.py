"""Verbs of rotation: begin one, in full or in part, and plan the years ahead."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from networks.actions.corrections import seat_as_now
from networks.actions.scenarios import figures_of, free_letter
from networks.composition import Problem
from networks.composition.feasibility import feasibility
from networks.models import Programme, RoundsAhead, Scenario
from networks.queries.problem import first_frame, problem_of
from networks.rules.composition import DEFAULT_WEIGHTS, Impossible, Weight, Wish
from networks.rules.composition import State as ScenarioState
from networks.rules.rotation import day_of_round, meetings_in
from organisation.actions.audit import record
from organisation.actions.jobs import queue_job
from organisation.models import Account

TASK = "networks.tasks.rotations.rotate_in_background"
SECONDS_A_ROUND, MOST_SECONDS = 3, 40
NEW_FACES: Mapping[str, str] = {Wish.NEW_FACES: Weight.MUCH, Wish.FEW_MOVES: Weight.NONE}


def begin_rotation(
    *, programme: Programme, starts: date, limits: Iterable[int | None], by: Account | None, at: datetime
) -> list[Scenario]:
    """Begin a rotation: one proposal for each limit on how many may move, None for all, with everybody where they sit.

    Nothing has been composed yet, and nobody is told.
    """
    with transaction.atomic():
        programme = Programme.objects.select_for_update().get(pk=programme.pk)
        drafts = [_drafted(programme, starts, limit, by, at) for limit in limits]
        for draft in drafts:
            draft.letter = free_letter(programme)
            draft.save()
        after = {"starts": starts, "limits": [draft.max_moved for draft in drafts]}
        record(verb="begin_rotation", by=by, at=at, on=programme, after=after)
    return drafts


def _drafted(programme: Programme, starts: date, limit: int | None, by: Account | None, at: datetime) -> Scenario:
    """A proposal of a rotation that weighs new faces most and goes on from the weights of what was published last."""
    published = programme.scenarios.filter(state=ScenarioState.PUBLISHED).order_by("-published_at").first()
    draft = Scenario(
        programme=programme,
        starts=starts,
        weights={**(published.weights if published else DEFAULT_WEIGHTS), **NEW_FACES},
        frame=first_frame(programme, starts),
        max_moved=limit,
        made_by=by,
        made_at=at,
    )
    seat_as_now(draft)
    return draft


def plan_ahead(
    *, programme: Programme, starts: date, months: int, rounds: int, by: Account | None, at: datetime, seed: int = 1
) -> RoundsAhead:
    """Ask for so many rounds, planned at once from a day on; raises Impossible when no round can keep the rules.

    Who sits where now, and who is held there, does not bind the years ahead.
    """
    problem = problem_ahead(programme, starts)
    conflict = feasibility(Problem.from_json(problem))
    if conflict:
        raise Impossible(conflict)
    with transaction.atomic():
        plan = RoundsAhead.objects.create(
            programme=programme, starts=starts, months=months, number=rounds, asked=problem, made_by=by, made_at=at
        )
        seconds = min(MOST_SECONDS, SECONDS_A_ROUND * rounds)
        payload = {"plan": plan.pk, "rounds": rounds, "seconds": seconds, "seed": seed}
        plan.job = queue_job(kind="rotation", task=TASK, payload=payload, by=by, at=at)
        plan.save(update_fields=["job"])
        record(verb="plan_ahead", by=by, at=at, on=programme, after={"starts": starts, "rounds": rounds})
    return plan


def problem_ahead(programme: Programme, starts: date) -> dict[str, object]:
    """The problem of every round ahead: the rules as they are, and neither a present seat nor a wish for the next."""
    frame = first_frame(programme, starts)
    scenario = Scenario(programme=programme, starts=starts, frame=frame, weights={**DEFAULT_WEIGHTS, **NEW_FACES})
    problem = problem_of(scenario, wished={})
    people = [person | {"current": None, "fixed": None} for person in problem["people"]]
    return problem | {"people": people, "max_moved": None}


def keep_rounds(
    *, plan: RoundsAhead, rounds: Sequence[Mapping[str, str]], by: Account | None, at: datetime
) -> RoundsAhead:
    """Take in the rounds that were found, with what each gives, counted afresh."""
    with transaction.atomic():
        fresh = RoundsAhead.objects.select_for_update().select_related("programme").get(pk=plan.pk)
        earlier = list(Problem.from_json(fresh.asked).earlier_groups)
        gives = []
        for seats in rounds:
            gives.append(meetings_in(seats, {}, earlier))
            earlier.append(dict(seats))
        fresh.rounds = [dict(seats) for seats in rounds]
        fresh.figures = {
            "new": [meetings.new for meetings in gives],
            "again": [meetings.again for meetings in gives],
        }
        fresh.save(update_fields=["rounds", "figures"])
        record(verb="keep_rounds", by=by, at=at, on=fresh.programme, after=fresh.figures)
    return fresh


def draft_round(*, plan: RoundsAhead, number: int, by: Account | None, at: datetime) -> Scenario:
    """Make a proposal of a round of the plan: who is still here sits as planned, who has come waits for a seat."""
    with transaction.atomic():
        programme = Programme.objects.select_for_update().get(pk=plan.programme_id)
        starts = max(day_of_round(plan.starts, plan.months, number), timezone.localdate(at))
        draft = _drafted(programme, starts, None, by, at)
        known = {entry["id"] for entry in draft.frame}
        here = {person["id"] for person in draft.problem["people"]}
        planned = plan.rounds[number - 1]
        draft.assignment = {person: key for person, key in planned.items() if person in here and key in known}
        draft.figures, draft.letter = figures_of(draft), free_letter(programme)
        draft.save()
        record(verb="draft_round", by=by, at=at, on=draft, after={"letter": draft.letter, "round": number})
    return draft

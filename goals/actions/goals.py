"""Verbs of goals: set, change, agree and end them, and say what each contributes to.

The words of a personal goal stay on the goal: its rows in the trail hold facts only.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from goals.models import Contribution, Effort, Goal
from goals.queries.graph import edges_above, place_of
from goals.rules.goals import Place, State, may_move, refuse_contribution, refuse_kind
from organisation.actions.audit import record
from organisation.models import Account
from organisation.rules.refusals import Refused
from organisation.rules.stale import mark_of, refuse_stale

# What a goal is set with. Whether it is personal is said once: what others have read cannot be closed again.
CHANGEABLE = (
    *("kind", "title", "why", "unit", "owner_person", "owner_group"),
    *("origin", "is_binding", "part_of", "rank", "starts", "due"),
)
# What the trail is told of a personal goal.
QUIET = ("kind", "is_personal", "owner_person", "state", "starts", "due")
# Within this long the same goal set again is a second press of the button.
ONE_SITTING = timedelta(minutes=10)


def set_goal(*, by: Account | None, at: datetime, **facts: Any) -> Goal:
    """Set a goal; `facts` are the goal's fields. One with `state` PROPOSED counts when it has been agreed.

    The very same goal, sent twice by the same account, is one: the second time the first comes back. Raises `Refused`
    where it would be a part of a goal that its kind cannot contribute to.
    """
    with transaction.atomic():
        goal = Goal(made_by=by, made_at=at, **facts)
        goals = locked_graph()
        if (twin := twin_of(goal, facts)) is not None:
            return twin
        if goal.part_of is not None:
            new = Place(0, goal.title, goal.kind, goal.state, goal.owner_person_id if goal.is_personal else None)
            refuse_contribution(new, place_of(goals[goal.part_of.pk]), {}, "part_of")
        goal.save(force_insert=True)
        record(verb="set_goal", by=by, at=at, on=goal, after=told_of(goal, (*CHANGEABLE, "is_personal", "state")))
    return goal


def twin_of(goal: Goal, facts: dict[str, Any]) -> Goal | None:
    """The goal that an account has set already with the very same facts, and that still counts."""
    same = {name: value for name, value in facts.items() if name != "state"}
    alike = Goal.objects.filter(made_by=goal.made_by, made_at__gte=goal.made_at - ONE_SITTING, **same)
    return alike.filter(made_by__isnull=False).exclude(state=State.ENDED).first()


def change_goal(*, goal: Goal, by: Account | None, at: datetime, seen: str | None = None, **facts: Any) -> Goal:
    """Change some of a goal's facts; the trail keeps what they were, so that a new course does not hide the old.

    Raises `Refused` where the goal has ended, or where its kind or place no longer fits the goals around it, and
    `Stale` where it is no longer what the writer has `seen`.
    """
    if unknown := facts.keys() - set(CHANGEABLE):
        raise TypeError(f"not to be changed: {', '.join(sorted(unknown))}")
    with transaction.atomic():
        goals = locked_graph()
        goal = goals[goal.pk]
        if goal.state == State.ENDED:
            raise Refused(_("Målet er afsluttet og kan ikke ændres."))
        refuse_stale(seen, goal_mark(goal))
        before = {name: fact_of(goal, name) for name in facts}
        for name, value in facts.items():
            setattr(goal, name, value)
        refuse_misfit(goal, goals)
        changed = [name for name in facts if fact_of(goal, name) != before[name]]
        goal.save(update_fields=changed)
        quiet = QUIET if goal.is_personal else CHANGEABLE
        was = {name: before[name] for name in changed if name in quiet}
        after = {"changed": sorted(changed)} | told_of(goal, changed)
        record(verb="change_goal", by=by, at=at, on=goal, before=was, after=after)
    return goal


def refuse_misfit(goal: Goal, goals: dict[int, Goal]) -> None:
    """Raise `Refused` where a changed goal does not fit those above and below it."""
    place, places = place_of(goal), {pk: place_of(one) for pk, one in goals.items()}
    above = edges_above(goals.values())
    others = {lower: {upper for upper in uppers if lower != goal.pk} for lower, uppers in above.items()}
    if goal.part_of_id is not None:
        refuse_contribution(place, places[goal.part_of_id], others, "part_of")
    below = [lower for lower, uppers in above.items() if goal.pk in uppers]
    refuse_kind(place, [places[pk] for pk in above.get(goal.pk, ())], [places[pk] for pk in below])


def agree_goal(*, goal: Goal, by: Account | None, at: datetime) -> Goal:
    """Let a proposed goal count. Raises `Refused` of a goal that is not proposed."""
    with transaction.atomic():
        goal, before = locked_for(goal, State.ACTIVE)
        goal.state = State.ACTIVE
        goal.save(update_fields=["state"])
        record(verb="agree_goal", by=by, at=at, on=goal, before=before, after={"state": goal.state})
    return goal


def end_goal(*, goal: Goal, reason: str, by: Account | None, at: datetime) -> Goal:
    """End a goal with a reason. Its history, its indicators and what contributed to it stay to be read.

    Raises `Refused` of a goal that has ended.
    """
    with transaction.atomic():
        goal, before = locked_for(goal, State.ENDED)
        goal.state, goal.ended_on, goal.end_reason = State.ENDED, timezone.localdate(at), reason
        goal.save(update_fields=["state", "ended_on", "end_reason"])
        told = {} if goal.is_personal else {"end_reason": reason}
        after = {"state": goal.state, "ended_on": goal.ended_on} | told
        record(verb="end_goal", by=by, at=at, on=goal, before=before, after=after)
    return goal


def locked_for(goal: Goal, to: State) -> tuple[Goal, dict[str, Any]]:
    """A goal, locked, and where it stood. Raises `Refused` where it cannot go to a state."""
    goal = Goal.objects.select_for_update().get(pk=goal.pk)
    if not may_move(goal.state, to):
        raise Refused(_("Målet er %(state)s, så det kan ikke gøres.") % {"state": goal.get_state_display()})
    return goal, {"state": goal.state}


def contribute(
    *, goal: Goal, towards: Goal, words: str, by: Account | None, at: datetime, effort: Effort | None = None
) -> Contribution:
    """Let a goal contribute to another with a sentence, perhaps through one of the other's efforts.

    Raises `Refused` at `towards` or `effort`: no circles, only towards the effect, and once.
    """
    with transaction.atomic():
        goals = locked_graph()
        if Contribution.objects.filter(goal=goal, towards=towards).exists():
            raise Refused(_("Målet bidrager allerede til det mål."), "towards")
        above = edges_above(goals.values())
        refuse_contribution(place_of(goals[goal.pk]), place_of(goals[towards.pk]), above, "towards")
        refuse_effort(effort, towards.pk)
        given = Contribution.objects.create(goal=goal, towards=towards, words=words, effort=effort)
        record(verb="contribute", by=by, at=at, on=goal, after=given_of(given))
    return given


def change_contribution(
    *,
    contribution: Contribution,
    words: str,
    effort: Effort | None,
    by: Account | None,
    at: datetime,
    seen: str | None = None,
) -> Contribution:
    """Change the sentence of a contribution, or the effort it goes through.

    Raises `Refused` at `effort`, and `Stale` where it is no longer what the writer has `seen`.
    """
    with transaction.atomic():
        given = Contribution.objects.select_for_update().get(pk=contribution.pk)
        refuse_stale(seen, contribution_mark(given))
        refuse_effort(effort, given.towards_id)
        before = given_of(given)
        given.words, given.effort = words, effort
        given.save(update_fields=["words", "effort"])
        record(verb="change_contribution", by=by, at=at, on=given.goal, before=before, after=given_of(given))
    return given


def withdraw_contribution(*, contribution: Contribution, by: Account | None, at: datetime) -> Goal:
    """Let a goal no longer contribute to another; returns the goal. The trail keeps the sentence."""
    with transaction.atomic():
        goal = contribution.goal
        record(verb="withdraw_contribution", by=by, at=at, on=goal, before=given_of(contribution))
        contribution.delete()
    return goal


def locked_graph() -> dict[int, Goal]:
    """Every goal by its key, locked: two who join goals at once must not close a circle between them."""
    return {goal.pk: goal for goal in Goal.objects.select_for_update().order_by("pk")}


def refuse_effort(effort: Effort | None, towards: int) -> None:
    """Raise `Refused` unless an effort is one of the goal's own."""
    if effort is not None and effort.goal_id != towards:
        raise Refused(_("Indsatsen hører til et andet mål."), "effort")


def goal_mark(goal: Goal) -> str:
    """A mark of a goal as it stands, by which a form knows whether somebody else has changed it meanwhile."""
    return mark_of({name: fact_of(goal, name) for name in (*CHANGEABLE, "state")})


def contribution_mark(given: Contribution) -> str:
    """A mark of a contribution as it stands."""
    return mark_of({"words": given.words, "effort": given.effort_id})


def fact_of(goal: Goal, name: str) -> Any:
    """A fact as the trail keeps it: of another object its key."""
    value = getattr(goal, name)
    return getattr(value, "pk", value)


def told_of(goal: Goal, names: Any) -> dict[str, Any]:
    """What the trail is told of a goal's facts."""
    return {name: fact_of(goal, name) for name in names if not goal.is_personal or name in QUIET}


def given_of(given: Contribution) -> dict[str, Any]:
    """What the trail is told of a contribution; of a personal goal's nothing."""
    if given.goal.is_personal:
        return {}
    return {"towards": given.towards_id, "words": given.words, "effort": given.effort_id}

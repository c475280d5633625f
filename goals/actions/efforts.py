"""Verbs of efforts: begin one for a goal, change it, and judge by the evidence whether to keep, adjust or stop it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from goals.models import Effort, Goal
from goals.rules.goals import State, Verdict
from organisation.actions.audit import record
from organisation.models import Account
from organisation.rules.refusals import Refused
from organisation.rules.stale import mark_of, refuse_stale

CHANGEABLE = ("name", "what", "for_whom", "why", "owner")


def begin_effort(*, goal: Goal, by: Account | None, at: datetime, **facts: Any) -> Effort:
    """Begin an effort for a goal: `name`, `what`, `for_whom`, `why` and `owner`.

    The very same effort, sent twice, is one. Raises `Refused` of an ended goal, and at `name` where the goal has
    another effort of that name.
    """
    with transaction.atomic():
        goal = Goal.objects.select_for_update().get(pk=goal.pk)
        if goal.state == State.ENDED:
            raise Refused(_("Målet er afsluttet og kan ikke få nye indsatser."))
        if (twin := goal.efforts.filter(**facts).first()) is not None:
            return twin
        refuse_name(goal.efforts.filter(name=facts.get("name")))
        effort = Effort.objects.create(goal=goal, **facts)
        record(verb="begin_effort", by=by, at=at, on=effort, after=told_of(effort, CHANGEABLE))
    return effort


def refuse_name(alike: QuerySet[Effort]) -> None:
    """Raise `Refused` at `name` where a goal has an effort of that name."""
    if alike.exists():
        raise Refused(_("Målet har allerede en indsats, der hedder det."), "name")


def change_effort(*, effort: Effort, by: Account | None, at: datetime, seen: str | None = None, **facts: Any) -> Effort:
    """Change what an effort is; the trail keeps what it was.

    Raises `Refused` at `name` where another of the goal's is called so, and `Stale` where the effort is no longer what
    the writer has `seen`.
    """
    if unknown := facts.keys() - set(CHANGEABLE):
        raise TypeError(f"not to be changed: {', '.join(sorted(unknown))}")
    with transaction.atomic():
        effort = Effort.objects.select_for_update(of=("self",)).select_related("goal").get(pk=effort.pk)
        refuse_stale(seen, effort_mark(effort))
        refuse_name(effort.goal.efforts.filter(name=facts.get("name")).exclude(pk=effort.pk))
        before = {name: getattr(effort, name) for name in facts}
        for name, value in facts.items():
            setattr(effort, name, value)
        changed = [name for name in facts if getattr(effort, name) != before[name]]
        was = told_of(Effort(goal=effort.goal, **before), changed)
        effort.save(update_fields=changed)
        after = {"changed": sorted(changed)} | told_of(effort, changed)
        record(verb="change_effort", by=by, at=at, on=effort, before=was, after=after)
    return effort


def judge_effort(
    *, effort: Effort, verdict: Verdict, evidence: str, by: Account | None, at: datetime, seen: str | None = None
) -> Effort:
    """Keep, adjust or stop an effort by the evidence.

    Raises `Refused` at `evidence` where there is none, and `Stale` as `change_effort` does.
    """
    if verdict != Verdict.TRYING and not evidence:
        raise Refused(_("Skriv, hvad I ved, før I afgør det."), "evidence")
    names = ("verdict", "evidence")
    with transaction.atomic():
        effort = Effort.objects.select_for_update(of=("self",)).select_related("goal").get(pk=effort.pk)
        refuse_stale(seen, effort_mark(effort))
        before = told_of(effort, names)
        effort.verdict, effort.evidence, effort.decided_on = verdict, evidence, timezone.localdate(at)
        effort.save(update_fields=[*names, "decided_on"])
        record(verb="judge_effort", by=by, at=at, on=effort, before=before, after=told_of(effort, names))
    return effort


def effort_mark(effort: Effort) -> str:
    """A mark of an effort as it stands, by which a form knows whether somebody else has changed it meanwhile."""
    names = (*CHANGEABLE, "verdict", "evidence")
    return mark_of({name: getattr(getattr(effort, name), "pk", getattr(effort, name)) for name in names})


def told_of(effort: Effort, names: Any) -> dict[str, Any]:
    """What the trail is told of an effort; of a personal goal's nothing but the verdict."""
    facts = {name: getattr(getattr(effort, name), "pk", getattr(effort, name)) for name in names}
    return {name: value for name, value in facts.items() if not effort.goal.is_personal or name == "verdict"}

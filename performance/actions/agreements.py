"""Verbs of what the two write together: agreements, and new goals for the employee. The trail is told no words."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from goals.actions.goals import contribute, end_goal, set_goal
from goals.models import Goal
from goals.rules.goals import Kind
from goals.rules.goals import State as GoalState
from organisation.actions.audit import record
from organisation.models import Account
from organisation.rules.refusals import Refused
from performance.actions.preparing import locked
from performance.models import Agreement, Dialogue, Proposal
from performance.rules.agreements import demand_open_text, demand_same_text, demand_unsettled
from performance.rules.dialogues import Outcome, Side

CHANGEABLE = ("words", "side", "due", "follow_up")


def add_agreement(
    *,
    dialogue: Dialogue,
    words: str,
    side: Side,
    by: Account | None,
    at: datetime,
    due: date | None = None,
    follow_up: str = "",
    carried_from: Agreement | None = None,
) -> Agreement:
    """Agree that one of the two does something; with `carried_from`, what they agreed before and still stand by.

    The very same agreement sent once more is the one there is. Raises Refused outside the time of writing together.
    """
    with transaction.atomic():
        dialogue = locked(dialogue)
        same = dialogue.agreements.filter(words=words, side=side, due=due, follow_up=follow_up).first()
        if same is not None:
            return same
        demand_open_text(dialogue.state, signed_sides(dialogue))
        made = Agreement.objects.create(
            dialogue=dialogue,
            words=words,
            side=side,
            due=due,
            follow_up=follow_up,
            carried_from=carried_from,
            rank=dialogue.version + 1,
        )
        rise(dialogue)
        record(verb="add_agreement", by=by, at=at, on=dialogue, after={"agreement": made.pk, "version": made.rank})
    return made


def change_agreement(
    *, agreement: Agreement, by: Account | None, at: datetime, version: int | None = None, **facts: Any
) -> Agreement:
    """Change an agreement's words, whose it is, its day or when the two look at it.

    `version` is that of the dialogue's shared text as the page showed it. Raises Refused where it has changed since.
    """
    if unknown := facts.keys() - set(CHANGEABLE):
        raise TypeError(f"not to be changed: {', '.join(sorted(unknown))}")
    with transaction.atomic():
        dialogue, agreement = open_agreement(agreement, version)
        changed = [name for name, value in facts.items() if getattr(agreement, name) != value]
        for name in changed:
            setattr(agreement, name, facts[name])
        if changed:
            agreement.save(update_fields=changed)
            rise(dialogue)
        after = {"agreement": agreement.pk, "changed": sorted(changed), "version": dialogue.version}
        record(verb="change_agreement", by=by, at=at, on=dialogue, after=after)
    return agreement


def drop_agreement(*, agreement: Agreement, by: Account | None, at: datetime, version: int | None = None) -> Dialogue:
    """Take an agreement out of what the two write together. Raises Refused where the text has changed since."""
    with transaction.atomic():
        dialogue, agreement = open_agreement(agreement, version)
        gone = agreement.pk
        agreement.delete()
        rise(dialogue)
        record(verb="drop_agreement", by=by, at=at, on=dialogue, after={"agreement": gone, "version": dialogue.version})
    return dialogue


def settle_agreement(*, agreement: Agreement, outcome: Outcome, by: Account | None, at: datetime) -> Agreement:
    """Say that an agreement was kept, or is dropped. The signed words stay. A second time changes nothing."""
    with transaction.atomic():
        agreement = Agreement.objects.select_for_update(of=("self",)).select_related("dialogue").get(pk=agreement.pk)
        demand_unsettled(agreement.outcome, outcome)
        if agreement.outcome != outcome:
            agreement.outcome, agreement.settled_on = outcome, timezone.localdate(at)
            agreement.save(update_fields=["outcome", "settled_on"])
            after = {"agreement": agreement.pk, "outcome": outcome}
            record(verb="settle_agreement", by=by, at=at, on=agreement.dialogue, after=after)
    return agreement


def propose_goal(
    *,
    dialogue: Dialogue,
    title: str,
    by: Account | None,
    at: datetime,
    why: str = "",
    due: date | None = None,
    is_personal: bool = True,
    towards: Goal | None = None,
) -> Goal:
    """A new goal for the employee, which counts when both have signed; perhaps with what it contributes to.

    A personal one is the two's own, another is open to the house from now on. The same sent once more is the one there
    is. Raises Refused outside the time of writing together; goals' own Refused passes through.
    """
    facts = {"title": title, "why": why, "due": due, "is_personal": is_personal, "kind": Kind.ACTIVITY}
    with transaction.atomic():
        dialogue = locked(dialogue)
        same = dialogue.proposals.filter(title=title).select_related("goal").first()
        if same is not None:
            return same.goal
        demand_open_text(dialogue.state, signed_sides(dialogue))
        owner, starts = dialogue.employee, timezone.localdate(at)
        goal = set_goal(owner_person=owner, starts=starts, state=GoalState.PROPOSED, by=by, at=at, **facts)
        if towards is not None:
            contribute(goal=goal, towards=towards, words="", by=by, at=at)
        Proposal.objects.create(dialogue=dialogue, goal=goal, title=title)
        rise(dialogue)
        record(verb="propose_goal", by=by, at=at, on=dialogue, after={"goal": goal.pk, "version": dialogue.version})
    return goal


def withdraw_goal(*, proposal: Proposal, by: Account | None, at: datetime, version: int | None = None) -> Dialogue:
    """Take a proposed goal out again: it ends before it counted. Raises Refused where the text has changed since."""
    with transaction.atomic():
        dialogue = locked(proposal.dialogue)
        demand_open_text(dialogue.state, signed_sides(dialogue))
        demand_same_text(version, dialogue.version)
        goal = proposal.goal
        if goal.state != GoalState.PROPOSED:
            raise Refused(_("Målet gælder allerede. Afslut det på målets egen side."))
        proposal.delete()
        end_goal(goal=goal, reason=_("Foreslået i en samtale og taget tilbage der."), by=by, at=at)
        rise(dialogue)
        record(verb="withdraw_goal", by=by, at=at, on=dialogue, after={"goal": goal.pk, "version": dialogue.version})
    return dialogue


def open_agreement(agreement: Agreement, version: int | None) -> tuple[Dialogue, Agreement]:
    """An agreement and its dialogue, locked. Raises Refused where the text is closed, or other than it was seen."""
    dialogue = locked(agreement.dialogue)
    demand_open_text(dialogue.state, signed_sides(dialogue))
    demand_same_text(version, dialogue.version)
    found = dialogue.agreements.filter(pk=agreement.pk).first()
    if found is None:
        raise Refused(_("Aftalen er taget ud, siden du åbnede siden."))
    return dialogue, found


def signed_sides(dialogue: Dialogue) -> list[str]:
    """The sides whose signatures stand."""
    return list(dialogue.signatures.filter(withdrawn_at__isnull=True).values_list("side", flat=True))


def rise(dialogue: Dialogue) -> None:
    """The shared text has changed."""
    dialogue.version += 1
    dialogue.save(update_fields=["version"])

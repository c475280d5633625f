"""Verbs of signing a dialogue: sign, take the signature back, open a signed one again."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from goals.actions.goals import agree_goal
from goals.rules.goals import State as GoalState
from organisation.actions.audit import record
from organisation.actions.letters import write_letter
from organisation.formats.links import absolute
from organisation.models import Account
from organisation.queries.chain import superior_of_person
from organisation.rules.refusals import Refused
from performance.actions.agreements import signed_sides
from performance.actions.preparing import locked
from performance.models import Dialogue, GoalView, Proposal, Reopening, Signature
from performance.rules.dialogues import Side, State, other
from performance.rules.signing import demand_can_reopen, demand_can_take_back, demand_held, demand_same_signed


def sign_off(
    *,
    dialogue: Dialogue,
    side: Side,
    by: Account | None,
    at: datetime,
    comment: str = "",
    disagreement: str = "",
    version: int | None = None,
) -> Signature:
    """Sign that the dialogue was held, with a comment and with what one does not agree in.

    When both have signed, the text stands, the proposed goals count, and both get a letter without a word of it. The
    same sent once more is the signature there is. `version` is that of the text which the page showed. Raises Refused
    before the dialogue has begun, and where the text has changed since.
    """
    with transaction.atomic():
        dialogue = locked(dialogue)
        mine = dialogue.signatures.filter(side=side, withdrawn_at__isnull=True).first()
        if mine is not None:
            if (mine.comment, mine.disagreement) == (comment, disagreement):
                return mine
            raise Refused(_("Du har allerede skrevet under. Tag din underskrift tilbage, hvis noget skal ændres."))
        demand_held(dialogue.state, dialogue.appointment.starts, at)
        demand_same_signed(version, dialogue.version)
        person = dialogue.employee if side == Side.EMPLOYEE else dialogue.leader
        mine = Signature.objects.create(
            dialogue=dialogue, side=side, person=person, comment=comment, disagreement=disagreement, at=at
        )
        record(verb="sign_off", by=by, at=at, on=dialogue, after={"side": side, "version": dialogue.version})
        if other(side) in signed_sides(dialogue):
            conclude(dialogue, by, at)
    return mine


def conclude(dialogue: Dialogue, by: Account | None, at: datetime) -> None:
    """Both have signed: the text stands, and goals proposed in this dialogue or in one that was called off count.

    What was signed before, and opened since, keeps the moment at which it was first signed, and nobody gets a second
    letter: HR sees to whom letters went, and would learn of the opening.
    """
    is_first = dialogue.signed_at is None
    dialogue.state = State.SIGNED
    if is_first:
        dialogue.signed_at = dialogue.told_at = at
    dialogue.save(update_fields=["state", "signed_at", "told_at"])
    waiting = Proposal.objects.filter(dialogue__employee=dialogue.employee, goal__state=GoalState.PROPOSED)
    waiting.update(dialogue=dialogue)
    for proposal in waiting.select_related("goal"):
        agree_goal(goal=proposal.goal, by=by, at=at)
    keep_names(dialogue)
    if is_first:
        tell_signed(dialogue, at)


def keep_names(dialogue: Dialogue) -> None:
    """The goals are called from now on what they were called when the two signed."""
    rows: list[GoalView | Proposal] = [*dialogue.goal_views.select_related("goal")]
    for row in [*rows, *dialogue.proposals.select_related("goal")]:
        if row.title != row.goal.title:
            row.title = row.goal.title
            row.save(update_fields=["title"])


def tell_signed(dialogue: Dialogue, at: datetime) -> None:
    """A letter to both, without a word of the dialogue and without the other's name."""
    address = absolute(reverse("performance:dialogue", args=[dialogue.pk]))
    for person in (dialogue.employee, dialogue.leader):
        write_letter(template="dialogue_signed", to=person, context={"address": address, "dialogue": dialogue}, at=at)


def take_back_signature(*, dialogue: Dialogue, side: Side, by: Account | None, at: datetime) -> Signature:
    """Take one's own signature back until the other has signed; that it was given and taken back stays to be seen."""
    with transaction.atomic():
        dialogue = locked(dialogue)
        demand_can_take_back(dialogue.state, signed_sides(dialogue), side)
        mine = dialogue.signatures.get(side=side, withdrawn_at__isnull=True)
        mine.withdrawn_at = at
        mine.save(update_fields=["withdrawn_at"])
        record(verb="take_back_signature", by=by, at=at, on=dialogue, after={"side": side})
    return mine


def reopen_dialogue(*, dialogue: Dialogue, reason: str, by: Account, at: datetime) -> Dialogue:
    """Open a signed dialogue again with a reason, which both read. The signatures are withdrawn and kept.

    What each prepared stays as it is; what they agreed is kept as it was signed, and can be written anew. Goals that
    count go on counting. Raises Refused where the next dialogue is under way, or the leader is another.
    """
    with transaction.atomic():
        dialogue = locked(dialogue)
        nearest = superior_of_person(dialogue.employee_id, timezone.localdate(at))
        under_way = Dialogue.objects.filter(employee=dialogue.employee_id, state__in=[State.BOOKED, State.REVEALED])
        is_same = nearest == dialogue.leader_id
        demand_can_reopen(dialogue.state, is_same_leader=is_same, has_open=under_way.exists())
        agreed = [{"words": one.words, "side": one.side} for one in dialogue.agreements.all()]
        Reopening.objects.create(dialogue=dialogue, by=by, at=at, reason=reason, agreed=agreed)
        dialogue.signatures.filter(withdrawn_at__isnull=True).update(withdrawn_at=at)
        dialogue.state = State.REVEALED
        dialogue.save(update_fields=["state"])
        before, after = {"state": State.SIGNED}, {"state": dialogue.state}
        record(verb="reopen_dialogue", by=by, at=at, on=dialogue, before=before, after=after)
    return dialogue

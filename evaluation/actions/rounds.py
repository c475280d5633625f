"""Verbs before a round opens: make it, change its rules, derive its raters, review its promise."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation.models import Assessment, Invitation, LeftOut, Questionnaire, Round
from evaluation.queries.locks import hold_alone
from evaluation.queries.rounds import raters
from evaluation.rules.raters import Raters
from evaluation.rules.rounds import State
from evaluation.starter import starter
from organisation.actions.audit import record
from organisation.actions.letters import write_letter
from organisation.formats.links import absolute
from organisation.models import Account, Person
from organisation.queries.people import leaders_on
from organisation.rules.refusals import Refused

RULES = ("title", "scope", "on", "deadline", "remind_at", "k", "visibility", "two_keys", "representative")


def starter_questionnaire() -> Questionnaire:
    """The questionnaire that comes with LederNet, in its newest version."""
    content = starter()
    found, _made = Questionnaire.objects.get_or_create(
        key=content["key"], version=content["version"], defaults={"content": content}
    )
    return found


def make_round(*, rules: dict[str, Any], by: Account | None, at: datetime) -> Round:
    """Prepare a round with the rules chosen, and derive who rates whom. Nobody is told before it opens."""
    with transaction.atomic():
        round = Round.objects.create(questionnaire=starter_questionnaire(), made_by=by, made_at=at, **rules)
        record(verb="make_round", by=by, at=at, on=round, after=rules_of(round))
        write_raters(round, raters(round))
    return round


def change_round(*, round: Round, rules: dict[str, Any], by: Account | None, at: datetime) -> Round:
    """Change the rules of a round that has not opened; its lists are derived again and a review is asked for anew."""
    with transaction.atomic():
        fresh = draft(round)
        before = rules_of(fresh)
        for name, value in rules.items():
            setattr(fresh, name, value)
        fresh.review_asked_on = fresh.reviewed_on = None
        fresh.save(update_fields=[*rules, "review_asked_on", "reviewed_on"])
        record(verb="change_round", by=by, at=at, on=fresh, before=before, after=rules_of(fresh))
        write_raters(fresh, raters(fresh))
    return fresh


def derive_raters(*, round: Round, by: Account | None, at: datetime) -> Round:
    """Read the organisation of the round's day again, after an import that changed it."""
    with transaction.atomic():
        fresh = draft(round)
        write_raters(fresh, raters(fresh))
        record(verb="derive_raters", by=by, at=at, on=fresh, after={"asked": fresh.invitations.count()})
    return fresh


def drop_round(*, round: Round, by: Account | None, at: datetime) -> None:
    """Discard a round that has not opened."""
    with transaction.atomic():
        fresh = draft(round)
        record(verb="drop_round", by=by, at=at, on=fresh, before=rules_of(fresh))
        Invitation.objects.filter(round=fresh).delete()
        fresh.assessments.update(superior=None)
        fresh.delete()


def ask_for_review(*, round: Round, by: Account | None, at: datetime) -> Round:
    """Ask the employee representative to see the promise, the rules and the questions through, by letter."""
    with transaction.atomic():
        fresh = draft(round)
        if fresh.representative is None:
            raise Refused(_("Runden har ingen medarbejderrepræsentant. Vælg en under reglerne."))
        fresh.review_asked_on = timezone.localdate(at)
        fresh.save(update_fields=["review_asked_on"])
        address = absolute(reverse("evaluation:review_round", args=[fresh.pk]))
        facts = {"round": fresh, "address": address}
        write_letter(template="evaluation_review", to=fresh.representative, context=facts, at=at)
        record(verb="ask_for_review", by=by, at=at, on=fresh, after={"person": fresh.representative_id})
    return fresh


def review_round(*, round: Round, by: Account, at: datetime) -> Round:
    """The employee representative has seen the promise, the rules and the questions through, before they are sent."""
    with transaction.atomic():
        fresh = draft(round)
        fresh.reviewed_on = timezone.localdate(at)
        fresh.save(update_fields=["reviewed_on"])
        record(verb="review_round", by=by, at=at, on=fresh, after={"on": fresh.reviewed_on})
    return fresh


def draft(round: Round) -> Round:
    """The round under lock, while its rules may still change."""
    fresh = hold_alone(round.pk)
    if fresh.state != State.DRAFT:
        raise Refused(_("Runden er åbnet. Regler og lister ligger fast."))
    return fresh


def rules_of(round: Round) -> dict[str, Any]:
    """The rules of a round as the audit trail keeps them."""
    plain = {name: getattr(round, name) for name in RULES if name not in {"scope", "representative"}}
    return plain | {"scope": round.scope_id, "representative": round.representative_id}


def write_raters(round: Round, found: Raters) -> None:
    """Put the derived lists in place of the ones before."""
    Invitation.objects.filter(round=round).delete()
    round.left_out.all().delete()
    round.assessments.update(superior=None)
    round.assessments.all().delete()
    assessments = write_assessments(round, found)
    Invitation.objects.bulk_create(
        [
            Invitation(round=round, assessment=assessments[r.leader], person_id=r.person, group=r.group)
            for r in found.raters
        ],
        batch_size=500,
    )
    LeftOut.objects.bulk_create(
        [
            LeftOut(
                round=round,
                assessment=assessments.get(o.leader),
                person_id=o.person or o.leader,
                group=o.group,
                reason=o.why,
            )
            for o in found.omissions
        ],
        batch_size=500,
    )


def write_assessments(round: Round, found: Raters) -> dict[int, Assessment]:
    """The leaders of a round with the tree of the day; leader → assessment."""
    cards = {card.person: card for card in leaders_on(round.on)}
    names = Person.objects.in_bulk(found.leaders)
    made = {
        leader: Assessment(
            round=round,
            leader_id=leader,
            name=names[leader].name,
            title=cards[leader].title,
            unit_name=cards[leader].unit_name,
        )
        for leader in found.leaders
    }
    Assessment.objects.bulk_create(made.values(), batch_size=500)
    for leader, superior in found.superiors.items():
        if superior is not None:
            made[leader].superior = made[superior]
    Assessment.objects.bulk_update(made.values(), ["superior"], batch_size=500)
    return made

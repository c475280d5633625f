"""Verbs of proposals upwards. Inside the network the trail lists nothing; that one was sent and answered it tells."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.models import Network, Proposal
from networks.queries.proposals import everybody_in, members_on, recipients_for
from networks.rules.proposals import (
    Answer,
    State,
    demand_answer_day,
    demand_put_off,
    demand_same,
    demand_state,
    is_carried,
)
from organisation.actions.audit import record
from organisation.actions.letters import write_letter
from organisation.formats.links import absolute
from organisation.models import Account, Person
from organisation.rules.refusals import Refused


def draft_proposal(
    *,
    network: Network,
    author: Person,
    to: Person,
    title: str,
    words: str,
    why: str,
    by: Account | None,
    at: datetime,
) -> Proposal:
    """Write a proposal for the others to read; a member who writes one stands behind it.

    Raises Refused where the network cannot turn to that person.
    """
    with transaction.atomic():
        _demand_recipient(network, to, at)
        proposal = Proposal.objects.create(
            network=network, author=author, to=to, title=title, words=words, why=why, made_at=at
        )
        _stand_behind(proposal, author, at)
        record(verb="draft_proposal", by=by, at=at, on=network)
    return proposal


def rewrite_proposal(
    *,
    proposal: Proposal,
    person: Person,
    to: Person,
    title: str,
    words: str,
    why: str,
    edition: int,
    by: Account | None,
    at: datetime,
) -> Proposal:
    """Say a draft in another way. Nobody stands behind the new words but the member who wrote them.

    Raises Refused, and Stale where somebody has said it in another way since `edition`.
    """
    with transaction.atomic():
        fresh = _held(proposal, State.DRAFT, edition)
        _demand_recipient(fresh.network, to, at)
        fresh.to, fresh.title, fresh.words, fresh.why = to, title, words, why
        fresh.edition += 1
        fresh.save(update_fields=["to", "title", "words", "why", "edition"])
        fresh.approvals.all().delete()
        _stand_behind(fresh, person, at)
        record(verb="rewrite_proposal", by=by, at=at, on=fresh.network)
    return fresh


def approve_proposal(*, proposal: Proposal, person: Person, edition: int, by: Account | None, at: datetime) -> Proposal:
    """A member stands behind a draft as they have read it. Raises Stale where the words have changed since."""
    with transaction.atomic():
        fresh = _held(proposal, State.DRAFT, edition)
        _stand_behind(fresh, person, at)
        record(verb="approve_proposal", by=by, at=at, on=fresh.network)
    return fresh


def withdraw_approval(*, proposal: Proposal, person: Person, by: Account | None, at: datetime) -> Proposal:
    """A member stands behind a draft no longer. Raises Refused once it is sent."""
    with transaction.atomic():
        fresh = _held(proposal, State.DRAFT)
        fresh.approvals.filter(person=person).delete()
        record(verb="withdraw_approval", by=by, at=at, on=fresh.network)
    return fresh


def drop_proposal(*, proposal: Proposal, by: Account | None, at: datetime) -> None:
    """Throw a draft away: its words are deleted. Raises Refused once it is sent."""
    with transaction.atomic():
        fresh = _held(proposal, State.DRAFT)
        record(verb="drop_proposal", by=by, at=at, on=fresh.network)
        fresh.delete()


def send_proposal(*, proposal: Proposal, edition: int, answer_by: date, by: Account | None, at: datetime) -> Proposal:
    """Send what more than half of the members stand behind, with the day by which it is answered.

    Whom it is to gets a letter. Raises Refused where too few stand behind it, and Stale where its words have changed
    since.
    """
    today = timezone.localdate(at)
    demand_answer_day(answer_by, today)
    with transaction.atomic():
        fresh = _held(proposal, State.DRAFT, edition)
        members = members_on(fresh.network, today)
        approved = fresh.approvals.filter(person__in=members).count()
        if not is_carried(approved, len(members)):
            raise Refused(_("Mere end halvdelen af deltagerne skal stå bag, før forslaget kan sendes."))
        fresh.state, fresh.sent_on, fresh.answer_by = State.SENT, today, answer_by
        fresh.approved, fresh.members = approved, len(members)
        fresh.save(update_fields=["state", "sent_on", "answer_by", "approved", "members"])
        record(verb="send_proposal", by=by, at=at, on=fresh, after={"answer_by": answer_by, "approved": approved})
        _write(fresh, [fresh.to], "proposal_sent", "networks:answer_proposal", at)
    return fresh


def withdraw_proposal(*, proposal: Proposal, by: Account | None, at: datetime) -> Proposal:
    """The network takes back what has not been answered; whom it was to is told. Raises Refused once it is answered."""
    with transaction.atomic():
        fresh = _held(proposal, State.SENT)
        fresh.state = State.WITHDRAWN
        fresh.save(update_fields=["state"])
        record(verb="withdraw_proposal", by=by, at=at, on=fresh)
        _write(fresh, [fresh.to], "proposal_withdrawn", "networks:proposals_to_me", at, has_own_address=False)
    return fresh


def answer_proposal(
    *,
    proposal: Proposal,
    answer: str,
    reason: str,
    by: Account | None,
    at: datetime,
    until: date | None = None,
) -> Proposal:
    """Answer yes or no with a reason, or once "later" with a day; members and facilitator get a letter.

    Raises Refused where it has been answered or taken back meanwhile, or put off before.
    """
    today = timezone.localdate(at)
    with transaction.atomic():
        fresh = _held(proposal, State.SENT)
        changed = _later(fresh, until, today) if answer == Answer.LATER else _settled(fresh, today)
        fresh.answer, fresh.reason = answer, reason
        fresh.save(update_fields=["answer", "reason", *changed])
        record(verb="answer_proposal", by=by, at=at, on=fresh, after={"answer": answer})
        _write(fresh, everybody_in(fresh.network, today), "proposal_answered", "networks:proposal", at)
    return fresh


def _later(proposal: Proposal, until: date | None, today: date) -> list[str]:
    if proposal.course:
        demand_put_off(proposal.course, until, today)
    proposal.put_off_on, proposal.put_off_to = today, until
    return ["put_off_on", "put_off_to"]


def _settled(proposal: Proposal, today: date) -> list[str]:
    proposal.state, proposal.answered_on = State.ANSWERED, today
    return ["state", "answered_on"]


def _held(proposal: Proposal, state: State, edition: int | None = None) -> Proposal:
    """The proposal as it is now, held until the end of the transaction. Raises Refused or Stale where it moved on."""
    found = Proposal.objects.select_for_update().filter(pk=proposal.pk).first()
    demand_state(found.state if found else "", state)
    fresh = Proposal.objects.select_related("network__facilitator__person", "network__programme", "to").get(
        pk=proposal.pk
    )
    if edition is not None:
        demand_same(edition, fresh.edition)
    return fresh


def _stand_behind(proposal: Proposal, person: Person, at: datetime) -> None:
    if person in members_on(proposal.network, timezone.localdate(at)):
        proposal.approvals.get_or_create(person=person, defaults={"at": at})


def _demand_recipient(network: Network, to: Person, at: datetime) -> None:
    if to not in recipients_for(network, timezone.localdate(at)).everybody:
        raise Refused(_("Vælg en, netværket kan sende forslag til."), "to")


def _write(
    proposal: Proposal, people: list[Person], template: str, name: str, at: datetime, has_own_address: bool = True
) -> None:
    """A letter about a proposal to each."""
    address = absolute(reverse(name, args=[proposal.pk] if has_own_address else []))
    facts: Mapping[str, Any] = {"proposal": proposal, "network": proposal.network, "address": address}
    for person in people:
        write_letter(template=template, to=person, context=facts, at=at)

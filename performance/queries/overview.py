"""Samtaler: somebody's own dialogues with their leader."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from organisation.models import Person
from organisation.queries.chain import superior_of_person
from performance.models import Agreement, Dialogue, Preparation, Signature
from performance.queries.agreements import open_agreements
from performance.rules.booking import OPEN
from performance.rules.dialogues import Side
from performance.rules.overview import Step, next_step


@dataclass(frozen=True, slots=True)
class Ahead:
    """An open dialogue, and what the one who reads does next in it."""

    dialogue: Dialogue
    step: Step


@dataclass(frozen=True, slots=True)
class Own:
    """Somebody's dialogues as an employee: with whom the next is, what was held, and what they have promised."""

    leader: Person | None
    ahead: Ahead | None
    held: tuple[Dialogue, ...]
    agreements: tuple[Agreement, ...]

    @property
    def is_with_former(self) -> bool:
        """Whether the open dialogue is with somebody who is not one's nearest leader any more."""
        return self.ahead is not None and self.ahead.dialogue.leader != self.leader


def own_of(person: Person, now: datetime) -> Own:
    """The dialogues of somebody with their nearest leader, today's and those before."""
    superior = superior_of_person(person.pk, timezone.localdate(now))
    mine = list(
        with_own_step(Dialogue.objects.filter(Q(state__in=OPEN) | held(), employee=person), Side.EMPLOYEE)
        .select_related("appointment", "leader")
        .order_by("-appointment__starts", "-pk")
    )
    ahead = next((one for one in mine if one.state in OPEN), None)
    return Own(
        leader=Person.objects.filter(pk=superior).first() if superior else None,
        ahead=ahead_of(ahead, now) if ahead else None,
        held=tuple(one for one in mine if one.state not in OPEN),
        agreements=tuple(open_agreements(person).filter(side=Side.EMPLOYEE)),
    )


def held() -> Q:
    """Dialogues that both have signed: those were held. One that is opened again still was."""
    return Q(signed_at__isnull=False)


def with_own_step(dialogues: QuerySet[Dialogue], side: Side) -> QuerySet[Dialogue]:
    """Dialogues with `is_ready` and `has_signed` as they stand for one side."""
    preparations = Preparation.objects.filter(dialogue=OuterRef("pk"), side=side, ready_at__isnull=False)
    signatures = Signature.objects.filter(dialogue=OuterRef("pk"), side=side, withdrawn_at__isnull=True)
    return dialogues.annotate(is_ready=Exists(preparations), has_signed=Exists(signatures))


def ahead_of(dialogue: Dialogue, now: datetime) -> Ahead:
    """A dialogue that `with_own_step` has read, and what comes next in it."""
    known = {"is_ready": dialogue.is_ready, "has_signed": dialogue.has_signed}  # type: ignore[attr-defined]  # annotated
    return Ahead(dialogue, next_step(dialogue.state, dialogue.appointment.starts, now, **known))

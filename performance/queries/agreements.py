"""Agreements: those of a dialogue, and those that an employee brings from earlier ones."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from organisation.models import Person
from performance.models import Agreement, Dialogue
from performance.rules.dialogues import Outcome, Side, State


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement on the page: whose it is, until when, when the two look at it, and what became of it."""

    pk: int
    words: str
    side: Side
    who: str
    due: date | None
    follow_up: str
    outcome: Outcome
    settled_on: date | None
    is_carried: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """An agreement from an earlier dialogue, and whether the two have taken it along to this one."""

    line: AgreementLine
    starts: datetime
    is_taken_along: bool

    @property
    def is_open(self) -> bool:
        """Whether the two have yet to say what became of it."""
        return self.line.outcome == Outcome.OPEN and not self.is_taken_along


def open_agreements(employee: Person) -> QuerySet[Agreement]:
    """What an employee and their leader, whoever that was, have agreed in signed dialogues and not settled since."""
    taken_along = Agreement.objects.filter(carried_from=OuterRef("pk"))
    signed = Agreement.objects.filter(dialogue__employee=employee, dialogue__state=State.SIGNED, outcome=Outcome.OPEN)
    return signed.exclude(Exists(taken_along)).select_related("dialogue__appointment", "dialogue__leader")


def agreed_in(dialogue: Dialogue) -> tuple[AgreementLine, ...]:
    """The agreements of a dialogue, in their order."""
    return tuple(line_of(one, dialogue) for one in dialogue.agreements.all())


def agreed_before(dialogue: Dialogue) -> tuple[Earlier, ...]:
    """What was agreed in earlier dialogues and was open, or was settled since the last one was signed."""
    earlier = Dialogue.objects.filter(
        employee=dialogue.employee_id, state=State.SIGNED, appointment__starts__lt=dialogue.appointment.starts
    )
    last = earlier.order_by("-appointment__starts", "-pk").values("pk")[:1]
    here = Agreement.objects.filter(carried_from=OuterRef("pk"), dialogue=dialogue)
    elsewhere = Agreement.objects.filter(carried_from=OuterRef("pk")).exclude(dialogue=dialogue)
    rows = (
        Agreement.objects.filter(dialogue__in=earlier)
        .filter(Q(outcome=Outcome.OPEN) | Q(dialogue__in=last))
        .exclude(Exists(elsewhere))
        .annotate(is_taken_along=Exists(here))
        .select_related("dialogue__appointment", "dialogue__employee", "dialogue__leader")
        .order_by("dialogue__appointment__starts", "rank", "pk")
    )
    return tuple(
        Earlier(line_of(one, one.dialogue), one.dialogue.appointment.starts, one.is_taken_along) for one in rows
    )


def line_of(one: Agreement, dialogue: Dialogue) -> AgreementLine:
    """An agreement as it is shown."""
    person = dialogue.employee if one.side == Side.EMPLOYEE else dialogue.leader
    return AgreementLine(
        pk=one.pk,
        words=one.words,
        side=Side(one.side),
        who=person.first_name,
        due=one.due,
        follow_up=one.follow_up,
        outcome=Outcome(one.outcome),
        settled_on=one.settled_on,
        is_carried=one.carried_from_id is not None,
    )

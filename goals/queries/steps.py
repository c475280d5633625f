"""Next steps: what is open at a board, what was settled of late, and who is to hear of what a meeting agreed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from goals.models import Board, BoardMeeting, Goal, Step
from goals.queries.boards import leaders_of, names_of, people_of, takers_of
from goals.queries.owners import owners_of
from goals.rules.boards import StepState
from organisation.models import Account, Person
from organisation.rules.times import near_day_words

SHOWN_SETTLED = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class StepLine:
    """A next step as a board shows it.

    `day` is when it is due, or when it was settled; `sent_from` names the board below that sent it up to this one,
    `sent_to` the board above that this one sent it to.
    """

    step: Step
    day: str
    is_late: bool
    may_settle: bool
    may_change: bool
    sent_from: str
    sent_to: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks at a board: the person, whether they run it, and the day."""

    person: Person
    runs: bool
    on: date


def open_steps(board: Board) -> QuerySet[Step]:
    """What is to be done at a board: its own steps, and those sent up to it from below."""
    return steps_at(board).filter(state=StepState.OPEN)


def settled_steps(board: Board, on: date) -> QuerySet[Step]:
    """What was settled of late, the newest first."""
    since = on - SHOWN_SETTLED
    return steps_at(board).exclude(state=StepState.OPEN).filter(settled_on__gte=since).order_by("-settled_on", "-pk")


def steps_at(board: Board) -> QuerySet[Step]:
    """Every step of a board's own, and every one sent up to it."""
    every = Step.objects.filter(Q(board=board) | Q(passed_up_to=board))
    return every.select_related("owner", "indicator", "board", "passed_up_to")


def lines_of_steps(steps: Iterable[Step], board: Board, reader: Reader) -> tuple[StepLine, ...]:
    """Steps as a board shows them to somebody. Two questions for the names of other boards."""
    steps = list(steps)
    others = {other.pk: other for step in steps for other in (step.board, step.passed_up_to) if other is not None}
    others.pop(board.pk, None)
    names = names_of(others.values()) if others else {}
    return tuple(
        StepLine(
            step=step,
            day=near_day_words(step.settled_on or step.due, reader.on),
            is_late=step.state == StepState.OPEN and step.due < reader.on,
            may_settle=reader.runs or step.owner_id == reader.person.pk,
            may_change=reader.runs and step.board_id == board.pk,
            sent_from=names.get(step.board_id, ""),
            sent_to=names.get(step.passed_up_to_id, "") if step.passed_up_to_id else "",
        )
        for step in steps
    )


def usual_owner(board: Board, about: int | None, by: Person, on: date) -> int | None:
    """Who most likely takes a step: whoever answers for the goal it is about and sits at the board, else its leader.

    At the board of a group, or of a unit without a leader, it is whoever writes the step down, unless a guest does.
    """
    sitting = set(people_of(board, on).values_list("pk", flat=True))
    goals = list(Goal.objects.filter(indicators=about, is_personal=False)) if about else []
    answering = [person for owner in owners_of(goals, on).values() for person in owner.people] if goals else []
    likely = [*(person for person in answering if person in sitting), *leaders_of(board, on)]
    if likely:
        return likely[0]
    return by.pk if takers_of(board, on).filter(pk=by.pk).exists() else None


def meeting_named(board: Board, pk: int | None) -> BoardMeeting | None:
    """One of a board's meetings by its key."""
    return board.meetings.filter(pk=pk).first() if pk else None


def tellable(meeting: BoardMeeting, by: Account | None, present: Collection[Person]) -> list[Step]:
    """The steps of a meeting that their owners have to be told of by letter."""
    at_table = {person.pk for person in present} | ({by.person_id} if by else set())
    steps = meeting.steps.filter(state=StepState.OPEN).select_related("owner", "indicator", "agreed_by")
    return [
        step
        for step in steps
        if step.owner_id not in at_table and not (step.agreed_by and step.agreed_by.person_id == step.owner_id)
    ]

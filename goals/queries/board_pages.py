"""What pages show of boards: the list of them, and one with what it follows and what is to be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q
from django.utils import timezone

from goals.models import Board, BoardMeeting, Step
from goals.queries.board_lines import followed
from goals.queries.boards import board_above, boards_with, names_of
from goals.queries.readings import Reading, by_need, readings_of
from goals.queries.steps import Reader, StepLine, lines_of_steps, open_steps, settled_steps
from goals.rules.board_words import finding_words, meeting_words, steps_words
from goals.rules.boards import StepState, next_meeting
from goals.rules.indicators import Status
from organisation.models import Person
from organisation.rules.holidays import is_day_off
from organisation.rules.sorting import danish_key


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A board in a list."""

    board: Board
    name: str
    steps: str
    meets: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class BoardPage:
    """A board as somebody sees it. `above` names the board that steps may be passed up to, if there is one."""

    board: Board
    name: str
    heading: str
    readings: tuple[Reading, ...]
    own: tuple[StepLine, ...]
    sent_up: tuple[StepLine, ...]
    settled: tuple[StepLine, ...]
    last: BoardMeeting | None
    open_meeting: BoardMeeting | None
    is_forgotten: bool
    meets: str
    above: str
    runs: bool

    @property
    def deviating(self) -> tuple[Reading, ...]:
        """What deviates, the worst first."""
        return tuple(one for one in self.readings if one.status == Status.DEVIATES)

    @property
    def others(self) -> tuple[Reading, ...]:
        """What does not."""
        return tuple(one for one in self.readings if one.status != Status.DEVIATES)


def board_lines(person: Person, on: date) -> list[BoardLine]:
    """Every board, one's own first, then by name as Danes sort. Six questions."""
    boards = list(Board.objects.all())
    names, mine = names_of(boards), set(boards_with(person, on).values_list("pk", flat=True))
    counts, lasts = step_counts(on), last_days()
    found = [
        BoardLine(
            board=board,
            name=names[board.pk],
            steps=steps_words(*counts.get(board.pk, (0, 0))),
            meets=meeting_words(next_day(board, lasts.get(board.pk)), on),
            is_mine=board.pk in mine,
        )
        for board in boards
    ]
    return sorted(found, key=lambda line: (not line.is_mine, danish_key(line.name), line.board.pk))


def step_counts(on: date) -> Mapping[int, tuple[int, int]]:
    """How many of its own steps are open at each board, and how many of those are late."""
    counts = {"number": Count("pk"), "late": Count("pk", filter=Q(due__lt=on))}
    rows = Step.objects.filter(state=StepState.OPEN).order_by().values_list("board").annotate(**counts)
    return {board: (number, number_late) for board, number, number_late in rows}


def last_days() -> Mapping[int, date]:
    """The day of the last meeting at each board."""
    rows = BoardMeeting.objects.order_by().values_list("board").annotate(Max("began_at"))
    return {board: timezone.localdate(began) for board, began in rows}


def next_day(board: Board, last: date | None) -> date | None:
    """When the people of a board meet next; not known before they have met once."""
    return next_meeting(board.cadence, last, is_day_off) if last else None


def board_page(board: Board, reader: Reader) -> BoardPage:
    """A board with everything on it, what deviates first."""
    readings = readings_at(board, reader.on)
    lines = lines_of_steps(open_steps(board), board, reader)
    meetings = list(board.meetings.all()[:2])
    above = board_above(board, reader.on)
    last_day = timezone.localdate(meetings[0].began_at) if meetings else None
    open_one = meetings[0] if meetings and meetings[0].ended_at is None else None
    return BoardPage(
        board=board,
        name=names_of([board])[board.pk],
        heading=finding_words([one.status for one in readings], sum(one.is_stale for one in readings)),
        readings=readings,
        own=tuple(line for line in lines if line.step.board_id == board.pk),
        sent_up=tuple(line for line in lines if line.step.board_id != board.pk),
        settled=lines_of_steps(settled_steps(board, reader.on), board, reader),
        last=next((meeting for meeting in meetings if meeting.ended_at), None),
        open_meeting=open_one,
        is_forgotten=open_one is not None and last_day != reader.on,
        meets=meeting_words(next_day(board, last_day), reader.on),
        above=names_of([above])[above.pk] if above else "",
        runs=reader.runs,
    )


def readings_at(board: Board, on: date) -> tuple[Reading, ...]:
    """How everything that a board follows stands, what deviates first and the worst of it at the top."""
    indicators = followed(board)
    return tuple(by_need(readings_of(indicators, on).values()))

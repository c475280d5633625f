"""What is on the wall during a meeting at a board."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from goals.models import BoardMeeting
from goals.queries.board_pages import readings_at
from goals.queries.boards import board_above, names_of
from goals.queries.readings import Reading
from goals.queries.steps import Reader, StepLine, lines_of_steps, settled_steps, steps_at, tellable
from goals.rules.boards import StepState
from goals.rules.indicators import Status
from goals.rules.slides import Course, Slide
from organisation.models import Account, Person


@dataclass(frozen=True, slots=True)
class Matter:
    """An indicator to decide about, and the next steps that are open for it."""

    reading: Reading
    steps: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True)
class Wall:
    """A meeting as it is driven: where it is, and everything that its pictures are made of."""

    meeting: BoardMeeting
    name: str
    above: str
    runs: bool
    course: Course
    slide: Slide
    readings: tuple[Reading, ...]
    steps: tuple[StepLine, ...]
    settled: tuple[StepLine, ...]
    ends: datetime

    @property
    def earlier(self) -> tuple[StepLine, ...]:
        """What is open from before this meeting."""
        return tuple(line for line in self.steps if line.step.meeting_id != self.meeting.pk)

    @property
    def agreed(self) -> tuple[StepLine, ...]:
        """What has been agreed at this meeting."""
        return tuple(line for line in self.steps if line.step.meeting_id == self.meeting.pk)

    @property
    def reading(self) -> Reading | None:
        """The one indicator that is talked about."""
        return next((one for one in self.readings if one.indicator.pk == self.slide.indicator), None)

    @property
    def beside(self) -> tuple[Reading, ...]:
        """The other indicators."""
        return tuple(one for one in self.readings if one.indicator.pk != self.slide.indicator)

    @property
    def its_steps(self) -> tuple[StepLine, ...]:
        """The open next steps of the indicator that is talked about."""
        return self.about(self.slide.indicator)

    def about(self, indicator: int | None) -> tuple[StepLine, ...]:
        """The open next steps about an indicator."""
        return tuple(line for line in self.steps if line.step.indicator_id == indicator)

    @property
    def matters(self) -> tuple[Matter, ...]:
        """What asks for a decision: what deviates or was not measured, those without a next step first."""
        asking = [one for one in self.readings if one.status == Status.DEVIATES or one.is_stale]
        found = [Matter(one, self.about(one.indicator.pk)) for one in asking]
        return tuple(sorted(found, key=lambda matter: bool(matter.steps)))

    @property
    def unanswered(self) -> int:
        """How many of those have no next step."""
        return sum(not matter.steps for matter in self.matters)


def wall_of(meeting: BoardMeeting, reader: Reader, turn: str, indicator: int | None) -> Wall:
    """A meeting as the address asks for it."""
    board = meeting.board
    readings = readings_at(board, reader.on)
    course = course_of(readings)
    above = board_above(board, reader.on)
    boards = [board] if above is None else [board, above]
    names = names_of(boards)
    return Wall(
        meeting=meeting,
        name=names[board.pk],
        above=names[above.pk] if above else "",
        runs=reader.runs,
        course=course,
        slide=course.found(turn, indicator),
        readings=readings,
        steps=lines_of_steps(steps_at(board).filter(state=StepState.OPEN), board, reader),
        settled=lines_of_steps(settled_steps(board, reader.on), board, reader),
        ends=meeting.began_at + timedelta(minutes=board.minutes),
    )


def course_of(readings: Iterable[Reading]) -> Course:
    """A meeting's pictures from how its indicators stand."""
    readings = list(readings)
    deviating = tuple(one.indicator.pk for one in readings if one.status == Status.DEVIATES)
    return Course(deviating=deviating, every=tuple(one.indicator.pk for one in readings))


def agreed_at(meeting: BoardMeeting, reader: Reader) -> tuple[StepLine, ...]:
    """Everything that a meeting agreed, however it stands now."""
    steps = steps_at(meeting.board).filter(meeting=meeting)
    return lines_of_steps(steps, meeting.board, reader)


def owners_to_tell(meeting: BoardMeeting, by: Account) -> list[Person]:
    """Those who would get a letter if somebody ended the meeting now, in Danish order."""
    owners = {step.owner for step in tellable(meeting, by, ())}
    return sorted(owners, key=lambda person: person.name)

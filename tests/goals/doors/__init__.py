"""The doors of goals. `own` is of the leader's unit, `other` of a school that is none of the readers' own."""

from tests.doorways import Door
from tests.goals.doors.boards import BOARDS
from tests.goals.doors.goals import GOALS
from tests.goals.doors.indicators import INDICATORS

DOORS: dict[str, Door] = GOALS | INDICATORS | BOARDS

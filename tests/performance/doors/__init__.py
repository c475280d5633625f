"""The doors of dialogues. `own` is the leader's with the employee, `other` one between two others."""

from tests.doorways import Door
from tests.performance.doors.dialogues import DIALOGUES
from tests.performance.doors.overview import OVERVIEW

DOORS: dict[str, Door] = OVERVIEW | DIALOGUES

"""The doors of goals. `own` is of the leader's unit, `other` of a school that is none of the readers' own."""

from tests.doorways import Door

GOALS: dict[str, Door] = {}
DOORS = GOALS

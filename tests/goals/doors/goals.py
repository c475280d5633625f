"""The doors of goals."""

from tests.doorways import Door

GOALS: dict[str, Door] = {}

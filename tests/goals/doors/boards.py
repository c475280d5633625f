"""The doors of boards."""

from tests.doorways import Door

BOARDS: dict[str, Door] = {}

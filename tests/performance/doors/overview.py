"""The doors of overview."""

from tests.doorways import Door

OVERVIEW: dict[str, Door] = {}

"""The doors of dialogues."""

from tests.doorways import Door

DIALOGUES: dict[str, Door] = {}

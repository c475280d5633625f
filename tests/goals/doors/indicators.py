"""The doors of indicators."""

from tests.doorways import Door

INDICATORS: dict[str, Door] = {}

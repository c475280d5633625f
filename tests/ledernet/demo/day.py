"""The day on which the demo is loaded here."""

from datetime import date

ON = date(2026, 11, 24)

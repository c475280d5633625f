"""The days on which the municipality is closed: weekends and the Danish holidays."""

from datetime import date

import holidays


def holiday_on(day: date) -> str:
    """The name of the Danish holiday that a day is; empty for all other days."""
    return holidays.country_holidays("DK", years=day.year, language="da").get(day) or ""


def is_day_off(day: date) -> bool:
    """Whether a day is a Saturday, a Sunday or a holiday."""
    return day.weekday() >= 5 or bool(holiday_on(day))

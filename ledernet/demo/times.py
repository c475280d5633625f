"""Days of the demo that are counted in months."""

from calendar import monthrange
from datetime import date

MONTHS = 12


def last_of_month(day: date, ahead: int) -> date:
    """The last day of the month so many months from a day; a negative number looks back."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + ahead, MONTHS)
    return date(year, month + 1, monthrange(year, month + 1)[1])

"""The law of the one reminder to who has not answered: so long before the last day, never on the day of the letter."""

from datetime import date, datetime, timedelta

from organisation.rules.calendar import COPENHAGEN


def is_reminder_due(
    *, until: date, before: timedelta, asked_at: datetime, reminded_at: datetime | None, at: datetime
) -> bool:
    """From so long before the last day to the last day itself, once; not on the day of the letter."""
    today = at.astimezone(COPENHAGEN).date()
    asked = asked_at.astimezone(COPENHAGEN).date()
    return reminded_at is None and asked < today and until - before <= today <= until

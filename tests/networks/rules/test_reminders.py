"""The law of the one reminder: from one or two days before the last day, and not on the day of the letter."""

from datetime import UTC, date, datetime

import pytest

from networks.rules import soundings, wishes
from networks.rules.reminders import is_reminder_due

UNTIL = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("before", "asked", "at", "is_due"),
    [
        (wishes.REMINDED_BEFORE, datetime(2026, 11, 24, 12), datetime(2026, 12, 1, 22, 59), False),
        (wishes.REMINDED_BEFORE, datetime(2026, 11, 24, 12), datetime(2026, 12, 1, 23), True),  # the 2nd in Copenhagen
        (wishes.REMINDED_BEFORE, datetime(2026, 12, 2, 22, 59), datetime(2026, 12, 2, 23), True),
        (wishes.REMINDED_BEFORE, datetime(2026, 12, 1, 23), datetime(2026, 12, 2, 12), False),
        (wishes.REMINDED_BEFORE, datetime(2026, 11, 24, 12), datetime(2026, 12, 4, 22, 59), True),
        (wishes.REMINDED_BEFORE, datetime(2026, 11, 24, 12), datetime(2026, 12, 4, 23), False),
        (soundings.REMINDED_BEFORE, datetime(2026, 11, 30, 12), datetime(2026, 12, 2, 22, 59), False),
        (
            soundings.REMINDED_BEFORE,
            datetime(2026, 11, 30, 12),
            datetime(2026, 12, 2, 23),
            True,
        ),  # the 3rd in Copenhagen
        (soundings.REMINDED_BEFORE, datetime(2026, 12, 3, 22, 59), datetime(2026, 12, 3, 23), True),
        (soundings.REMINDED_BEFORE, datetime(2026, 12, 2, 23), datetime(2026, 12, 3, 12), False),
        (soundings.REMINDED_BEFORE, datetime(2026, 11, 30, 12), datetime(2026, 12, 4, 22, 59), True),
        (soundings.REMINDED_BEFORE, datetime(2026, 11, 30, 12), datetime(2026, 12, 4, 23), False),
    ],
)
def test_a_reminder_is_due_so_long_before_and_not_on_the_day_of_the_letter(before, asked, at, is_due):
    facts = {"until": UNTIL, "before": before, "asked_at": asked.replace(tzinfo=UTC), "at": at.replace(tzinfo=UTC)}
    assert is_reminder_due(reminded_at=None, **facts) is is_due
    assert not is_reminder_due(reminded_at=at.replace(tzinfo=UTC), **facts)

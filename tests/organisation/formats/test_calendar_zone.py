"""The zone block says the same as the time zone database at every clock change from 2020 to 2040."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Timezone

from organisation.formats.calendar import COPENHAGEN
from organisation.formats.calendar.zone import on_the_wall, zone_component


def clock_changes(first: int, last: int) -> list[datetime]:
    """Every instant in UTC where Copenhagen changes its clocks, found by looking at each hour."""
    hour, found = datetime(first, 1, 1, tzinfo=UTC), []
    while hour.year <= last:
        after = hour + timedelta(hours=1)
        if hour.astimezone(COPENHAGEN).utcoffset() != after.astimezone(COPENHAGEN).utcoffset():
            found.append(after)
        hour = after
    return found


CHANGES = clock_changes(2020, 2040)


def test_the_clocks_change_twice_a_year() -> None:
    assert len(CHANGES) == 42


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_the_block_agrees_with_the_zone_database_around_every_change(
    change: datetime,
) -> None:
    block = Timezone.to_tz(zone_component(), lookup_tzid=False)
    for distance in (-86400 * 30, -7200, -1, 0, 1, 7200, 86400 * 30):
        moment = change + timedelta(seconds=distance)
        assert moment.astimezone(block).replace(tzinfo=None) == moment.astimezone(COPENHAGEN).replace(tzinfo=None)


def test_the_block_is_a_rule_and_lists_no_dates() -> None:
    block = zone_component().to_ical().decode()
    assert "RDATE" not in block
    assert block.count("RRULE:FREQ=YEARLY;") == 2


def test_the_hour_that_comes_twice_is_written_in_utc_and_all_others_by_the_wall_clock() -> None:
    before = datetime(2026, 10, 24, 23, 59, 59, tzinfo=UTC)
    for seconds, zone in [(0, COPENHAGEN), (1, UTC), (7200, UTC), (7201, COPENHAGEN)]:
        moment = before + timedelta(seconds=seconds)
        assert on_the_wall(moment).tzinfo == zone
        assert on_the_wall(moment) == moment

"""The one time zone of every calendar message: Europe/Copenhagen, written once and by hand.

Outlook misreads zones that list their changes one by one (RDATE), so the rule itself is written out: summer time
from 02.00 on the last Sunday of March to 03.00 on the last Sunday of October.
"""

from datetime import UTC, datetime

from icalendar import Component, Timezone

from organisation.rules.calendar import COPENHAGEN

_ZONE_BLOCK = """\
BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


def zone_component() -> Component:
    """A fresh copy of the zone block, to be the first component of a calendar."""
    return Timezone.from_ical(_ZONE_BLOCK.replace("\n", "\r\n"))


def on_the_wall(moment: datetime) -> datetime:
    """The moment as the clock on the wall in Copenhagen shows it, or in UTC where the wall clock cannot say it.

    In the night summer time ends, the hour from 02.00 comes twice. The standard lets a local time mean the first of
    the two; libical and khal read the second. Both are therefore written in UTC, which nobody misreads.
    """
    local = moment.astimezone(COPENHAGEN)
    is_said_twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return local.astimezone(UTC) if is_said_twice else local

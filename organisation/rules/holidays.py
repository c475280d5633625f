"""The days on which the municipality is closed, and the weeks in which its schools are."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

import holidays
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Weeks are those of the calendar on the wall (ISO 8601). Most municipalities close their schools in exactly these.
SCHOOL_WEEKS: Mapping[int, str | Promise] = {
    7: gettext_lazy("vinterferie"),
    **dict.fromkeys(range(27, 33), gettext_lazy("sommerferie")),
    42: gettext_lazy("efterårsferie"),
}
EASTER, CHRISTMAS = gettext_lazy("påskeferie"), gettext_lazy("juleferie")
EASTER_DAY = "Påskedag"


def holiday_on(day: date) -> str:
    """The name of the Danish holiday that a day is; empty for all other days."""
    return holidays_of(day.year).get(day, "")


def is_day_off(day: date) -> bool:
    """Whether a day is a Saturday, a Sunday or a holiday."""
    return day.weekday() >= 5 or bool(holiday_on(day))


def school_holiday_on(day: date) -> str:
    """The school holiday in which a day lies, with its week, as in "efterårsferie i uge 42"; empty outside them."""
    name = _school_holiday(day)
    return _("%(holiday)s i uge %(week)s") % {"holiday": name, "week": day.isocalendar().week} if name else ""


def closed_because(day: date) -> str:
    """Why a municipality plans nothing on a day: the holiday, or else the school holiday; empty for all other days."""
    return holiday_on(day) or school_holiday_on(day)


@cache
def holidays_of(year: int) -> Mapping[date, str]:
    """The Danish holidays of a year."""
    return dict(holidays.country_holidays("DK", years=year, language="da"))


def _school_holiday(day: date) -> str | Promise:
    if (day.month, day.day) >= (12, 22) or (day.month, day.day) <= (1, 2):
        return CHRISTMAS
    easter = next(one for one, name in holidays_of(day.year).items() if name == EASTER_DAY)
    if easter - timedelta(days=8) <= day <= easter + timedelta(days=1):
        return EASTER
    return SCHOOL_WEEKS.get(day.isocalendar().week, "")

"""Days and hours in words, as a person would say them: "torsdag den 26. november kl. 13.00–15.30"."""

import re
from datetime import date, datetime
from functools import lru_cache

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

# In a Danish sentence a weekday is followed by "den", and a clock has a full stop.
FORMS = {
    "da": {
        "weekday": "l",
        "month": "b.",
        "short_month": "N",
        "day": "j. F",
        "dated": "j. F Y",
        "month_of_year": "F Y",
        "full": r"l \d\e\n j. F",
        "whole": r"l \d\e\n j. F Y",
        "clock": "G.i",
        "hour": "G",
    },
    "en": {
        "weekday": "l",
        "month": "M",
        "short_month": "M",
        "day": "j F",
        "dated": "j F Y",
        "month_of_year": "F Y",
        "full": "l j F",
        "whole": "l j F Y",
        "clock": "H:i",
        "hour": "H:i",
    },
}

CLOCKS = re.compile(r"(\d)–(\d)")


def unbroken(text: str) -> str:
    """The text with its spans of numbers ("13.00–15.30") held on one line: a browser may break after a dash."""
    return CLOCKS.sub("\\1\u2060–\u2060\\2", text)


def written(when: date, form: str) -> str:
    """A day or a moment in one of the forms of the language in force; moments as the clock shows in Copenhagen."""
    return _written(when, form, translation.get_language() or "da")


@lru_cache(maxsize=4096)
def _written(when: date, form: str, language: str) -> str:
    forms = FORMS.get(language, FORMS["da"])
    return date_format(timezone.localtime(when) if isinstance(when, datetime) else when, forms[form])


def weekday_words(when: date) -> str:
    """As in "torsdag"."""
    return written(when, "weekday")


def month_mark(when: date) -> str:
    """As in "nov."; for the leaf of a calendar."""
    return written(when, "month")


def short_month_words(when: date) -> str:
    """As in "juni" and "nov."; for the axis of a drawing."""
    return written(when, "short_month")


def day_words(when: date) -> str:
    """As in "26. november"."""
    return written(when, "day")


def dated_words(when: date) -> str:
    """As in "26. november 2026"."""
    return written(when, "dated")


def month_words(when: date) -> str:
    """As in "november 2026"."""
    return written(when, "month_of_year")


def near_day_words(when: date, today: date) -> str:
    """As in "26. november"; with its year in another one."""
    return written(when, "day" if when.year == today.year else "dated")


def ago_words(day: date, today: date) -> str:
    """How long ago a day is, as one says it: "i dag", "i går", "for 5 dage siden"."""
    days = (today - day).days
    if days <= 0:
        return _("i dag")
    if days == 1:
        return _("i går")
    return ngettext("for %(days)s dag siden", "for %(days)s dage siden", days) % {"days": days}


def full_day_words(when: date) -> str:
    """As in "torsdag den 26. november"."""
    return written(when, "full")


def whole_day_words(when: date) -> str:
    """As in "torsdag den 26. november 2026"."""
    return written(when, "whole")


def hour_words(when: datetime) -> str:
    """As in "kl. 16", or "kl. 16.30" when it is not a whole hour; never broken over two lines."""
    form = "clock" if timezone.localtime(when).minute else "hour"
    return (_("kl. %(clock)s") % {"clock": written(when, form)}).replace(" ", "\xa0")


def clock_words(starts: datetime, ends: datetime) -> str:
    """As in "kl. 13.00–15.30"; never broken over two lines."""
    words = {"from": written(starts, "clock"), "to": written(ends, "clock")}
    return (_("kl. %(from)s–%(to)s") % words).replace(" ", "\xa0")


def moment_words(when: datetime) -> str:
    """As in "1. december kl. 9.00"."""
    return f"{day_words(when)} {(_('kl. %(clock)s') % {'clock': written(when, 'clock')})}".replace("kl. ", "kl.\xa0")


def span_words(starts: datetime, ends: datetime) -> str:
    """As in "torsdag den 26. november kl. 13.00–15.30"."""
    return f"{full_day_words(starts)} {clock_words(starts, ends)}"

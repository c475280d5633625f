"""Times in words: "tirsdag den 24. november 2026 kl. 13.00–15.30"."""

from datetime import datetime

from django import template
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from organisation.models import Appointment

register = template.Library()

# In a Danish sentence a weekday is followed by "den"; a clock has a full stop.
DAY = {"da": r"l \d\e\n j. F Y", "en": "l j F Y"}
CLOCK = {"da": "G.i", "en": "H:i"}


def _written(moment: datetime, forms: dict[str, str]) -> str:
    return date_format(timezone.localtime(moment), forms.get(translation.get_language() or "da", forms["da"]))


@register.filter
def day_in_words(moment: datetime) -> str:
    """The day of a moment: "tirsdag den 24. november 2026"."""
    return _written(moment, DAY)


@register.filter
def clock_span(appointment: Appointment) -> str:
    """From and to by the clock alone: "kl. 13.00–15.30"."""
    words = {"from": _written(appointment.starts, CLOCK), "to": _written(appointment.ends, CLOCK)}
    return (_("kl. %(from)s–%(to)s") % words).replace("kl. ", "kl.\xa0")


@register.filter
def day_and_clock(moment: datetime) -> str:
    """A moment in words, "kl. 13.00" never broken over two lines."""
    words = {"day": _written(moment, DAY), "clock": _written(moment, CLOCK)}
    return (_("%(day)s kl. %(clock)s") % words).replace("kl. ", "kl.\xa0")


@register.simple_tag
def period(starts: datetime, ends: datetime) -> str:
    """A time from and to in words; the day is named twice only where there are two."""
    if timezone.localtime(starts).date() == timezone.localtime(ends).date():
        return f"{day_and_clock(starts)}–{_written(ends, CLOCK)}"
    return _("%(from)s til %(to)s") % {"from": day_and_clock(starts), "to": day_and_clock(ends)}


@register.filter
def meeting_time(appointment: Appointment) -> str:
    """When an appointment is, in words."""
    return period(appointment.starts, appointment.ends)

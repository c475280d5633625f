"""Times in words: "tirsdag den 24. november 2026 kl. 13.00–15.30".

A page keeps a span of hours on one line; a letter has it without the marks for that, which some mail programs show.
"""

from datetime import datetime

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.translation import gettext as _

from organisation.models import Appointment
from organisation.queries.agenda import Booked
from organisation.rules import times

register = template.Library()


@register.filter
def day_in_words(moment: datetime) -> str:
    """The day of a moment: "tirsdag den 24. november 2026"."""
    return times.whole_day_words(moment)


@register.filter
def weekday(moment: datetime) -> str:
    """As in "tirsdag"."""
    return times.weekday_words(moment)


@register.filter
def hour(moment: datetime) -> str:
    """kl. 16, or kl. 16.30 when it is not a whole hour."""
    return times.hour_words(moment)


@register.filter
def month_mark(moment: datetime) -> str:
    """As in "nov."; for the leaf of a calendar."""
    return times.month_mark(moment)


@register.filter
def short_moment(moment: datetime) -> str:
    """Without weekday and year: "24. november kl. 13.00"."""
    return times.moment_words(moment)


@register.filter
def unbroken(text: str) -> str:
    """A text whose spans of hours stay on one line."""
    return times.unbroken(text)


@register.filter
def clock_span(appointment: Appointment | Booked) -> str:
    """From and to by the clock alone: "kl. 13.00–15.30"."""
    return times.unbroken(times.clock_words(appointment.starts, appointment.ends))


@register.filter
def day_and_clock(moment: datetime) -> str:
    """A moment in words, "kl. 13.00" never broken over two lines."""
    words = {"day": day_in_words(moment), "clock": times.written(moment, "clock")}
    return (_("%(day)s kl. %(clock)s") % words).replace("kl. ", "kl.\xa0")


def span(starts: datetime, ends: datetime, *, is_page: bool) -> str:
    """A time from and to in words; the day is named twice only where there are two."""
    if timezone.localtime(starts).date() != timezone.localtime(ends).date():
        return _("%(from)s til %(to)s") % {"from": day_and_clock(starts), "to": day_and_clock(ends)}
    words = f"{day_and_clock(starts)}–{times.written(ends, 'clock')}"
    return times.unbroken(words) if is_page else words


@register.simple_tag(takes_context=True)
def period(context: Context, starts: datetime, ends: datetime) -> str:
    """A time from and to, in words."""
    return span(starts, ends, is_page=context.autoescape)


@register.filter(needs_autoescape=True)
def meeting_time(appointment: Appointment | Booked, autoescape: bool = True) -> str:
    """When an appointment is, in words."""
    return span(appointment.starts, appointment.ends, is_page=autoescape)

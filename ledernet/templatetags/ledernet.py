"""Words and marks of every page."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from django import template
from django.core.exceptions import ValidationError
from django.forms import BaseForm, BoundField
from django.template import Context
from django.urls import reverse
from django.utils import formats
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from lucide.templatetags.lucide import lucide

from ledernet.rules import jobs
from organisation.forms.fields import DanishDateField
from organisation.rules import times

register = template.Library()
NBSP = "\u00a0"
# Our words for the drawings, and lucide's.
ICONS = {
    "calendar": "calendar",
    "check": "check",
    "clock": "clock",
    "doc": "file-text",
    "eye": "eye",
    "key": "key-round",
    "lock": "lock",
    "menu": "menu",
    "out": "log-out",
    "people": "users",
    "pin": "map-pin",
    "shield": "shield-check",
    "warn": "triangle-alert",
}


# Where the menu leads, and what it calls that.
MENU = {
    "my_day": gettext_lazy("Min dag"),
    "networks:my_networks": gettext_lazy("Netværk"),
    "evaluation:my_evaluations": gettext_lazy("Ledelsesevaluering"),
    "goals:goals": gettext_lazy("Mål"),
    "performance:dialogues": gettext_lazy("Samtaler"),
    "hr_desk": gettext_lazy("HR"),
}
OF_THE_HOUSE = {"evaluation:my_evaluations", "goals:goals", "performance:dialogues"}
HR_ROOMS = ("/netvaerk/hr/", "/evaluering/hr/")


@dataclass(frozen=True, slots=True)
class Way:
    """A word of the menu: where it leads, and whether the reader is there."""

    url: str
    words: str
    is_here: bool


@register.simple_tag(takes_context=True)
def ways(context: Context) -> list[Way]:
    """The words of the menu for whoever reads, once for the two places where they stand."""
    standing, path = context["standing"], context["request"].path
    hidden = set() if standing.is_of_the_house else OF_THE_HOUSE
    shown = [name for name in MENU if name not in hidden and (name != "hr_desk" or standing.is_hr)]
    return [Way(url, str(MENU[name]), is_under(path, name, url)) for name in shown for url in [reverse(name)]]


def is_under(path: str, name: str, url: str) -> bool:
    """Whether a page lies under a word of the menu: HR's rooms under HR, and the front page under itself alone."""
    if name == "my_day":
        return path == url
    in_hr = path.startswith(HR_ROOMS)
    return path.startswith(url) or in_hr if name == "hr_desk" else path.startswith(url) and not in_hr


@register.filter
def danish_day(value: date | None) -> str:
    """24. november 2026."""
    return times.dated_words(value) if value else ""


@register.filter
def danish_date(value: date | datetime | None) -> str:
    """tirsdag den 24. november 2026."""
    return times.whole_day_words(value) if value else ""


@register.filter
def danish_datetime(value: datetime | None) -> str:
    """tirsdag den 24. november 2026 kl. 13.00."""
    if not value:
        return ""
    words = {"date": danish_date(value), "gap": NBSP, "time": times.written(value, "clock")}
    return _("%(date)s kl.%(gap)s%(time)s") % words


@register.filter
def thousands(number: int) -> str:
    """4.200: a count as people read it. Numbers in addresses and forms stay as they are."""
    return formats.number_format(number, force_grouping=True)


@register.filter
def job_words(kind: str) -> str:
    """What a job is called, by its kind: "Indlæsning af filer"."""
    return jobs.job_words(kind)


@register.filter
def words(text: str) -> list[str]:
    """The words of a text, for a loop."""
    return text.split()


@register.filter
def stylesheet(name: str) -> str:
    """Where one of our own stylesheets lies."""
    return f"ledernet/css/{name}.css"


@register.filter
def is_optional(field: BoundField) -> bool:
    """Whether a label should say that its field may be left empty: not where every field of the form may."""
    return not field.field.required and any(other.required for other in field.form.fields.values())


@register.filter
def wrong_fields(form: BaseForm) -> list[BoundField]:
    """The fields of a form that have errors, in the form's order."""
    return [field for field in form if field.errors]


@register.filter
def date_trouble(text: str | None) -> str:
    """What is wrong with a date that an address asks for; nothing where it can be read or none is asked for."""
    try:
        DanishDateField(required=False).clean(text)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


@register.simple_tag
def icon(name: str) -> SafeString:
    """A small drawing that says nothing which the words beside it do not say."""
    return drawn(ICONS[name])


@cache
def drawn(name: str) -> SafeString:
    """One of lucide's drawings, made once: a page has a dozen, and making one takes longer than a database answers."""
    return mark_safe(lucide(name, size=None, aria_hidden="true", **{"class": "ln-i"}))  # noqa: S308 - the library's own


@register.simple_tag
def field_mark(field: object) -> SafeString:
    """The shape of a field, named for those who cannot see it."""
    return mark_named(getattr(field, "mark", "cross"), str(field))


@register.simple_tag
@cache
def mark_named(mark: str, name: str) -> SafeString:
    """A shape and the name that is read aloud for it."""
    return format_html(
        '<svg class="ln-f ln-f--{0}" viewBox="0 0 16 16" role="img" aria-label="{1}"><use href="#f-{0}"/></svg>',
        mark,
        name,
    )

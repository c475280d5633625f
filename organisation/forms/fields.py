"""Fields that read what a Dane writes: dates, times, amounts and people, with errors that say what is wrong."""

import re
from datetime import date, time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisation.models import Person
from organisation.queries.people import people_called
from organisation.queries.units import units_to_choose
from organisation.rules.numbers import whole_number

DATE = re.compile(r"^(\d{1,2})[.\-/ ](\d{1,2})[.\-/ ](\d{4})$")
ISO_DATE = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
GROUPED = re.compile(r"^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$")
TIME = re.compile(r"^(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?$", re.IGNORECASE)
FIRST_YEAR, FAR_AHEAD = 1900, 50
INDENT = "\u2007\u2007"
MONTHS = [
    _("januar"),
    _("februar"),
    _("marts"),
    _("april"),
    _("maj"),
    _("juni"),
    _("juli"),
    _("august"),
    _("september"),
    _("oktober"),
    _("november"),
    _("december"),
]


class DanishDateField(forms.DateField):
    """A date written as 30.11.2026, 30-11-2026, 30/11 2026 or 2026-11-30.

    A day more than `ahead` years from today, or `back` years before this one, has its year written wrong: nobody waits
    that long. Without `back` the years count from 1900.
    """

    widget = forms.DateInput(format="%d.%m.%Y", attrs={"inputmode": "numeric", "autocomplete": "off"})

    def __init__(self, *args: Any, ahead: int = FAR_AHEAD, back: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ahead, self.back = ahead, back

    def clean(self, value: Any) -> date | None:
        """The date, in a year that can be meant."""
        found: date | None = super().clean(value)
        if found is not None and not is_meant(found, self.ahead, self.back):
            raise ValidationError(_("%(day)s: Er årstallet skrevet rigtigt?"), params={"day": in_figures(found)})
        return found

    def to_python(self, value: Any) -> date | None:
        """The date, or an error that says what is wrong with it and how to write it."""
        if value in self.empty_values or isinstance(value, date):
            return super().to_python(value)
        text = str(value).strip()
        if found := DATE.match(text):
            day, month, year = (int(part) for part in found.groups())
        elif found := ISO_DATE.match(text):
            year, month, day = (int(part) for part in found.groups())
        else:
            raise ValidationError(_("»%(text)s« er ikke en dato. Skriv en dato som 30.11.2026."), params={"text": text})
        try:
            return date(year, month, day)
        except ValueError:
            raise ValidationError(missing_day(day, month, text)) from None


def in_figures(day: date) -> str:
    """As in 30.11.2026; four figures for the early years too."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def is_meant(day: date, ahead: int, back: int | None) -> bool:
    """Whether a day lies at most so many years back, or after 1899, and at most so many years ahead."""
    today = timezone.localdate()
    first = FIRST_YEAR if back is None else today.year - back
    return day.year >= first and (day.year - ahead, day.month, day.day) <= (today.year, today.month, today.day)


def missing_day(day: int, month: int, text: str) -> ValidationError:
    """Why a date does not exist."""
    if 1 <= month <= 12:
        return ValidationError(
            _("%(day)s. %(month)s findes ikke. Skriv en dato som 30.11.2026."),
            params={"day": day, "month": MONTHS[month - 1]},
        )
    return ValidationError(_("»%(text)s« er ikke en dato. Skriv en dato som 30.11.2026."), params={"text": text})


class SeveralField(forms.ModelMultipleChoiceField):
    """Several rows of a list. A number that no database holds is not in the list, and the database is not asked."""

    def clean(self, value: Any) -> QuerySet:
        """The rows; what is not in the list gets Django's own error."""
        for one in value or ():
            if str(one).isdigit() and whole_number(str(one)) is None:
                raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": one})
        return super().clean(value)


class DanishDecimalField(forms.DecimalField):
    """An amount written as 12.500, 12.500,50, 12500 or 12500.50; a point before three digits groups thousands."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # the stubs expect a whole number
        """The amount; what is no number gets Django's own error."""
        text = "".join(str(value).split()) if value not in self.empty_values else value
        if isinstance(text, str) and GROUPED.match(text):
            text = text.replace(".", "")
        return super().to_python(text.replace(",", ".") if isinstance(text, str) else text)


class DanishTimeField(forms.TimeField):
    """A time of day written as 13.00, 13:00, kl. 13 or 13."""

    widget = forms.TimeInput(format="%H.%M", attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value: Any) -> time | None:
        """The time, or an error that says how to write it."""
        if value in self.empty_values or isinstance(value, time):
            return super().to_python(value)
        found = TIME.match(str(value).strip())
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 99)
        if hour > 23 or minute > 59:
            raise ValidationError(
                _("»%(text)s« er ikke et klokkeslæt. Skriv et klokkeslæt som 13.00."), params={"text": value}
            )
        return time(hour, minute)


class PersonField(forms.CharField):
    """Somebody, written by name or mail: with some thousand people a list to choose from would be too long."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=300, **kwargs)
        self.widget.attrs.setdefault("autocomplete", "off")

    def prepare_value(self, value: Any) -> Any:
        """Somebody who has been chosen, so that the same comes back: with the mail address, if there is one."""
        if isinstance(value, Person):
            return f"{value.name} ({value.email})" if value.email else value.name
        return value

    def clean(self, value: Any) -> Person | None:
        """The one person who fits what was written."""
        words = super().clean(value)
        if not words:
            return None
        fits = people_called(words)
        if not fits:
            raise ValidationError(_("Vi kender ingen, der hedder det. Prøv med mailadressen."))
        if len(fits) > 1:
            raise ValidationError(_("Flere hedder det. Skriv mailadressen i stedet."))
        return fits[0]


def unit_choices(on: date, everything: object) -> list[tuple[object, object]]:
    """The whole, in the words given, then every unit of a day, each below the one it belongs to."""
    return [("", everything), *((one.unit, f"{INDENT * one.depth}{one.name}") for one in units_to_choose(on))]

"""Who is there: a tick for each member; and the day of a talk about it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.forms.fields import DanishDateField
from organisation.models import Person


class AttendanceForm(forms.Form):
    """The members by their numbers; nobody at all is an answer too."""

    def __init__(self, *args: Any, members: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["present"] = forms.TypedMultipleChoiceField(
            coerce=int, required=False, choices=[(one.pk, one.name) for one in members]
        )


class AttendanceTalkForm(forms.Form):
    """When the talk was held. There is no field for what was said."""

    held_on = DanishDateField(label=_("I talte sammen den"), help_text=_("Skriv som 30.11.2026."))

"""Who is there: a tick for each member."""

from collections.abc import Iterable
from typing import Any

from django import forms

from organisation.models import Person


class AttendanceForm(forms.Form):
    """The members by their numbers; nobody at all is an answer too."""

    def __init__(self, *args: Any, members: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["present"] = forms.TypedMultipleChoiceField(
            coerce=int, required=False, choices=[(one.pk, one.name) for one in members]
        )

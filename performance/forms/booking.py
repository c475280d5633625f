"""Moving a dialogue: the form remembers which time it was shown with."""

from typing import Any

from django import forms

from organisation.forms.appointments import AppointmentForm


class MoveForm(AppointmentForm):
    """The time and place of a dialogue, with the version of the appointment that they were read from."""

    sequence = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["sequence"] = kwargs["booked"].sequence

    @property
    def asked(self) -> dict[str, Any]:
        """What the verb takes."""
        return super().asked | {"sequence": self.cleaned_data["sequence"]}

"""To whom access is given together."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.forms.fields import unit_choices
from organisation.rules.accounts import Whom


class WhomForm(forms.Form):
    """Leaders or all employees, of the whole municipality or of a unit and everything below it."""

    whom = forms.ChoiceField(label=_("Hvem"), choices=Whom.choices, initial=Whom.LEADERS, widget=forms.RadioSelect)
    unit = forms.TypedChoiceField(
        label=_("Enhed og alt under den"), coerce=int, required=False, empty_value=None, initial=""
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.TypedChoiceField, self.fields["unit"]).choices = unit_choices(on, _("hele kommunen"))

"""Forms about departures: a last day with or without the question, a place that is held, and the farewell itself."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from networks.forms.networks import LastDayForm
from organisation.forms.fields import DanishDateField
from organisation.forms.tidy import TidyForm


class LetGoForm(LastDayForm):
    """The last day in a network, and whether the member is asked the farewell question."""

    ask = forms.BooleanField(label=_("Stil afskedsspørgsmålet i brevet"), required=False, initial=True)


class LeaveForm(TidyForm, LastDayForm):
    """One's own last day in a voluntary network, and what the others should carry on, if one will say it."""

    words = forms.CharField(
        label=_("Hvad skal netværket tage med videre?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1500,
        required=False,
        help_text=_("Deltagerne og facilitatoren læser det, med dit navn. HR ser det ikke."),
    )


class HoldForm(forms.Form):
    """Until when a place is held."""

    until = DanishDateField(ahead=2, label=_("Hold pladsen til"), help_text=_("Skriv som 30.11.2026."))


class MoveForm(forms.Form):
    """Who moves to the network, and from when."""

    membership = forms.IntegerField(widget=forms.HiddenInput)
    starts = DanishDateField(ahead=2, label=_("Flytter den"), help_text=_("Skriv som 30.11.2026."))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_starts(self) -> date:
        """Nobody moves on a day that is gone."""
        if self.cleaned_data["starts"] < self.today:
            raise forms.ValidationError(_("Den dag er gået. Vælg i dag eller en dag, der kommer."))
        return self.cleaned_data["starts"]


class FarewellForm(TidyForm, forms.Form):
    """What the network should carry on."""

    words = forms.CharField(
        label=_("Hvad skal netværket tage med videre?"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=1500,
        required=False,
        help_text=_(
            "Noget, I kunne sammen, eller en sag, de andre skal holde fast i. Skriv ikke om navngivne personer."
        ),
    )

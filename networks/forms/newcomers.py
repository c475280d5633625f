"""HR's forms about newcomers: a place from a day on, and a day to wait for."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from networks.forms.agreements import ask_agreed
from networks.rules.questions import Matter
from organisation.forms.fields import DanishDateField
from organisation.forms.tidy import TidyForm


class PlaceNewcomerForm(TidyForm, forms.Form):
    """A place in a network from a day on; why, where the place breaks a rule."""

    network = forms.IntegerField(widget=forms.HiddenInput)
    starts = DanishDateField(ahead=2, label=_("Med fra"), help_text=_("Skriv som 30.11.2026."))
    reason = forms.CharField(
        label=_("Hvorfor alligevel"), max_length=200, required=False, help_text=_("Kun HR ser det.")
    )

    def __init__(self, *args: Any, today: date, kept: Collection[Matter] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        ask_agreed(self, kept, required=True)

    def clean_starts(self) -> date:
        """Nobody is given a place on a day that is gone."""
        if self.cleaned_data["starts"] < self.today:
            raise forms.ValidationError(_("Den dag er gået. Vælg i dag eller en dag, der kommer."))
        return self.cleaned_data["starts"]


class PutOffForm(TidyForm, forms.Form):
    """Until when a newcomer waits, and why."""

    until = DanishDateField(
        ahead=3, label=_("Venter til"), help_text=_("Som regel dagen for næste rotation. Skriv som 30.11.2026.")
    )
    reason = forms.CharField(
        label=_("Grund"), max_length=200, help_text=_("Kun HR ser den. Skriv intet, lederen ikke må se.")
    )

"""Which networks the list shows and in what order; read from the address, where what cannot be read is left out."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from networks.models import Programme
from networks.rules.health import Light, Order
from organisation.forms.tidy import TidyForm


class SiftForm(TidyForm, forms.Form):
    """Words, light, programme and order."""

    ord = forms.CharField(label=_("Netværk eller facilitator"), max_length=100, required=False)
    lys = forms.ChoiceField(label=_("Hvordan det går"), required=False, choices=[("", _("alle")), *Light.choices])
    program = forms.TypedChoiceField(label=_("Program"), required=False, coerce=int, empty_value=None)
    orden = forms.ChoiceField(label=_("Rækkefølge"), required=False, choices=Order.choices)

    def __init__(self, *args: Any, programmes: Iterable[Programme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("alle programmer")), *((one.pk, one.name) for one in programmes)]
        cast(forms.TypedChoiceField, self.fields["program"]).choices = choices
        self.is_valid()

    @property
    def order(self) -> str:
        """How the list is sorted."""
        return self.cleaned_data.get("orden") or Order.LIGHT

    @property
    def asked(self) -> dict[str, Any]:
        """What the list is narrowed to."""
        found = self.cleaned_data
        return {
            "light": found.get("lys") or "",
            "programme": found.get("program"),
            "words": found.get("ord") or "",
        }

"""Which goals a list shows; read from the address, where what cannot be read is left out."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from goals.rules.goals import Kind
from organisation.forms.tidy import TidyForm
from organisation.models import Field


class FindForm(TidyForm, forms.Form):
    """Words, kind, field and unit, and whether goals that have ended are shown too."""

    ord = forms.CharField(label=_("Ord i målet"), max_length=100, required=False)
    slags = forms.ChoiceField(label=_("Slags"), required=False, choices=[("", _("alle")), *Kind.choices])
    fag = forms.ModelChoiceField(
        label=_("Fagområde"), queryset=Field.objects.none(), required=False, empty_label=_("alle")
    )
    enhed = forms.TypedChoiceField(label=_("Enhed og dem under den"), required=False, coerce=int, empty_value=None)
    afsluttede = forms.BooleanField(label=_("Vis også afsluttede"), required=False)

    def __init__(self, *args: Any, fields: QuerySet[Field], units: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["fag"]).queryset = fields
        cast(forms.TypedChoiceField, self.fields["enhed"]).choices = [("", _("alle")), *units]
        self.is_valid()

    @property
    def asked(self) -> dict[str, Any]:
        """What the list is narrowed to; empty where nothing is asked."""
        found = self.cleaned_data
        asked = {
            "words": found.get("ord"),
            "kind": found.get("slags"),
            "field": found.get("fag"),
            "unit": found.get("enhed"),
            "with_ended": found.get("afsluttede"),
        }
        return {name: value for name, value in asked.items() if value}

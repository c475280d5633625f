"""The question about management's yes, where it decides itself what HR is about to carry out."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from networks.rules.cut import FIELD, matters_words
from networks.rules.questions import Matter
from organisation.forms.tidy import TidyForm


def ask_agreed(form: forms.Form | forms.ModelForm, kept: Collection[Matter], *, required: bool = False) -> None:
    """Ask at the end of a form who has said yes, where management has kept something of it."""
    if kept:
        told = _("Ledelsen beslutter selv, %(matters)s. Dit svar står på programmets side.")
        form.fields[FIELD] = forms.CharField(
            label=_("Hvem i ledelsen har sagt ja, og hvornår?"),
            max_length=200,
            required=required,
            help_text=told % {"matters": matters_words(kept)},
        )


class AgreedForm(TidyForm, forms.Form):
    """Management's yes alone."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, kept: Collection[Matter]) -> None:
        super().__init__(data)
        ask_agreed(self, kept, required=True)

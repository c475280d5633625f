"""What of the trail somebody asks for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ledernet.rules.trail import TOPICS
from organisation.forms.fields import DanishDateField
from organisation.forms.people import refuse_backwards
from organisation.forms.tidy import TidyForm


class TrailForm(TidyForm, forms.Form):
    """Who, what and when; nothing written asks for everything."""

    who = forms.CharField(label=_("Hvem"), required=False, max_length=200)
    topic = forms.ChoiceField(label=_("Om hvad"), required=False, choices=[("", _("Alt")), *TOPICS])
    starts = DanishDateField(label=_("Fra"), required=False)
    ends = DanishDateField(label=_("Til og med"), required=False)

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        super().clean()
        return refuse_backwards(self, self.cleaned_data)

"""Forms of what a network agrees with itself: house rules, one's own aim, and looking back at it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from networks.rules.house_rules import How, rules_in
from organisation.forms.tidy import TidyForm


class HouseRulesForm(TidyForm, forms.Form):
    """A rule on each line, and the edition that was read."""

    rules = forms.CharField(
        label=_("Jeres spilleregler"),
        max_length=2000,
        widget=forms.Textarea({"rows": 8}),
        help_text=_("En regel på hver linje, højst ti. For eksempel om fortrolighed, forberedelse og tid."),
    )
    edition = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    @property
    def asked(self) -> dict[str, Any]:
        """What the verb is given."""
        return {"rules": rules_in(self.cleaned_data["rules"]), "edition": self.cleaned_data["edition"]}


class AimForm(TidyForm, forms.Form):
    """What one wants to learn."""

    words = forms.CharField(
        label=_("Hvad vil du gerne lære i netværket?"),
        max_length=600,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Med dine egne ord. De andre i netværket læser det, så de kan hjælpe dig. Du kan altid ændre det."),
    )


class LookBackForm(TidyForm, forms.Form):
    """How it went."""

    how = forms.ChoiceField(label=_("Hvor langt nåede du?"), choices=How.choices, widget=forms.RadioSelect)
    looked_back = forms.CharField(
        label=_("Hvad lærte du?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Et par linjer er nok. De andre i netværket kan læse dem."),
    )

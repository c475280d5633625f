"""The weekdays on which a leader can meet."""

from django import forms
from django.utils.translation import gettext_lazy as _

from networks.rules.composition import DAY_NAMES, WEEKDAYS


class WeekdaysForm(forms.Form):
    """At least one of five days."""

    days = forms.MultipleChoiceField(
        label=_("Ugedage"),
        choices=[(day, DAY_NAMES[day]) for day in WEEKDAYS],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Vælg mindst én dag. Kan du slet ikke mødes, så skriv til HR, at du ikke kan være med.")
        },
    )

"""Forms of a rotation: from which day, how many may move, and how many years ahead."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from networks.rules.rotation import FEWEST_ROUNDS, MOST_ROUNDS, USUAL_ROUNDS
from organisation.forms.fields import DanishDateField
from organisation.forms.tidy import TidyForm

ALL = "all"


class RotationForm(TidyForm, forms.Form):
    """A first day, and one or more limits on how many may move; each becomes a proposal."""

    starts = DanishDateField(ahead=5, label=_("Gælder fra"), help_text=_("Skriv som 30.11.2026."))
    limits = forms.MultipleChoiceField(
        label=_("Lav et forslag, hvor"), widget=forms.CheckboxSelectMultiple, required=False
    )
    own = forms.IntegerField(
        label=_("Eller højst så mange"), required=False, min_value=1, max_value=10_000, help_text=_("Et helt tal.")
    )

    def __init__(self, *args: Any, limits: tuple[int, ...], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        choices = [
            (str(limit), ngettext("højst %(number)s flytter", "højst %(number)s flytter", limit) % {"number": limit})
            for limit in limits
        ]
        field = cast(forms.MultipleChoiceField, self.fields["limits"])
        field.choices = [*choices, (ALL, _("alle kan flytte"))]

    def clean(self) -> dict[str, Any]:
        """A day to come, and at least one proposal."""
        found = super().clean()
        starts = found.get("starts")
        if starts and starts <= self.today:
            self.add_error("starts", _("En rotation begynder tidligst i morgen, så alle kan nå at høre om den."))
        if not self.errors and not found.get("limits") and not found.get("own"):
            self.add_error("limits", _("Vælg mindst ét forslag, eller skriv et tal."))
        return found

    @property
    def chosen(self) -> list[int | None]:
        """The limits, the fewest first; None where all may move."""
        wanted, own = self.cleaned_data["limits"], self.cleaned_data.get("own")
        numbers = sorted({int(limit) for limit in wanted if limit != ALL} | ({own} if own else set()))
        return [*numbers, *([None] if ALL in wanted else [])]


class AheadForm(TidyForm, forms.Form):
    """From which day, how many rounds, and how long each lasts."""

    starts = DanishDateField(ahead=5, label=_("Første runde fra"), help_text=_("Skriv som 30.11.2026."))
    rounds = forms.IntegerField(
        label=_("Antal runder"), min_value=FEWEST_ROUNDS, max_value=MOST_ROUNDS, initial=USUAL_ROUNDS
    )
    months = forms.TypedChoiceField(
        label=_("En ny runde"),
        coerce=int,
        initial=12,
        choices=[(6, _("hvert halve år")), (12, _("hvert år")), (24, _("hvert andet år"))],
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_starts(self) -> date:
        """A day to come."""
        starts: date = self.cleaned_data["starts"]
        if starts <= self.today:
            raise forms.ValidationError(_("Vælg en dag, der kommer."))
        return starts

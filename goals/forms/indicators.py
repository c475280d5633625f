"""Forms of indicators: what one is, what it shall reach in a period, and what it was on a day."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goals.actions.indicators import indicator_mark
from goals.actions.measurements import measurement_mark
from goals.actions.targets import target_mark
from goals.models import Indicator, Measurement, Target
from goals.rules.indicators import Cadence, Direction, Nature, sides_of
from goals.rules.numbers import number_text
from organisation.forms.fields import DanishDateField, DanishDecimalField
from organisation.forms.tidy import TidyForm

FIGURES = re.compile(r"[\d.,\s\N{MINUS SIGN}-]*")
MOST_DECIMALS = 3
MOST_BEHIND = 1_000_000_000
DIRECTIONS = {
    Direction.INCREASE: gettext_lazy(
        "Skal stige. Fra et udgangspunkt op til et måltal, der skal være nået en bestemt dag."
    ),
    Direction.DECREASE: gettext_lazy(
        "Skal falde. Fra et udgangspunkt ned til et måltal, der skal være nået en bestemt dag."
    ),
    Direction.ABOVE: gettext_lazy("Skal holdes over. Måltallet er en bund, som gælder hver eneste dag."),
    Direction.BELOW: gettext_lazy("Skal holdes under. Måltallet er et loft, som gælder hver eneste dag."),
    Direction.BAND: gettext_lazy("Skal holdes mellem. Både for lidt og for meget er galt."),
}
NATURES = {
    Nature.HARD: gettext_lazy("Talt eller målt (et hårdt tal)"),
    Nature.SOFT: gettext_lazy("Fortalt af dem, det er til for (et blødt tal)"),
}


class FigureField(DanishDecimalField):
    """A figure with at most ten figures before the comma and four after it, kept exactly as it is written."""

    default_error_messages = {
        "invalid": gettext_lazy("»%(text)s« er ikke et tal. Skriv et tal som 14,8 eller 1.234,5."),
        "max_decimal_places": gettext_lazy("Skriv højst %(max)s decimaler."),
        "max_whole_digits": gettext_lazy("Tallet er for stort. Der er plads til %(max)s cifre før kommaet."),
        "max_digits": gettext_lazy("Tallet er for langt. Der er plads til %(max)s cifre."),
        "min_value": gettext_lazy("Tallet skal være mindst %(limit_value)s."),
    }

    def __init__(self, **facts: Any) -> None:
        super().__init__(**{"max_digits": 14, "decimal_places": 4} | facts)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # the stubs expect a whole number
        """The figure; signs that no figure has, and what cannot be read, are named in the error."""
        if not isinstance(value, str):
            return super().to_python(value)
        if FIGURES.fullmatch(value):
            try:
                return super().to_python(value.replace("\N{MINUS SIGN}", "-"))
            except ValidationError:
                pass
        raise ValidationError(self.error_messages["invalid"], code="invalid", params={"text": value.strip()[:60]})

    def prepare_value(self, value: Any) -> Any:
        """The figure as a Dane writes it."""
        return number_text(value) if isinstance(value, Decimal) else value


class IndicatorForm(TidyForm, forms.Form):
    """What shows whether a goal is on its way."""

    name = forms.CharField(
        label=gettext_lazy("Hvad måler I?"),
        max_length=160,
        help_text=gettext_lazy("Så en, der ikke kender jer, forstår det: »Genindlæggelser inden for 30 dage«."),
    )
    measured_in = forms.CharField(
        label=gettext_lazy("Måles i"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("Fx %, dage eller kr. Lad feltet stå tomt for et antal."),
    )
    decimals = forms.TypedChoiceField(
        label=gettext_lazy("Decimaler"),
        coerce=int,
        choices=[(number, str(number)) for number in range(MOST_DECIMALS + 1)],
        help_text=gettext_lazy("Så mange bliver vist. Målingerne bliver gemt, som I skriver dem."),
    )
    direction = forms.ChoiceField(
        label=gettext_lazy("Hvad er en god udvikling?"), widget=forms.RadioSelect, choices=list(DIRECTIONS.items())
    )
    nature = forms.ChoiceField(
        label=gettext_lazy("Hvor kommer tallet fra?"),
        widget=forms.RadioSelect,
        choices=list(NATURES.items()),
        initial=Nature.HARD,
    )
    source = forms.CharField(
        label=gettext_lazy("Kilde"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Hvor henter I tallet, så en anden kan finde det?"),
    )
    cadence = forms.ChoiceField(label=gettext_lazy("Måles"), choices=Cadence.choices, initial=Cadence.MONTH)
    baseline = FigureField(
        label=gettext_lazy("Udgangspunkt"), required=False, help_text=gettext_lazy("Hvor stod I, da I begyndte?")
    )
    baseline_on = DanishDateField(
        label=gettext_lazy("Udgangspunktet er fra"),
        required=False,
        help_text=gettext_lazy("Skriv som 31.12.2025. Med en dag kan vi se, om I følger med på vejen."),
    )
    near = FigureField(
        label=gettext_lazy("Tæt på er inden for"),
        required=False,
        min_value=Decimal(0),
        help_text=gettext_lazy(
            "Så langt fra måltallet kalder vi det stadig »tæt på«. Er feltet tomt, er det 5 % af måltallet."
        ),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, indicator: Indicator | None = None, **kwargs: Any) -> None:
        if indicator is not None:
            facts = {name: getattr(indicator, name) for name in self.base_fields if name != "seen"}
            kwargs["initial"] = facts | {"seen": indicator_mark(indicator)}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """A baseline belongs to a day that has been."""
        found = super().clean()
        if found.get("baseline") is not None and not found.get("baseline_on") and "baseline_on" not in self.errors:
            self.add_error("baseline_on", _("Skriv, hvilken dag udgangspunktet er fra."))
        if found.get("baseline_on") and found.get("baseline") is None and "baseline" not in self.errors:
            self.add_error("baseline", _("Skriv, hvad tallet var den dag."))
        if found.get("baseline_on") and found["baseline_on"] > timezone.localdate():
            self.add_error("baseline_on", _("Den dag er ikke kommet endnu."))
        return found

    @property
    def asked(self) -> dict[str, Any]:
        """The indicator's facts as the verbs take them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class TargetForm(TidyForm, forms.Form):
    """What an indicator shall reach, or stay within, in a period. It asks only for what the direction has."""

    low = FigureField(label=gettext_lazy("Mindst"))
    high = FigureField(label=gettext_lazy("Højst"))
    starts = DanishDateField(label=gettext_lazy("Gælder fra"), help_text=gettext_lazy("Skriv som 01.01.2026."))
    ends = DanishDateField(label=gettext_lazy("Gælder til og med"), required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, indicator: Indicator, target: Target | None = None, **kwargs: Any) -> None:
        if target is not None:
            facts = {name: getattr(target, name) for name in ("low", "high", "starts", "ends")}
            kwargs["initial"] = facts | {"seen": target_mark(target)}
        super().__init__(*args, **kwargs)
        at_least, at_most = sides_of(indicator.direction)
        for name, is_asked in (("low", at_least), ("high", at_most)):
            if is_asked:
                self.fields[name].help_text = indicator.measured_in
            else:
                del self.fields[name]
        moves = indicator.direction in (Direction.INCREASE, Direction.DECREASE)
        self.fields["ends"].help_text = (
            _("Den dag måltallet skal være nået. Uden en dag gælder det fra første dag.")
            if moves
            else _("Lad feltet stå tomt, hvis det gælder indtil videre.")
        )

    @property
    def asked(self) -> dict[str, Any]:
        """The target as the verb takes it."""
        nothing: dict[str, Any] = {"low": None, "high": None}
        return nothing | self.cleaned_data | {"seen": self.cleaned_data["seen"] or None}


class MeasureForm(TidyForm, forms.Form):
    """What an indicator was on a day."""

    on = DanishDateField(
        label=gettext_lazy("Målt den"), help_text=gettext_lazy("Den sidste dag i perioden. Skriv som 30.11.2026.")
    )
    value = FigureField(label=gettext_lazy("Måling"))
    n = FigureField(
        label=gettext_lazy("Antal bag tallet"),
        required=False,
        decimal_places=0,
        min_value=1,
        max_value=MOST_BEHIND,
        help_text=gettext_lazy("Hvor mange borgere, svar eller sager hviler det på?"),
    )
    uncertainty = FigureField(
        label=gettext_lazy("Usikkerhed"),
        required=False,
        min_value=Decimal(0),
        help_text=gettext_lazy("Plus eller minus hvor meget, hvis I kender den."),
    )
    note = forms.CharField(
        label=gettext_lazy("Forklaring"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Hvad ligger der bag? Skriv ingen navne på borgere."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        indicator: Indicator,
        measured: Measurement | None = None,
        on: date | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = {"on": on}
        if measured is not None:
            facts = {name: getattr(measured, name) for name in ("on", "value", "n", "uncertainty", "note")}
            kwargs["initial"] = facts | {"seen": measurement_mark(measured)}
        super().__init__(*args, **kwargs)
        if indicator.measured_in:
            words = _("Skriv tallet i %(unit)s, som 14,8.") % {"unit": indicator.measured_in}
            self.fields["value"].help_text = words

    @property
    def asked(self) -> dict[str, Any]:
        """The measurement as the verb takes it."""
        found = {name: value for name, value in self.cleaned_data.items() if name != "n"}
        n = self.cleaned_data["n"]
        return found | {"n": None if n is None else int(n)}

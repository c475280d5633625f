"""Forms of a wish round: HR's lists and last day, and what a leader wishes."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from networks.forms.participants import NOBODY
from networks.forms.sheets import DayAheadForm
from networks.queries.wishes import AskedOf
from networks.rules.composition import DAY_NAMES, WEEKDAYS
from networks.rules.wishes import LONGEST_LINE, LONGEST_WORDS, MOST_APART, MOST_LINES, MOST_THEMES
from organisation.forms.fields import DanishDateField
from organisation.forms.tidy import TidyForm
from organisation.models import Person


class LinesField(forms.CharField):
    """A short list, one thing a line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea({"rows": 4}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """A list is written a line each."""
        return value if isinstance(value, str) else "\n".join(value or [])


def lines_in(text: str) -> list[str]:
    """The lines with something in them, each once and in their order. Raises ValidationError."""
    lines = list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
    if len(lines) > MOST_LINES:
        raise forms.ValidationError(_("Skriv højst %(most)s linjer."), params={"most": MOST_LINES})
    if any(len(line) > LONGEST_LINE for line in lines):
        raise forms.ValidationError(_("Hver linje må højst fylde %(most)s tegn."), params={"most": LONGEST_LINE})
    return lines


class UntilForm(DayAheadForm):
    """The last day to answer."""

    until = DanishDateField(ahead=1, label=_("Svar til og med"), help_text=_("Skriv som 30.11.2026. Dagen er med."))

    def clean_until(self) -> date:
        """A day to come."""
        return self.ahead("until")


class WishRoundForm(UntilForm):
    """The last day, and what there is to choose among."""

    themes = LinesField(
        label=_("Temaer at vælge imellem"),
        help_text=_("Ét på hver linje. Lad feltet stå tomt, hvis I ikke vil spørge om temaer."),
    )
    places = LinesField(
        label=_("Steder, netværkene kan mødes"),
        help_text=_("Ét på hver linje. Lad feltet stå tomt, hvis I ikke vil spørge om steder."),
    )

    def clean_themes(self) -> list[str]:
        """The themes as a list."""
        return lines_in(self.cleaned_data["themes"])

    def clean_places(self) -> list[str]:
        """The places as a list."""
        return lines_in(self.cleaned_data["places"])


class WishesForm(TidyForm, forms.Form):
    """What one leader wishes. Nothing but the days and, where it is voluntary, yes or no has to be answered."""

    joins = forms.TypedChoiceField(
        label=_("Vil du være med?"),
        choices=[("ja", _("Ja, jeg vil gerne have en plads")), ("nej", _("Nej tak, ikke denne gang"))],
        coerce=lambda said: said == "ja",
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg ja eller nej.")},
    )
    themes = forms.MultipleChoiceField(
        label=_("Hvad vil du helst have ud af et netværk?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Vælg op til tre."),
    )
    days = forms.MultipleChoiceField(
        label=_("Jeg kan mødes om"),
        choices=[(day, DAY_NAMES[day]) for day in WEEKDAYS],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Fjern kun de dage, du slet ikke kan."),
        error_messages={"required": _("Vælg mindst én dag.")},
    )
    best_day = forms.ChoiceField(
        label=_("Helst om"),
        choices=[("", _("Det er lige meget")), *((day, DAY_NAMES[day]) for day in WEEKDAYS)],
        required=False,
    )
    places = forms.MultipleChoiceField(
        label=_("Her vil jeg helst mødes"), required=False, widget=forms.CheckboxSelectMultiple
    )
    first = forms.ModelChoiceField(
        label=_("Hvem vil du helst ikke sidde med?"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Ingen bestemte"),
        help_text=_("En nær kollega, en uenighed: du skal ikke sige hvorfor."),
        error_messages=NOBODY,
    )
    second = forms.ModelChoiceField(
        label=_("En til"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Ingen bestemte"),
        error_messages=NOBODY,
    )
    facilitates = forms.BooleanField(label=_("Jeg vil gerne være facilitator for et netværk"), required=False)
    words = forms.CharField(
        label=_("Andet, HR skal vide"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("HR læser det med dit navn, når ønskerunden er slut."),
    )

    def __init__(self, *args: Any, asked: AskedOf, others: QuerySet[Person], **kwargs: Any) -> None:
        kwargs.setdefault("initial", told_before(asked))
        super().__init__(*args, **kwargs)
        for name in ("first", "second"):
            cast(forms.ModelChoiceField, self.fields[name]).queryset = others
        for name, choices in (("themes", asked.round.themes), ("places", asked.round.places)):
            cast(forms.MultipleChoiceField, self.fields[name]).choices = [(one, one) for one in choices]
            if not choices:
                del self.fields[name]
        if not asked.is_voluntary:
            del self.fields["joins"]

    def clean_themes(self) -> list[str]:
        """Not more than so many."""
        chosen: list[str] = self.cleaned_data["themes"]
        if len(chosen) > MOST_THEMES:
            raise forms.ValidationError(_("Vælg højst %(most)s."), params={"most": MOST_THEMES})
        return chosen

    def clean(self) -> dict[str, Any]:
        """The best day is one of those they can, and the two to sit apart from are two."""
        found = super().clean()
        if found.get("best_day") and "days" in found and found["best_day"] not in found["days"]:
            self.add_error("best_day", _("Vælg en af de dage, du kan."))
        if found.get("first") and found.get("first") == found.get("second"):
            self.add_error("second", _("Du har allerede valgt den leder."))
        return found

    @property
    def facts(self) -> dict[str, Any]:
        """The answer as the verb takes it."""
        found = dict(self.cleaned_data)
        apart: Iterable[Person | None] = (found.pop("first"), found.pop("second"))
        return found | {"apart": [person for person in apart if person is not None]}


def told_before(asked: AskedOf) -> Mapping[str, Any]:
    """The form as it was answered; a first answer begins with all the days one can."""
    wishes, apart = asked.wishes, [row.other_id for row in asked.apart[:MOST_APART]]
    first, second = (*apart, None, None)[:2]
    return {
        "joins": {True: "ja", False: "nej", None: None}[wishes.joins],
        "themes": wishes.themes,
        "days": asked.days,
        "best_day": wishes.best_day,
        "places": wishes.places,
        "first": first,
        "second": second,
        "facilitates": wishes.facilitates,
        "words": wishes.words,
    }

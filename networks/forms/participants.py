"""Forms about who sits in a programme's networks, and who runs them."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from networks.models import Facilitator, PairRule, Programme
from networks.rules.composition import DAY_NAMES, WEEKDAYS, PairKind
from organisation.forms.fields import DanishDecimalField, PersonField
from organisation.forms.tidy import TidyForm
from organisation.models import Person

NOBODY = {"invalid_choice": _("Vælg en fra listen.")}


class LeaveOutForm(TidyForm, forms.Form):
    """Whom to leave out, and why."""

    person = forms.ModelChoiceField(
        label=_("Leder"), queryset=Person.objects.none(), empty_label=_("vælg en leder"), error_messages=NOBODY
    )
    reason = forms.CharField(
        label=_("Grund"), max_length=200, help_text=_("Kun HR ser den. Skriv intet, lederen ikke må se.")
    )

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["person"]).queryset = people


class PairForm(TidyForm, forms.Form):
    """Two leaders and whether they sit together."""

    one = forms.ModelChoiceField(
        label=_("Den ene"), queryset=Person.objects.none(), empty_label=_("vælg en leder"), error_messages=NOBODY
    )
    other = forms.ModelChoiceField(
        label=_("Den anden"), queryset=Person.objects.none(), empty_label=_("vælg en leder"), error_messages=NOBODY
    )
    kind = forms.ChoiceField(
        label=_("Regel"), choices=PairKind.choices, widget=forms.RadioSelect, initial=PairKind.FORBIDDEN
    )
    reason = forms.CharField(
        label=_("Grund"), max_length=200, required=False, help_text=_("Kun HR ser den. Den kommer ikke i breve.")
    )

    def __init__(self, *args: Any, people: QuerySet[Person], programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.programme = programme
        for name in ("one", "other"):
            cast(forms.ModelChoiceField, self.fields[name]).queryset = people

    def clean(self) -> dict[str, Any]:
        """A pair is two people."""
        found = super().clean()
        if found.get("one") and found.get("one") == found.get("other"):
            self.add_error("other", _("Vælg to forskellige ledere."))
        return found

    @property
    def replaced(self) -> str:
        """The rule that the two have now and that this one takes the place of, if it says something else."""
        both = [self.cleaned_data["one"], self.cleaned_data["other"]]
        pair = PairRule.objects.filter(programme=self.programme, one__in=both, other__in=both).first()
        return pair.get_kind_display() if pair and pair.kind != self.cleaned_data["kind"] else ""


class FacilitatorForm(forms.Form):
    """How many networks a facilitator can carry."""

    capacity = forms.IntegerField(label=_("Højst så mange netværk på én gang"), min_value=1, max_value=30, initial=2)
    external = forms.BooleanField(label=_("Ekstern"), required=False)


class CorrectFacilitatorForm(FacilitatorForm):
    """The same with what is agreed of hours, days and money, and whether they take new networks."""

    hours = forms.IntegerField(
        label=_("Aftalte timer om måneden"),
        min_value=0,
        max_value=160,
        help_text=_("0, hvis der ikke er aftalt et antal."),
    )
    rate = DanishDecimalField(
        label=_("Timepris i kroner"),
        max_digits=8,
        decimal_places=2,
        min_value=0,
        required=False,
        help_text=_("Kun for eksterne. Gælder timer, der registreres fra nu af."),
    )
    days = forms.MultipleChoiceField(
        label=_("Kan mødes om"),
        choices=[(day, DAY_NAMES[day]) for day in WEEKDAYS],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Netværk får kun dage, deres facilitator kan."),
        error_messages={"required": _("Vælg mindst én ugedag.")},
    )
    active = forms.BooleanField(label=_("Tager nye netværk"), required=False)


class AppointForm(FacilitatorForm):
    """A new facilitator, named by name or mail."""

    who = PersonField(label=_("Navn eller mail"))
    field_order = ["who", "capacity", "external"]

    def clean_who(self) -> Person:
        """Somebody who is not a facilitator already."""
        person: Person = self.cleaned_data["who"]
        if Facilitator.objects.filter(person=person, active=True).exists():
            raise forms.ValidationError(_("Den person er allerede facilitator."))
        return person

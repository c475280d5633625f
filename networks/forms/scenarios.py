"""Forms of the studio: how much wishes count, and a seat by hand."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from networks.models import Scenario
from networks.rules.composition import DEFAULT_WEIGHTS, Weight, Wish
from organisation.models import Person


class VersionForm(forms.Form):
    """The version of the proposal that was on the screen."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class WeighForm(VersionForm):
    """How much each wish counts."""

    def __init__(self, *args: Any, weights: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for wish in Wish:
            self.fields[wish.value] = forms.ChoiceField(
                label=wish.label,
                choices=Weight.choices,
                widget=forms.RadioSelect,
                initial=weights.get(wish, DEFAULT_WEIGHTS[wish]),
            )

    @property
    def words(self) -> dict[str, str]:
        """Wish → how much it counts."""
        return {wish.value: self.cleaned_data[wish.value] for wish in Wish}

    @property
    def wishes(self) -> list[forms.BoundField]:
        """The wishes as they stand in the form."""
        return [self[wish.value] for wish in Wish]


class SeatForm(VersionForm):
    """A leader, and where to: a network, or the seat of somebody else."""

    person = forms.ModelChoiceField(queryset=Person.objects.all())
    network = forms.CharField(required=False)
    swap = forms.ModelChoiceField(queryset=Person.objects.all(), required=False)

    def __init__(self, *args: Any, scenario: Scenario, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scenario = scenario

    def clean(self) -> dict[str, Any]:
        """The person, the network and whoever changes places are in the proposal."""
        found = super().clean() or {}
        seats, person, swap = self.scenario.assignment, found.get("person"), found.get("swap")
        people = {entry["id"] for entry in self.scenario.problem.get("people", ())}
        networks = {entry["id"] for entry in self.scenario.frame}
        if person is None or str(person.pk) not in people:
            raise forms.ValidationError(_("Lederen er ikke i forslaget."))
        if swap is not None:
            if swap == person or str(swap.pk) not in seats or str(person.pk) not in seats:
                raise forms.ValidationError(_("De to kan ikke bytte plads."))
        elif found.get("network") not in networks:
            raise forms.ValidationError(_("Vælg et netværk."))
        return found


class PinForm(VersionForm):
    """A leader whose seat is held, or let go."""

    person = forms.ModelChoiceField(queryset=Person.objects.all())
    hold = forms.BooleanField(required=False)

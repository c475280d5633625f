"""Forms of the studio: how much wishes count, and a seat by hand."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from networks.models import Scenario
from networks.rules.composition import DEFAULT_WEIGHTS, Weight, Wish
from organisation.forms.fields import DanishDateField, DanishTimeField
from organisation.forms.tidy import TidyForm
from organisation.models import Person
from organisation.rules.calendar import COPENHAGEN, moment

LONGEST_CORRECTION = timedelta(days=62)


class VersionForm(forms.Form):
    """The version of the proposal that was on the screen."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class FirstDayForm(TidyForm, VersionForm):
    """The day from which a proposal counts."""

    starts = DanishDateField(ahead=2, label=_("Gælder fra"), help_text=_("Skriv som 30.11.2026."))


class HourForm(TidyForm, forms.Form):
    """The hour until which what has been published can be corrected; left empty, it cannot."""

    day = DanishDateField(ahead=2, label=_("Kan rettes til"), required=False, help_text=_("Skriv som 30.11.2026."))
    hour = DanishTimeField(label=_("Klokken"), required=False, help_text=_("Skriv som 12.00."))

    def __init__(self, *args: Any, now: datetime, until: datetime | None, **kwargs: Any) -> None:
        local = until.astimezone(COPENHAGEN) if until else None
        kwargs["initial"] = {"day": local.date(), "hour": local.time()} if local else {}
        super().__init__(*args, **kwargs)
        self.now = now

    def clean(self) -> dict[str, Any]:
        """Both or neither, an hour that comes, and not too far ahead."""
        found = super().clean()
        day, hour = found.get("day"), found.get("hour")
        found["until"] = moment(day, hour) if day and hour else None
        if self.errors:
            return found
        if bool(day) != bool(hour):
            self.add_error("hour" if day else "day", _("Skriv både dag og klokkeslæt, eller lad begge stå tomme."))
        elif day and found["until"] is None:
            self.add_error("hour", _("Det klokkeslæt findes ikke den dag, for uret stilles frem."))
        elif found["until"] and found["until"] <= self.now:
            self.add_error("day", _("Det tidspunkt er gået. Vælg et, der kommer."))
        elif found["until"] and found["until"] > self.now + LONGEST_CORRECTION:
            self.add_error("day", _("Vælg en dag inden for to måneder."))
        return found


class WeighForm(VersionForm):
    """How much each wish counts; a leader in hand stays in hand. `seen`: the words saved as it was shown.

    Gender is asked about only where the municipality's files have it.
    """

    person = forms.IntegerField(required=False, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        weights: Mapping[str, str],
        chosen: Mapping[str, str] | None = None,
        has_gender: bool,
        **kwargs: Any,
    ) -> None:
        saved = {wish.value: weights.get(wish, DEFAULT_WEIGHTS[wish]) for wish in Wish}
        kwargs["initial"] = {**kwargs.get("initial", {}), "seen": " ".join(saved.values())}
        super().__init__(*args, **kwargs)
        self.asked = [wish for wish in Wish if has_gender or wish != Wish.GENDER]
        for wish in self.asked:
            self.fields[wish.value] = forms.ChoiceField(
                label=wish.label,
                choices=Weight.choices,
                widget=forms.RadioSelect,
                initial=(chosen or saved).get(wish, saved[wish]),
            )

    @property
    def words(self) -> dict[str, str]:
        """Wish → how much it counts."""
        return {wish.value: self.cleaned_data[wish.value] for wish in self.asked}

    @property
    def chosen(self) -> dict[str, str]:
        """The words that were changed on the page, whatever has been saved since it was shown."""
        seen = dict(zip(Wish, self.cleaned_data["seen"].split(), strict=False))
        return {wish: word for wish, word in self.words.items() if word != seen.get(Wish(wish))}

    @property
    def wishes(self) -> list[forms.BoundField]:
        """The wishes as they stand in the form."""
        return [self[wish.value] for wish in self.asked]


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

    @property
    def move(self) -> dict[str, Any]:
        """What the verb takes."""
        found = self.cleaned_data
        return {key: found[key] for key in ("person", "network", "version")} | {"swap_with": found["swap"]}


class PinForm(VersionForm):
    """A leader whose seat is held, or let go."""

    person = forms.ModelChoiceField(queryset=Person.objects.all())
    hold = forms.BooleanField(required=False)

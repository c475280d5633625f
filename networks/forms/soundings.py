"""Forms of a sounding: HR's day, what a superior says of each seat, and what HR does with an objection."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from networks.forms.wishes import UntilForm
from networks.queries.soundings import OwnPart, SeatLine
from networks.rules.soundings import LONGEST_REASON, Handling, Says
from organisation.forms.tidy import TidyForm


class SoundingForm(UntilForm):
    """The last day, and whether superiors read who else would sit there."""

    shows_names = forms.BooleanField(label=_("Vis, hvem lederne kommer til at sidde med"), required=False, initial=True)


class SeatsForm(TidyForm, forms.Form):
    """What a superior says of each of their own leaders; an objection has a reason."""

    def __init__(self, *args: Any, part: OwnPart, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part = part
        for line in part.lines:
            key = line.word.leader_id
            self.fields[f"says_{key}"] = forms.ChoiceField(
                label=line.leader.name,
                choices=Says.choices,
                widget=forms.RadioSelect,
                initial=line.word.says or Says.FINE,
                error_messages={"required": _("Vælg et svar.")},
            )
            self.fields[f"reason_{key}"] = forms.CharField(
                label=_("Hvad er der i vejen?"),
                required=False,
                max_length=LONGEST_REASON,
                initial=line.word.reason,
                widget=forms.Textarea({"rows": 2}),
            )

    def clean(self) -> dict[str, Any]:
        """An objection without a reason cannot be helped."""
        found = super().clean()
        for line in self.part.lines:
            key = line.word.leader_id
            if found.get(f"says_{key}") == Says.OBJECTS and not found.get(f"reason_{key}"):
                self.add_error(f"reason_{key}", _("Skriv, hvad der er i vejen, så HR kan gøre noget ved det."))
        return found

    @property
    def lines(self) -> list[tuple[SeatLine, forms.BoundField, forms.BoundField]]:
        """Each seat with its two fields."""
        keys = [(line, line.word.leader_id) for line in self.part.lines]
        return [(line, self[f"says_{key}"], self[f"reason_{key}"]) for line, key in keys]

    @property
    def said(self) -> dict[int, tuple[Says, str]]:
        """The answer as the verb takes it; a reason belongs to an objection alone."""
        found = {}
        for line in self.part.lines:
            key = line.word.leader_id
            says = Says(self.cleaned_data[f"says_{key}"])
            found[key] = (says, self.cleaned_data[f"reason_{key}"] if says == Says.OBJECTS else "")
        return found


class HandlingForm(TidyForm, forms.Form):
    """What HR does with an objection."""

    handling = forms.ChoiceField(label=_("Hvad gør I?"), choices=Handling.choices, widget=forms.RadioSelect)
    reply = forms.CharField(
        label=_("Begrundelse"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Chefen læser den. Den skal være der, når lederen bliver siddende."),
    )

    def clean(self) -> dict[str, Any]:
        """Who is kept is kept for a reason."""
        found = super().clean()
        if found.get("handling") == Handling.KEPT and not found.get("reply"):
            self.add_error("reply", _("Skriv, hvorfor lederen bliver siddende."))
        return found


class EarlyForm(TidyForm, forms.Form):
    """Why the superiors are not waited for."""

    early_reason = forms.CharField(
        label=_("Hvorfor venter I ikke på høringen?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Ikke alle chefer har svaret, og den sidste dag er ikke gået."),
    )

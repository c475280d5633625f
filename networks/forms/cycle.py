"""Forms that prepare the decisions about a network: its dates, the criteria for winding it down, the dialogue held."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from networks.models import Network
from networks.rules.criteria import LIMITS, Kind, Wanted
from networks.rules.cycle import State
from organisation.forms.fields import DanishDateField
from organisation.forms.tidy import TidyForm

WORDED = {Kind.OWN: "words", Kind.TRIAL: "trial_words"}
"""The criteria that somebody words, and the field that they are worded in."""


class LifeForm(TidyForm, forms.Form):
    """A form about a network's life, with the version that was on the screen."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        kwargs["initial"] = {"version": network.version} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.network = network

    @property
    def asked(self) -> dict[str, Any]:
        """What the verb takes."""
        return dict(self.cleaned_data)


class DatesForm(LifeForm):
    """Until when a network is on trial, and by when the next decision is taken."""

    trial_ends = DanishDateField(
        ahead=4,
        label=_("Prøveperioden slutter"),
        required=False,
        help_text=_(
            "Tom: netværket er ikke på prøve. Højst to år fra den første dag. Når den er sat, kan den rykkes frem; "
            "den forlænges og sluttes med en beslutning. Skriv som 30.11.2026."
        ),
    )
    decide_by = DanishDateField(
        ahead=5,
        label=_("Næste beslutning senest"),
        required=False,
        help_text=_("Under en prøveperiode tager I stilling, når den slutter. Datoen her gælder derefter."),
    )

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        kwargs["initial"] = {"trial_ends": network.trial_ends, "decide_by": network.decide_by}
        super().__init__(*args, network=network, **kwargs)


class CriteriaForm(LifeForm):
    """By which criteria a network ought to be wound down: any of the known ones, and one of one's own."""

    share = forms.BooleanField(label=_("For få kommer"), required=False)
    limit_share = forms.IntegerField(
        label=_("Under så mange procent kom, tre møder i træk"), required=False, min_value=0
    )
    members = forms.BooleanField(label=_("Der er færre deltagere, end programmet siger"), required=False)
    idle = forms.BooleanField(label=_("Netværket mødes ikke"), required=False)
    limit_idle = forms.IntegerField(label=_("I så mange måneder"), required=False, min_value=0)
    purpose = forms.BooleanField(label=_("Formålet er nået"), required=False)
    dilemmas = forms.BooleanField(label=_("Ingen tager længere dilemmaer med"), required=False)
    own = forms.BooleanField(label=_("Jeres eget kriterium"), required=False)
    words = forms.CharField(label=_("Skriv det"), max_length=200, required=False)
    trial = forms.BooleanField(label=_("Prøven viser ikke, hvad den skulle"), required=False)
    trial_words = forms.CharField(label=_("Hvad skal prøven vise?"), max_length=200, required=False)

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        fixed = {one.kind: one for one in network.criteria.all()}
        initial: dict[str, Any] = {kind.value: kind in fixed for kind in Kind}
        for kind, (_least, usual, _most) in LIMITS.items():
            initial[f"limit_{kind.value}"] = fixed[kind].limit if kind in fixed else usual
        for kind, name in WORDED.items():
            initial[name] = fixed[kind].words if kind in fixed else ""
        super().__init__(*args, network=network, initial=initial, **kwargs)
        # Nothing on this form must be filled in, so that no label needs to say that it may be left empty.
        self.fields["version"].required = False
        if network.state != State.TRIAL:
            del self.fields["trial"], self.fields["trial_words"]

    @property
    def asked(self) -> dict[str, Any]:
        """The criteria that were chosen."""
        given = self.cleaned_data
        chosen = [
            Wanted(kind, given.get(f"limit_{kind.value}"), given[WORDED[kind]] if kind in WORDED else "")
            for kind in Kind
            if given.get(kind.value)
        ]
        return {"chosen": chosen, "version": given["version"] or 0}


class DialogueForm(TidyForm, forms.Form):
    """A dialogue with members and facilitator."""

    held_on = DanishDateField(label=_("Holdt den"), help_text=_("Skriv som 30.11.2026."))
    people = forms.CharField(
        label=_("Med hvem"), max_length=200, help_text=_("For eksempel: alle otte deltagere og facilitatoren.")
    )
    said = forms.CharField(
        label=_("Hvad sagde den?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
        help_text=_(
            "Højst 300 tegn. Skriv, hvad netværket siger om sig selv, og aldrig hvad nogen har fortalt i det rum."
        ),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"held_on": today}
        super().__init__(*args, **kwargs)

    @property
    def asked(self) -> dict[str, Any]:
        """What the verb takes; the line is one line."""
        return self.cleaned_data | {"said": " ".join(self.cleaned_data["said"].split())}

"""HR's forms about a network that runs."""

from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from networks.actions.networks import network_mark
from networks.forms.agreements import ask_agreed
from networks.models import Facilitator, Network
from networks.queries.decided import kept_in
from networks.rules.composition import DAY_NAMES
from networks.rules.questions import Matter
from organisation.forms.fields import DanishDateField
from organisation.forms.tidy import TidyForm


class NetworkForm(TidyForm, forms.ModelForm):
    """Name, weekday, meeting place and facilitator, and the mark of what they were when the page was opened."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    day = forms.ChoiceField(label=_("Ugedag"), required=False, choices=[("", _("ingen fast dag")), *DAY_NAMES.items()])
    facilitator = forms.ModelChoiceField(
        label=_("Facilitator"), queryset=Facilitator.objects.none(), required=False, empty_label=_("ingen endnu")
    )

    class Meta:
        model = Network
        fields = ["name", "day", "place", "facilitator"]
        help_texts = {"place": _("Lad feltet stå tomt, hvis netværket mødes forskellige steder.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = network_mark(self.instance)
        is_overtaken = self.is_bound and self.data.get("seen", "") != self.initial["seen"]
        self.meanwhile = shown_of(self.instance) if is_overtaken else []
        known = Q(active=True) | Q(pk=self.instance.facilitator_id)
        chosen = cast(forms.ModelChoiceField, self.fields["facilitator"])
        chosen.queryset = Facilitator.objects.filter(known).select_related("person")
        ask_agreed(self, kept_in(self.instance.programme) & {Matter.FACILITATORS})
        if self.instance.programme.in_turn:
            chosen.empty_label = str(_("ingen: deltagerne leder på skift"))


def shown_of(network: Network) -> list[str]:
    """What HR can change of a network, in words: whoever was overtaken reads what they would overwrite."""
    day = network.get_day_display() or _("ingen fast dag")
    place = network.place or _("intet fast sted")
    nobody = _("Deltagerne leder på skift") if network.programme.in_turn else _("ingen facilitator endnu")
    return [network.name, str(day), str(place), str(network.facilitator or nobody)]


class LastDayForm(forms.Form):
    """The last day in a network."""

    ends = DanishDateField(ahead=5, label=_("Sidste dag"), help_text=_("Skriv som 30.11.2026. Dagen er med."))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_ends(self) -> date:
        """What was, was: nobody leaves a network on a day that is gone."""
        if self.cleaned_data["ends"] < self.today:
            raise forms.ValidationError(_("Den dag er gået. Vælg i dag eller en dag, der kommer."))
        return self.cleaned_data["ends"]

"""Forms of the agenda: a point with its minutes, method and dilemma; and a dilemma itself."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from networks.actions.agenda import mark_of_point
from networks.models import Network, Point
from networks.queries.agenda import dilemmas_of
from networks.rules.agenda import LEAST, MOST, USUAL_MINUTES
from networks.rules.methods import METHODS
from organisation.forms.tidy import TidyForm


class PointForm(TidyForm, forms.Form):
    """A point of the agenda. With a dilemma and no heading of its own it is called by the dilemma."""

    heading = forms.CharField(label=_("Punkt"), max_length=120, required=False)
    minutes = forms.IntegerField(
        label=_("Minutter"),
        min_value=LEAST,
        max_value=MOST,
        required=False,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        help_text=_("Lad feltet stå tomt, så bruger vi metodens egen tid."),
    )

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        minutes = self.fields.pop("minutes")
        choices = [
            (key, format_lazy("{name} ({minutes} min.)", name=method.name, minutes=method.minutes))
            for key, method in METHODS.items()
        ]
        self.fields["method"] = forms.ChoiceField(
            label=_("Metode"), choices=[("", _("Ingen metode")), *choices], required=False
        )
        self.fields["dilemma"] = forms.ModelChoiceField(
            label=_("Dilemma"), queryset=dilemmas_of(network), required=False, empty_label=_("Intet bestemt dilemma")
        )
        self.fields["minutes"] = minutes

    def clean(self) -> dict[str, Any]:
        """The heading follows the dilemma or the method where none is written, and so do the minutes."""
        found = super().clean()
        way, dilemma = METHODS.get(found.get("method") or ""), found.get("dilemma")
        if not found.get("heading") and "heading" not in self.errors:
            found["heading"] = dilemma.title if dilemma else str(way.name) if way else ""
            if not found["heading"]:
                self.add_error("heading", _("Skriv, hvad punktet er, eller vælg et dilemma eller en metode."))
        if found.get("minutes") is None and "minutes" not in self.errors:
            found["minutes"] = way.minutes if way else USUAL_MINUTES
        return found


class ChangePointForm(PointForm):
    """A point as it stood when the form was opened."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, point: Point, **kwargs: Any) -> None:
        names = ("heading", "dilemma", "method", "minutes")
        kwargs["initial"] = {name: getattr(point, name) for name in names} | {"seen": mark_of_point(point)}
        super().__init__(*args, network=point.meeting.network, **kwargs)


class DilemmaForm(TidyForm, forms.Form):
    """Something a member would like the others' eyes on."""

    title = forms.CharField(label=_("Overskrift"), max_length=120, help_text=_("Så de andre ved, hvad det handler om."))
    words = forms.CharField(
        label=_("Dilemmaet"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 8}),
        help_text=_("Kun deltagerne og facilitatoren kan læse det. Skriv ikke navne på medarbejdere eller borgere."),
    )


class PhaseForm(forms.Form):
    """The phase that somebody saw when they pressed."""

    phase = forms.IntegerField(min_value=0)

"""The programme's answers as a form: facts, and purposes in order."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from networks.actions.programmes import programme_mark
from networks.forms.agreements import ask_agreed
from networks.models import Programme
from networks.queries.decided import kept_in
from networks.rules.launched import EVALUATED, ROTATED, Every
from networks.rules.programmes import FACTS, Attendance, Facilitation, Kind, Purpose
from networks.rules.questions import Matter
from networks.rules.series import Rhythm
from organisation.forms.fields import DanishDateField, DanishDecimalField, SeveralField
from organisation.forms.tidy import TidyForm
from organisation.models import Field
from organisation.rules.levels import Level

LEADING = [(level.value, level.label) for level in Level if level != Level.EMPLOYEE]
SMALLEST, LARGEST = 2, 40
FORM_NAMES = {"fields": "in_fields"}


class ProgrammeForm(TidyForm, forms.ModelForm):
    """What management has answered: type, attendance, size, for whom, frames and deadline.

    What the decision sheet settles can be read here and not changed.
    """

    kind = forms.ChoiceField(label=_("Hvem mødes?"), choices=Kind.choices, widget=forms.RadioSelect)
    attendance = forms.ChoiceField(label=_("Skal man være med?"), choices=Attendance.choices, widget=forms.RadioSelect)
    starts = DanishDateField(ahead=3, label=_("Første dag"))
    smallest = forms.IntegerField(label=_("Mindst"), min_value=SMALLEST, max_value=LARGEST)
    largest = forms.IntegerField(label=_("Højst"), min_value=SMALLEST, max_value=LARGEST)
    levels = forms.TypedMultipleChoiceField(
        label=_("Ledelsesniveauer"),
        choices=LEADING,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Ingen valgt: alle niveauer."),
    )
    in_fields = SeveralField(
        label=_("Fagområder"),
        queryset=Field.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Ingen valgt: alle fagområder. Et fagligt program skal have mindst ét."),
    )
    hours = forms.IntegerField(
        label=_("Timer om måneden for hver deltager"), min_value=0, max_value=100, help_text=_("Møder og forberedelse.")
    )
    budget = DanishDecimalField(
        label=_("Budget i kroner"),
        min_value=0,
        max_digits=10,
        decimal_places=2,
        localize=True,
        help_text=_("Til konsulenter, lokaler og andet."),
    )
    placement_days = forms.IntegerField(
        label=_("Dage, til en ny leder har en plads"), min_value=1, max_value=730, help_text=_("Regnet fra første dag.")
    )
    facilitation = forms.ChoiceField(
        label=_("Hvem leder møderne?"),
        choices=[("", _("ikke besluttet")), *Facilitation.choices],
        required=False,
        help_text=_("Forslag får kun facilitatorer af den slags. Leder deltagerne på skift, bliver ingen delt ud."),
    )
    evaluate_months = forms.TypedChoiceField(
        label=_("Hvor tit evalueres netværkene?"),
        choices=[(every.value, every.label) for every in EVALUATED],
        coerce=int,
        initial=Every.NEVER,
        help_text=_("Min dag siger til en måned før."),
    )
    rotate_months = forms.TypedChoiceField(
        label=_("Hvor tit blandes kortene igen?"),
        choices=[(every.value, every.label) for every in ROTATED],
        coerce=int,
        initial=Every.NEVER,
        help_text=_("Min dag siger til tre måneder før."),
    )
    weeks = forms.TypedChoiceField(
        label=_("Hvor tit mødes netværkene?"),
        choices=Rhythm.choices,
        coerce=int,
        initial=Rhythm.FOUR,
        help_text=_("Nye mødeserier foreslås sådan, og »Sådan går det« siger til, når et netværk mødes for sjældent."),
    )

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Programme
        fields = FACTS
        labels = {
            "mandate": _("Hvad må netværket selv beslutte?"),
            "backing": _("Hvad lover ledelsen?"),
        }
        help_texts = {"backing": _("Fx at åbne programmet, værne om tiden og svare på forslag.")}

    def __init__(self, *args: Any, settled: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mark, self.meanwhile = "", []
        if self.instance.pk:
            self.initial.setdefault("in_fields", self.instance.fields.all())
            self.mark = programme_mark(self.instance)
            self.initial.setdefault("seen", self.mark)
            if self.is_bound and self.data.get("seen") not in (None, "", self.mark):
                self.meanwhile = shown_of(self.instance)
        self.settled = settled
        for name in settled:
            if (field := self.fields.get(FORM_NAMES.get(name, name))) is not None:
                field.disabled = True
        if self.instance.pk:
            ask_agreed(self, kept_in(self.instance) & {Matter.SIZE, Matter.RHYTHM})
        for name in ("mandate", "backing"):
            self.fields[name].widget.attrs["rows"] = 3

    def clean(self) -> dict[str, Any]:
        """The most is not fewer than the fewest, and a professional programme names its fields."""
        found = super().clean()
        if {"smallest", "largest"} <= found.keys() and found["largest"] < found["smallest"]:
            self.add_error("largest", _("Højst kan ikke være mindre end mindst."))
        if found.get("kind") == Kind.PROFESSIONAL and not found.get("in_fields", "1"):
            self.add_error(
                "in_fields",
                _("I et fagligt netværk kommer alle fra fagområder, der ligner hinanden. Vælg ét eller flere."),
            )
        return found

    @classmethod
    def with_answers(
        cls, sent: QueryDict, programme: Programme | None, settled: Collection[str] = ()
    ) -> "ProgrammeForm":
        """The form with what has been written so far, before anybody asks whether it will do."""
        several = ("levels", "in_fields")
        written = {name: sent.getlist(name) if name in several else sent.get(name, "") for name in cls.base_fields}
        return cls(instance=programme, initial=written, settled=settled)

    @property
    def size_data(self) -> dict[str, Any]:
        """What `SizeForm` reads, as it stands in the form."""
        names = ("levels", "in_fields", "smallest", "largest", "starts")
        return {name: self[name].value() for name in names} | {"programme": self.instance.pk}

    @property
    def facts(self) -> dict[str, Any]:
        """The answers as the verbs take them."""
        apart = ("in_fields", "seen")
        return {name: value for name, value in self.cleaned_data.items() if name not in apart} | {
            "fields": self.cleaned_data["in_fields"]
        }


def shown_of(programme: Programme) -> list[str]:
    """What can be changed of a programme in words: whoever was overtaken reads what they would overwrite."""
    size = f"{programme.smallest}–{programme.largest}"
    told = (programme.name, programme.get_kind_display(), programme.get_attendance_display(), size)
    purposes = [str(one) for one in programme.purposes.all()]
    return [str(one) for one in (*told, *purposes, programme.mandate, programme.backing) if one]


class ConcludeForm(TidyForm, forms.Form):
    """Why a programme ends."""

    reason = forms.CharField(label=_("Hvorfor"), max_length=200, help_text=_("Kun HR ser det."))


class SizeForm(forms.Form):
    """Enough of a programme's answers to count its leaders. `programme` is the one that is being changed, if any."""

    levels = forms.TypedMultipleChoiceField(choices=LEADING, coerce=int, required=False)
    in_fields = SeveralField(queryset=Field.objects.all(), required=False)
    smallest = forms.IntegerField(min_value=SMALLEST, max_value=LARGEST)
    largest = forms.IntegerField(min_value=SMALLEST, max_value=LARGEST)
    starts = DanishDateField(ahead=3)
    programme = forms.IntegerField(required=False)

    def clean(self) -> dict[str, Any]:
        """A band has two ends in order."""
        found = super().clean() or {}
        if found.get("largest", LARGEST) < found.get("smallest", SMALLEST):
            self.add_error("largest", _("Højst kan ikke være mindre end mindst."))
        return found

    def asked(self, today: date) -> dict[str, Any]:
        """What the question about size wants to know: a programme that has begun counts those who lead today."""
        found = self.cleaned_data
        return {
            "levels": found["levels"],
            "fields": [field.name for field in found["in_fields"]],
            "smallest": found["smallest"],
            "largest": found["largest"],
            "on": max(found["starts"], today),
            "programme": found["programme"],
        }


class PurposesForm(TidyForm, forms.Form):
    """The purposes that are chosen, in the order in which they count."""

    order = forms.MultipleChoiceField(choices=Purpose.choices, required=False, widget=forms.MultipleHiddenInput)
    chosen = forms.MultipleChoiceField(
        label=_("Formål"),
        choices=Purpose.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Vælg mindst ét formål.")},
    )
    own = forms.CharField(label=_("Jeres eget formål"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """An own purpose has words."""
        found = super().clean()
        if Purpose.OWN in found.get("chosen", ()) and not found.get("own"):
            self.add_error("own", _("Skriv jeres eget formål, eller fjern krydset ved det."))
        return found

    @classmethod
    def as_settled(cls, programme: Programme | None) -> "PurposesForm":
        """The purposes as they stand, perhaps none yet, where something else decides them."""
        form = cls(purposes_now(programme))
        form.fields["chosen"].required = False
        return form

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Every purpose in the order in force: its word, its label, and whether it is chosen."""
        chosen = set(self["chosen"].value() or ())
        return [
            {"value": p.value, "label": p.label, "chosen": p.value in chosen} for p in ordered(self["order"].value())
        ]

    @property
    def purposes(self) -> list[tuple[Purpose, str]]:
        """The chosen purposes, the most important first, the own one with its words."""
        chosen = set(self.cleaned_data["chosen"])
        return [
            (purpose, self.cleaned_data["own"] if purpose == Purpose.OWN else "")
            for purpose in ordered(self.cleaned_data["order"])
            if purpose in chosen
        ]


def ordered(given: list[str] | None) -> list[Purpose]:
    """All purposes, those given first in their order."""
    first = [Purpose(word) for word in dict.fromkeys(given or ()) if word in Purpose.values]
    return first + [purpose for purpose in Purpose if purpose not in first]


def purposes_now(programme: Programme | None) -> dict[str, Any]:
    """What the purposes' form begins with."""
    rows = list(programme.purposes.all()) if programme else []
    return {
        "order": [row.purpose for row in rows],
        "chosen": [row.purpose for row in rows],
        "own": next((row.words for row in rows if row.purpose == Purpose.OWN), ""),
    }


def with_move(sent: QueryDict) -> QueryDict:
    """The form as sent, with one purpose a place up or down: `move` holds "up:…" or "down:…"."""
    way, _, word = sent.get("move", "").partition(":")
    order = [purpose.value for purpose in ordered(sent.getlist("order"))]
    if word in order:
        at = order.index(word)
        to = min(max(at + (1 if way == "down" else -1), 0), len(order) - 1)
        order.insert(to, order.pop(at))
    moved = sent.copy()
    moved.setlist("order", order)
    return moved

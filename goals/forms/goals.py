"""Setting a goal, changing it and ending it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import TextChoices
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goals.actions.goals import goal_mark
from goals.forms.choosing import GoalField
from goals.models import Goal
from goals.queries.choices import GoalChoice
from goals.rules.goals import CHAIN, Kind, Origin
from goals.rules.telling import KIND_MEANS, SHORT_ORIGINS
from organisation.forms.fields import DanishDateField, PersonField
from organisation.forms.tidy import TidyForm
from organisation.models import LeadershipGroup, Person, Unit
from organisation.queries.units import UnitChoice

INDENT = "\u2003"


class Whose(TextChoices):
    """Who answers for a goal. The last makes it personal, which is said once and for all."""

    LEADER = "leder", gettext_lazy("Enhedens leder. En ny leder arver målet.")
    PERSON = "person", gettext_lazy("En bestemt person")
    GROUP = "gruppe", gettext_lazy("En ledergruppe")
    MINE = "mit", gettext_lazy("Kun mig. Kun min nærmeste leder og jeg kan se det.")


@dataclass(frozen=True)
class Ground:
    """What a form of goals can choose among: whom it is for, units, groups, and goals to be a part of."""

    person: Person
    units: Sequence[UnitChoice] = ()
    groups: Sequence[LeadershipGroup] = ()
    goals: Sequence[GoalChoice] = field(default_factory=list)


class GoalForm(TidyForm, forms.Form):
    """Everything a goal is set with. What the reader has no say in is not asked."""

    title = forms.CharField(
        label=gettext_lazy("Målet"),
        max_length=200,
        help_text=gettext_lazy("Skriv, hvad der er anderledes, når det er nået, så to kolleger ser det samme for sig."),
    )
    why = forms.CharField(
        label=gettext_lazy("Hvorfor?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("Hvem får det bedre, og hvorfor er det kræfterne værd?"),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Hvad slags mål er det?"),
        widget=forms.RadioSelect,
        choices=[(kind.value, kind.label) for kind in Kind],
    )
    whose = forms.ChoiceField(
        label=gettext_lazy("Hvem ejer det?"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Ejeren holder øje med målet og siger til, når det driller."),
    )
    unit = forms.TypedChoiceField(label=gettext_lazy("Enhed"), required=False, coerce=int, empty_value=None)
    owner_person = PersonField(
        label=gettext_lazy("Personen"), required=False, help_text=gettext_lazy("Navn eller mail.")
    )
    owner_group = forms.ModelChoiceField(
        label=gettext_lazy("Ledergruppen"),
        queryset=LeadershipGroup.objects.none(),
        required=False,
        empty_label=gettext_lazy("ingen"),
    )
    starts = DanishDateField(label=gettext_lazy("Gælder fra"), help_text=gettext_lazy("Skriv som 30.11.2026."))
    due = DanishDateField(
        label=gettext_lazy("Skal være nået"),
        required=False,
        help_text=gettext_lazy("Et mål uden en dag bliver let glemt. Er der tid og hænder til at nå det?"),
    )
    origin = forms.ChoiceField(label=gettext_lazy("Hvem har sat målet?"), initial=Origin.OWN)
    is_binding = forms.BooleanField(
        label=gettext_lazy("Fælles forpligtende: den enkelte enhed kan ikke vælge det fra"), required=False
    )
    part_of = GoalField(
        label=gettext_lazy("Delmål af"), required=False, help_text=gettext_lazy("Skriv et par ord fra det større mål.")
    )
    rank = forms.IntegerField(
        label=gettext_lazy("Prioritet"),
        required=False,
        min_value=1,
        max_value=99,
        help_text=gettext_lazy("1 er det vigtigste, hvis to mål trækker hver sin vej."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    # The headings of the form, and what stands below each.
    PARTS = (
        (gettext_lazy("Hvad vil I opnå?"), ("title", "why", "kind")),
        (gettext_lazy("Hvem ejer det?"), ("whose", "unit", "owner_person", "owner_group")),
        (gettext_lazy("Hvornår?"), ("starts", "due")),
        (gettext_lazy("Hvor hører det til?"), ("origin", "is_binding", "part_of", "rank")),
    )

    def __init__(self, *args: Any, ground: Ground, goal: Goal | None = None, **kwargs: Any) -> None:
        self.ground, self.goal = ground, goal
        if goal is not None:
            kwargs["initial"] = facts_of(goal)
        super().__init__(*args, **kwargs)
        self.offer()
        for name in self.unasked():
            del self.fields[name]

    def offer(self) -> None:
        """Fill the lists to choose from."""
        choosing = cast(dict[str, Any], self.fields)
        choosing["kind"].choices = [(kind.value, f"{kind.label.capitalize()}. {KIND_MEANS[kind]}") for kind in Kind]
        choosing["origin"].choices = [(origin, SHORT_ORIGINS[origin]) for origin in Origin]
        choosing["unit"].choices = [("", _("ingen"))] + [
            (one.unit, INDENT * one.depth + one.name) for one in self.ground.units
        ]
        groups = LeadershipGroup.objects.filter(pk__in=[one.pk for one in self.ground.groups])
        choosing["owner_group"].queryset = groups.order_by("name")
        choosing["whose"].choices = [(one.value, one.label) for one in self.owners()]
        choosing["part_of"].offer(self.ground.goals)

    def owners(self) -> list[Whose]:
        """The sorts of owners that the reader can choose."""
        found = [Whose.LEADER, Whose.PERSON] if self.ground.units else []
        found += [Whose.GROUP] if self.ground.groups else []
        return found if self.goal else [*found, Whose.MINE]

    def unasked(self) -> list[str]:
        """The fields that are not the reader's to fill."""
        owners = self.owners()
        if self.goal is not None and (self.goal.is_personal or not owners):
            gone = ["whose", "unit", "owner_person", "owner_group"]
            return [*gone, "origin", "is_binding", "rank"] if self.goal.is_personal else gone
        gone = [] if self.ground.units else ["unit", "owner_person"]
        gone += [] if self.ground.groups else ["owner_group"]
        return gone if len(owners) > 1 else [*gone, "origin", "is_binding", "rank"]

    @property
    def parts(self) -> list[tuple[str, list[BoundField]]]:
        """The fields under their headings."""
        found = [(str(words), [self[name] for name in names if name in self.fields]) for words, names in self.PARTS]
        return [(words, fields) for words, fields in found if fields]

    def clean(self) -> dict[str, Any]:
        """An owner who is named is chosen, and the last day is not before the first."""
        found = super().clean()
        whose = found.get("whose")
        needed = NAMED.get(str(whose))
        if needed and not found.get(needed) and needed not in self.errors:
            self.add_error(needed, MISSING[needed])
        if found.get("starts") and found.get("due") and found["due"] < found["starts"]:
            self.add_error("due", _("Den dag er før den dag, målet gælder fra."))
        return found

    @property
    def asked(self) -> dict[str, Any]:
        """The goal's facts as the verbs take them."""
        found = {name: value for name, value in self.cleaned_data.items() if name not in ("seen", "whose")}
        if "unit" in found:
            found["unit"] = Unit.objects.filter(pk=found["unit"]).first() if found["unit"] else None
        whose = self.cleaned_data.get("whose")
        if whose == Whose.MINE:
            mine = {"owner_person": self.ground.person, "owner_group": None, "unit": None, "is_personal": True}
            return found | mine | {"origin": Origin.OWN, "is_binding": False, "rank": None}
        if whose is not None:
            kept = {Whose.PERSON: "owner_person", Whose.GROUP: "owner_group"}.get(whose)
            found |= {name: None for name in ("owner_person", "owner_group") if name != kept}
        return found


# The field that each sort of owner is named in.
NAMED: dict[str, str] = {Whose.LEADER: "unit", Whose.PERSON: "owner_person", Whose.GROUP: "owner_group"}
MISSING = {
    "unit": gettext_lazy("Vælg den enhed, hvis leder ejer målet."),
    "owner_person": gettext_lazy("Skriv, hvem der ejer målet."),
    "owner_group": gettext_lazy("Vælg den ledergruppe, der ejer målet."),
}


def facts_of(goal: Goal) -> dict[str, Any]:
    """A goal as its form shows it."""
    named = Whose.PERSON if goal.owner_person_id else Whose.GROUP if goal.owner_group_id else Whose.LEADER
    plain = ("title", "why", "kind", "owner_person", "owner_group", "starts", "due", "origin", "is_binding")
    facts = {name: getattr(goal, name) for name in (*plain, "part_of", "rank")}
    return facts | {"whose": named, "unit": goal.unit_id, "seen": goal_mark(goal)}


def first_facts(today: date, towards: Goal | None, ground: Ground, unit: str) -> dict[str, Any]:
    """What a new goal begins with: today, the kind next below, the unit asked for or the only one there is."""
    units = [str(one.unit) for one in ground.units]
    chosen = unit if unit in units else units[0] if len(units) == 1 else ""
    whose = Whose.LEADER if units else Whose.GROUP if ground.groups else Whose.MINE
    kind = kind_below(Kind(towards.kind)) if towards else None
    return {"starts": today, "kind": kind, "unit": chosen, "whose": whose, "origin": Origin.OWN}


def kind_below(kind: Kind) -> Kind:
    """The kind that usually contributes to a kind: the next further from the effect."""
    return CHAIN[min(CHAIN.index(kind) + 1, len(CHAIN) - 1)] if kind in CHAIN else kind


class EndForm(TidyForm, forms.Form):
    """Why a goal ends."""

    reason = forms.CharField(
        label=gettext_lazy("Hvorfor slutter det?"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Nået, opgivet eller afløst af noget andet? Det bliver stående på målets side."),
    )

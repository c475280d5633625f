"""The rules of a round as a form, and the two passphrases of a round with two keys."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation.actions.opening import SHORTEST_PASSPHRASE
from evaluation.models import Round
from evaluation.rules.rounds import LEAST_K, MOST_K, OF_A_LEADER, Visibility
from organisation.forms.fields import DanishDateField, DanishTimeField
from organisation.forms.tidy import TidyForm
from organisation.models import Person
from organisation.queries.units import UnitChoice

YES, NO, ALL = "ja", "nej", "alle"
READERS = [(one.value, one.label) for one in OF_A_LEADER]
WEEKS_TO_ANSWER = timedelta(days=21)
BEFORE_THE_END = timedelta(days=7)
LAST_MINUTE = time(23, 59)
MORNING = time(9)
INDENT = "\u2003"


def unit_or_all(value: str) -> int | None:
    """A unit's number; nothing for the whole organisation."""
    return None if value == ALL else int(value)


class RoundForm(TidyForm, forms.Form):
    """Everything that is promised, and freezes when the round opens."""

    title = forms.CharField(label=gettext_lazy("Rundens navn"), max_length=120)
    on = DanishDateField(
        label=gettext_lazy("Organisationen, som den var den"),
        help_text=gettext_lazy("Dagen afgør, hvem der er leder, og hvem der spørges."),
    )
    scope = forms.TypedChoiceField(label=gettext_lazy("Hvem evalueres?"), coerce=unit_or_all, choices=())
    deadline_day = DanishDateField(label=gettext_lazy("Sidste dag"))
    deadline_time = DanishTimeField(label=gettext_lazy("Klokken"))
    remind_day = DanishDateField(label=gettext_lazy("Dag"), required=False)
    remind_time = DanishTimeField(label=gettext_lazy("Klokken"), required=False)
    k = forms.IntegerField(
        label=gettext_lazy("Mindste antal svar"),
        min_value=LEAST_K,
        max_value=MOST_K,
        help_text=gettext_lazy("Tal for medarbejdere og lederkolleger vises først, når så mange har svaret. 5 til 20."),
    )
    visibility = forms.ChoiceField(
        label=gettext_lazy("Hvem læser rapporten?"), choices=READERS, widget=forms.RadioSelect
    )
    two_keys = forms.ChoiceField(
        label=gettext_lazy("Skal runden have to nøgler?"),
        choices=[(NO, gettext_lazy("nej, én nøgle")), (YES, gettext_lazy("ja, to nøgler"))],
        widget=forms.RadioSelect,
    )
    representative = forms.ModelChoiceField(
        label=gettext_lazy("Medarbejderrepræsentant"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=gettext_lazy("Ingen"),
        help_text=gettext_lazy("Ser løfte, regler og spørgsmål igennem, før runden kan åbne."),
    )

    def __init__(
        self, *args: Any, units: Iterable[UnitChoice], representatives: QuerySet[Person], at: datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.at = at
        whole = [(ALL, _("Alle ledere i hele organisationen"))]
        cast(forms.TypedChoiceField, self.fields["scope"]).choices = whole + [
            (str(one.unit), INDENT * one.depth + one.name) for one in units
        ]
        cast(forms.ModelChoiceField, self.fields["representative"]).queryset = representatives

    def clean(self) -> dict[str, Any]:
        """Times follow each other, and two keys have two holders."""
        found = super().clean()
        deadline, remind = self.moment("deadline"), self.moment("remind")
        if deadline and deadline <= self.at:
            self.add_error("deadline_day", _("Fristen er passeret. Vælg en senere dag."))
            deadline = None
        if deadline and "on" in found and found["on"] > timezone.localdate(deadline):
            self.add_error("on", _("Dagen ligger efter fristen. Vælg en tidligere dag."))
        if remind and remind <= self.at:
            self.add_error("remind_day", _("Påmindelsen skal ligge senere end nu."))
        elif remind and deadline and remind >= deadline:
            self.add_error("remind_day", _("Påmindelsen skal ligge før fristen."))
        if found.get("two_keys") == YES and not found.get("representative") and "representative" not in self.errors:
            self.add_error("representative", _("Med to nøgler skal en medarbejderrepræsentant have den ene."))
        return found

    def moment(self, name: str) -> datetime | None:
        """A day and a time together; a day without a time is the morning's."""
        day, hour = self.cleaned_data.get(f"{name}_day"), self.cleaned_data.get(f"{name}_time")
        if day is None or (hour is None and f"{name}_time" in self.errors):
            return None
        return timezone.make_aware(datetime.combine(day, hour or MORNING))

    @property
    def rules(self) -> dict[str, Any]:
        """The rules as the verbs take them."""
        found = self.cleaned_data
        plain = {name: found[name] for name in ("title", "on", "k", "visibility", "representative")}
        times = {"deadline": self.moment("deadline"), "remind_at": self.moment("remind")}
        return plain | times | {"scope_id": found["scope"], "two_keys": found["two_keys"] == YES}


class PromiseForm(forms.Form):
    """Enough of the rules to print the promise, while the rest is still being written."""

    k = forms.IntegerField(min_value=LEAST_K, max_value=MOST_K)
    visibility = forms.ChoiceField(choices=READERS)
    two_keys = forms.ChoiceField(choices=[(NO, NO), (YES, YES)])
    deadline_day = DanishDateField(required=False)
    deadline_time = DanishTimeField(required=False)

    @property
    def choices(self) -> dict[str, Any]:
        """What has been chosen so far, and what is promised where nothing sound has been."""
        self.is_valid()
        found = self.cleaned_data
        day, hour = found.get("deadline_day"), found.get("deadline_time") or LAST_MINUTE
        return {
            "k": found.get("k", LEAST_K),
            "visibility": found.get("visibility", Visibility.SUPERIOR.value),
            "two_keys": found.get("two_keys") == YES,
            "deadline": timezone.make_aware(datetime.combine(day, hour)) if day else None,
        }


def first_rules(today: date) -> dict[str, Any]:
    """What a new round's form begins with: three weeks to answer, a reminder a week before the end."""
    last = today + WEEKS_TO_ANSWER
    return {
        "on": today,
        "scope": ALL,
        "deadline_day": last,
        "deadline_time": LAST_MINUTE,
        "remind_day": last - BEFORE_THE_END,
        "remind_time": MORNING,
        "k": LEAST_K,
        "visibility": Visibility.SUPERIOR.value,
        "two_keys": NO,
    }


def rules_now(round: Round) -> dict[str, Any]:
    """What the form of a round under preparation begins with."""
    deadline = timezone.localtime(round.deadline)
    remind = timezone.localtime(round.remind_at) if round.remind_at else None
    return {
        "title": round.title,
        "on": round.on,
        "scope": round.scope_id or ALL,
        "deadline_day": deadline.date(),
        "deadline_time": deadline.time(),
        "remind_day": remind.date() if remind else None,
        "remind_time": remind.time() if remind else None,
        "k": round.k,
        "visibility": round.visibility,
        "two_keys": YES if round.two_keys else NO,
        "representative": round.representative_id,
    }


class Passphrase(forms.CharField):
    """A passphrase: taken letter by letter as it was typed, and never written back into a page."""

    widget = forms.PasswordInput(attrs={"autocomplete": "off"})

    def __init__(self, **facts: Any) -> None:
        super().__init__(strip=False, **facts)


class KeysForm(forms.Form):
    """Both passphrases, HR's first; each owner types their own."""

    hr = Passphrase(label=gettext_lazy("HR's kodeord"))
    representative = Passphrase(label=gettext_lazy("Medarbejderrepræsentantens kodeord"))

    @property
    def passphrases(self) -> tuple[str, ...]:
        """The two in the order in which they wrap the key."""
        return self.cleaned_data["hr"], self.cleaned_data["representative"]


class NewKeysForm(KeysForm):
    """Both passphrases for the first time, each typed twice: a slip here would lose every answer."""

    hr_again = Passphrase(label=gettext_lazy("HR's kodeord igen"))
    representative_again = Passphrase(label=gettext_lazy("Medarbejderrepræsentantens kodeord igen"))
    field_order = ("hr", "hr_again", "representative", "representative_again")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("hr", "representative"):
            self.fields[name].help_text = _("Mindst %(count)s tegn.") % {"count": SHORTEST_PASSPHRASE}

    def clean(self) -> dict[str, Any]:
        """The second time says the same as the first."""
        found = super().clean() or {}
        for name in ("hr", "representative"):
            if name in found and f"{name}_again" in found and found[name] != found[f"{name}_again"]:
                self.add_error(f"{name}_again", _("De to er ikke ens. Skriv kodeordet igen begge steder."))
        return found

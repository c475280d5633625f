"""HR's forms of a development programme, and a leader's form about a practice task."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from evaluation.models import Round
from evaluation.rules.rounds import About
from goals.models import Goal
from goals.queries.choices import goals_to_choose
from networks.forms.programmes import LEADING
from networks.models import Cohort, Development, Practice, Programme
from networks.rules.development import MOST_COHORTS, Mix
from organisation.forms.appointments import AppointmentForm
from organisation.forms.fields import DanishDateField, PersonField, SeveralField, unit_choices
from organisation.forms.tidy import TidyForm
from organisation.models import Appointment, Unit

AS_DATE = _("Skriv som 30.11.2026.")
WORDS_LIMIT = 6000
YEARS_BACK = 10
"""A programme lasts two years; one that began longer ago than this has its year written wrong."""


@dataclass(frozen=True)
class Ask:
    """A page that asks for something: its heading, what to know first, the button, where it leads, what is said then.

    `back` is None where what was made has a page of its own.
    """

    heading: str
    button: str
    said: str
    development: Development | None = None
    lead: str = ""
    back: str = ""


class AskedForm(TidyForm, forms.Form):
    """A form whose cleaned data are what the verb takes.

    About what is there already it carries the `mark` of how that stood when the page was opened; whoever has been
    overtaken reads in `meanwhile` how it is `kept` now.
    """

    def __init__(self, *args: Any, mark: str = "", kept: Sequence[object] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if mark:
            self.fields["seen"] = forms.CharField(required=False, widget=forms.HiddenInput, initial=mark)
        is_overtaken = bool(mark) and self.is_bound and self.data.get("seen", "") != mark
        self.meanwhile = [str(one) for one in kept if one] if is_overtaken else []

    @property
    def asked(self) -> dict[str, Any]:
        """What the verb takes."""
        return dict(self.cleaned_data)


class DevelopmentForm(AskedForm):
    """What a programme is for, when, and for whom."""

    title = forms.CharField(label=_("Titel"), max_length=120)
    aim = forms.CharField(
        label=_("Formål"),
        max_length=3000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Hvad skal lederne kunne, og hvilke mål skal det hjælpe med? Lederne læser det."),
    )
    starts = DanishDateField(ahead=5, back=YEARS_BACK, label=_("Første dag"), help_text=AS_DATE)
    ends = DanishDateField(ahead=10, back=YEARS_BACK, label=_("Sidste dag"), help_text=AS_DATE)
    levels = forms.TypedMultipleChoiceField(
        label=_("Ledelsesniveauer"),
        choices=LEADING,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Ingen valgt: alle niveauer."),
    )
    unit = forms.TypedChoiceField(label=_("Enhed og alt under den"), coerce=int, required=False, empty_value=None)
    members_of = forms.ModelChoiceField(
        label=_("Kun deltagere i netværksprogrammet"),
        queryset=Programme.objects.all(),
        required=False,
        empty_label=_("alle, også uden netværk"),
    )
    mix = forms.ChoiceField(label=_("Hold"), choices=Mix.choices, initial=Mix.ACROSS, widget=forms.RadioSelect)

    def __init__(self, *args: Any, on: date, development: Development | None = None, **kwargs: Any) -> None:
        if development is not None:
            names = ("title", "aim", "starts", "ends", "levels", "members_of", "mix")
            told = {name: getattr(development, name) for name in names}
            kwargs["initial"] = told | {"unit": development.unit_id}
        super().__init__(*args, **kwargs)
        cast(forms.TypedChoiceField, self.fields["unit"]).choices = unit_choices(on, _("hele kommunen"))

    @property
    def asked(self) -> dict[str, Any]:
        """What the verbs take: the unit itself, not its number."""
        unit = Unit.objects.get(pk=self.cleaned_data["unit"]) if self.cleaned_data["unit"] else None
        return super().asked | {"unit": unit}


class CopyForm(AskedForm):
    """A new programme after an earlier one."""

    title = forms.CharField(label=_("Titel"), max_length=120)
    starts = DanishDateField(ahead=5, back=YEARS_BACK, label=_("Første dag"), help_text=AS_DATE)


class CoupleForm(AskedForm):
    """Which networks, evaluations and goals belong to a programme."""

    programmes = SeveralField(
        label=_("Netværk"), queryset=Programme.objects.all(), required=False, widget=forms.CheckboxSelectMultiple
    )
    rounds = SeveralField(
        label=_("Evalueringer"),
        queryset=Round.objects.filter(about=About.LEADERS),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    goals = SeveralField(
        label=_("Mål, der forpligter alle"),
        queryset=Goal.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, development: Development, goals: QuerySet[Goal], **kwargs: Any) -> None:
        names = ("programmes", "rounds", "goals")
        kwargs["initial"] = {name: list(getattr(development, name).all()) for name in names}
        super().__init__(*args, **kwargs)
        cast(SeveralField, self.fields["goals"]).queryset = goals

    @property
    def asked(self) -> dict[str, Any]:
        """What the verb takes."""
        return {name: list(things) for name, things in self.cleaned_data.items()}


class CohortsForm(AskedForm):
    """How many cohorts."""

    number = forms.IntegerField(label=_("Antal hold"), min_value=1, max_value=MOST_COHORTS)


class NameForm(AskedForm):
    """What a cohort is called."""

    name = forms.CharField(label=_("Navn"), max_length=60)


class PlaceForm(AskedForm):
    """Somebody for a cohort."""

    person = PersonField(label=_("Navn eller mail"))


class MoveForm(AskedForm):
    """Another cohort for somebody."""

    cohort = forms.ModelChoiceField(label=_("Hold"), queryset=Cohort.objects.none(), empty_label=None)

    def __init__(self, *args: Any, development: Development, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["cohort"]).queryset = development.cohorts.all()


class ReasonForm(AskedForm):
    """Why something is called off."""

    reason = forms.CharField(label=_("Begrundelse"), max_length=300, help_text=_("Står i brevet til lederne."))


class ModuleForm(AskedForm):
    """What a module is."""

    title = forms.CharField(label=_("Titel"), max_length=120)
    about = forms.CharField(label=_("Indhold"), max_length=3000, required=False, widget=forms.Textarea({"rows": 5}))


class DaysForm(AppointmentForm):
    """A day of a module, for one cohort or several; those that have one already are not offered."""

    cohorts = SeveralField(
        label=_("For hvilke hold?"), queryset=Cohort.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, now: datetime, cohorts: QuerySet[Cohort], **kwargs: Any) -> None:
        super().__init__(*args, now=now, booked=None, **kwargs)
        cast(SeveralField, self.fields["cohorts"]).queryset = cohorts

    @property
    def asked(self) -> dict[str, Any]:
        """What the verb takes."""
        return super().asked | {"cohorts": list(self.cleaned_data["cohorts"])}


class DayForm(AppointmentForm):
    """Another time or place for a day."""

    def __init__(self, *args: Any, now: datetime, booked: Appointment, **kwargs: Any) -> None:
        super().__init__(*args, now=now, booked=booked, **kwargs)


class TurnoutForm(AskedForm):
    """How many came."""

    came = forms.IntegerField(
        label=_("Så mange kom"), min_value=0, max_value=2000, help_text=_("Kun et tal. Ingen bliver skrevet op.")
    )


class TaskForm(AskedForm):
    """A practice task."""

    title = forms.CharField(label=_("Titel"), max_length=120)
    words = forms.CharField(
        label=_("Opgaven"),
        max_length=WORDS_LIMIT,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("Hvad skal lederen prøve sammen med sine medarbejdere, før næste modul?"),
    )
    given_on = DanishDateField(ahead=5, label=_("Stilles den"), help_text=_("Lederne får et brev den dag."))
    due = DanishDateField(ahead=5, label=_("Frist"), help_text=_("Hvem der mangler, får en påmindelse ugen før."))


class PracticeForm(AskedForm):
    """What a leader writes about a task, the goal it helps, and whether the nearest leader may read it."""

    words = forms.CharField(
        label=_("Det gjorde jeg, og det skete der"),
        max_length=WORDS_LIMIT,
        required=False,
        widget=forms.Textarea({"rows": 8}),
        help_text=_("Kun for dig selv, medmindre du deler det herunder. Du behøver ikke skrive noget."),
    )
    goal = forms.ModelChoiceField(
        label=_("Et af mine mål, som opgaven hjælper"),
        queryset=Goal.objects.none(),
        required=False,
        empty_label=_("intet mål"),
    )
    shared = forms.BooleanField(label=_("Min nærmeste leder må læse det, jeg skriver"), required=False)

    def __init__(self, *args: Any, goals: QuerySet[Goal], practice: Practice | None, **kwargs: Any) -> None:
        if practice is not None:
            kwargs["initial"] = {name: getattr(practice, name) for name in ("words", "goal", "shared")}
        super().__init__(*args, **kwargs)
        kept = Goal.objects.filter(pk=practice.goal_id or 0) if practice else Goal.objects.none()
        chosen = cast(forms.ModelChoiceField, self.fields["goal"])
        chosen.queryset = (goals | kept).distinct()
        named = [(choice.goal.pk, choice.label) for choice in goals_to_choose(goals)]
        chosen.choices = [("", chosen.empty_label or ""), *named]

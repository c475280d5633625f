"""Forms of next steps and of ending a meeting."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import Exists, Q
from django.utils.translation import gettext_lazy as _

from goals.actions.steps import mark_of_step
from goals.models import Board, Indicator, Step
from goals.queries.board_lines import followable
from goals.queries.boards import people_of, takers_of
from goals.queries.steps import usual_owner
from goals.rules.boards import StepState
from organisation.forms.fields import DanishDateField, SeveralField
from organisation.forms.tidy import TidyForm
from organisation.models import Person

USUAL_TIME = timedelta(days=14)


class StepForm(TidyForm, forms.Form):
    """What, who, by when, and about which indicator. At a board where nobody sits the leaders above can take it."""

    words = forms.CharField(label=_("Hvad skal der ske?"), max_length=200)
    owner = forms.ModelChoiceField(Person.objects.none(), label=_("Hvem gør det?"), empty_label=None)
    due = DanishDateField(label=_("Senest"), help_text=_("Skriv som 30.11.2026."))
    indicator = forms.ModelChoiceField(
        Indicator.objects.none(), label=_("Det handler om"), required=False, empty_label=_("Ikke en bestemt indikator")
    )

    def __init__(self, board: Board, by: Person, on: date, *args: Any, step: Step | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = [step.owner_id] if step else []
        takers, sitting = takers_of(board, on), people_of(board, on)
        whoever = Q(pk__in=takers.values("pk")) & ~Exists(sitting)
        writer = Q(pk__in=takers.filter(pk=by.pk).values("pk"))
        people = Person.objects.filter(Q(pk__in=sitting) | writer | Q(pk__in=kept) | whoever)
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]  # a field of choices
        on_board = Q(pk__in=board.lines.values("indicator_id"))
        known = Q(pk=step.indicator_id if step else None)
        indicators = followable().filter(on_board | known)
        self.fields["indicator"].queryset = indicators  # type: ignore[attr-defined]  # a field of choices


class AgreeForm(StepForm):
    """A new step; `indicator` is what it is about by default."""

    def __init__(self, board: Board, by: Person, on: date, *args: Any, about: int | None, **kwargs: Any) -> None:
        owner = usual_owner(board, about, by, on)
        kwargs["initial"] = {"owner": owner, "due": on + USUAL_TIME, "indicator": about}
        super().__init__(board, by, on, *args, **kwargs)
        if owner is None:
            self.fields["owner"].empty_label = _("Vælg en")  # type: ignore[attr-defined]  # a field of choices


class ChangeStepForm(StepForm):
    """A step as it stood when the form was opened."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, step: Step, by: Person, on: date, *args: Any, **kwargs: Any) -> None:
        facts = {"words": step.words, "owner": step.owner_id, "due": step.due, "indicator": step.indicator_id}
        kwargs["initial"] = facts | {"seen": mark_of_step(step)}
        super().__init__(step.board, by, on, *args, step=step, **kwargs)


class SettleForm(forms.Form):
    """One of two buttons."""

    state = forms.TypedChoiceField(
        choices=[(one.value, one.label) for one in (StepState.DONE, StepState.DROPPED)], coerce=StepState
    )


class UpwardsForm(forms.Form):
    """Whether a step is sent up: a choice of two."""

    up = forms.TypedChoiceField(choices=[("ja", _("Ja")), ("nej", _("Nej"))], coerce=lambda value: value == "ja")


class EndForm(forms.Form):
    """Which of those who got a step were at the table, so that they need no letter."""

    present = SeveralField(
        Person.objects.none(),
        label=_("Sæt flueben ved dem, der var med. De får ikke et brev."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, owners: list[Person], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = Person.objects.filter(pk__in=[owner.pk for owner in owners])
        self.fields["present"].queryset = found  # type: ignore[attr-defined]  # a field of choices

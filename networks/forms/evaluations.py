"""HR's form of an evaluation: which networks, until when."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evaluation.rules.circles import Reach
from networks.models import Evaluation, Network
from networks.rules.evaluations import TIME_TO_ANSWER, Asking
from organisation.forms.fields import DanishDateField
from organisation.forms.tidy import TidyForm

LAST_MINUTE = time(23, 59)


class EvaluationForm(TidyForm, forms.Form):
    """Which networks are asked, all whose answers can be shown unless some are taken out, and the last day."""

    networks = forms.TypedMultipleChoiceField(
        label=_("Hvilke netværk?"), coerce=int, widget=forms.CheckboxSelectMultiple, choices=()
    )
    last_day = DanishDateField(
        label=_("Sidste dag"), help_text=_("Skriv som 30.11.2026. Dagen er med. Vi minder om det én gang undervejs.")
    )

    def __init__(
        self,
        networks: Sequence[Network],
        asking: Sequence[Asking],
        data: Any = None,
        *,
        at: datetime,
        earliest: date | None = None,
    ) -> None:
        last = timezone.localdate(at + TIME_TO_ANSWER)
        last = max(last, earliest or last)
        asked = [one.pk for one in asking if one.reach != Reach.NOWHERE]
        super().__init__(data, initial={"networks": asked, "last_day": last})
        self.running = {one.pk: one for one in networks}
        chosen = cast(forms.TypedMultipleChoiceField, self.fields["networks"])
        chosen.choices = [(one.pk, one.sized) for one in asking]

    @property
    def asked(self) -> dict[str, Any]:
        """What the verb takes."""
        last = end_of(self.cleaned_data["last_day"])
        return {"networks": [self.running[pk] for pk in self.cleaned_data["networks"]], "deadline": last}


class MoveClosingForm(TidyForm, forms.Form):
    """Another last day for an evaluation that is open."""

    last_day = DanishDateField(ahead=1, label=_("Ny sidste dag"), help_text=_("Skriv som 30.11.2026. Dagen er med."))

    def __init__(self, data: Any = None, *, evaluation: Evaluation) -> None:
        super().__init__(data, initial={"last_day": timezone.localdate(evaluation.round.deadline)})

    @property
    def asked(self) -> dict[str, Any]:
        """What the verb takes."""
        return {"deadline": end_of(self.cleaned_data["last_day"])}


class WithdrawEvaluationForm(TidyForm, forms.Form):
    """Why an evaluation is withdrawn."""

    reason = forms.CharField(
        label=_("Begrundelse"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        help_text=_("Alle, der er spurgt, læser den i deres brev."),
        error_messages={"required": _("Skriv, hvorfor evalueringen trækkes tilbage.")},
    )

    @property
    def asked(self) -> dict[str, Any]:
        """What the verb takes."""
        return self.cleaned_data


def end_of(day: date) -> datetime:
    """The last minute of a day."""
    return timezone.make_aware(datetime.combine(day, LAST_MINUTE))

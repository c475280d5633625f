"""Forms for hours, invoices, budgets and training."""

from decimal import Decimal
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.formats import get_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from networks.models import Facilitator, Meeting, Network
from networks.queries.money import meetings_to_tell_of, networks_run_by
from networks.rules.money import FIRST_YEAR, HOUR, LAST_YEAR, Training, Work
from organisation.forms.fields import DanishDateField, DanishDecimalField
from organisation.forms.tidy import TidyForm
from organisation.rules.times import day_words

NO_SUCH = {"invalid_choice": _("Vælg en fra listen.")}


class HoursField(DanishDecimalField):
    """Hours written as 1,5 or 0,25; the value is minutes."""

    def clean(self, value: Any) -> Any:
        """Whole minutes, to the nearest of a quarter."""
        found = super().clean(value)
        if found is None:
            return None
        minutes = found * HOUR
        if minutes % 15:
            raise ValidationError(_("Skriv hele kvarterer: 0,25, 0,5, 0,75, 1 og så videre."))
        return int(minutes)

    def prepare_value(self, value: Any) -> Any:
        """Minutes as hours, in a form that shows what was told before."""
        if isinstance(value, int):
            return f"{(Decimal(value) / HOUR).normalize():f}".replace(".", get_format("DECIMAL_SEPARATOR"))
        return value


class HoursForm(TidyForm, forms.Form):
    """How long, when, and at what."""

    hours = HoursField(label=_("Timer"), max_digits=4, decimal_places=2, help_text=_("Skriv som 1,5."))
    worked_on = DanishDateField(label=_("Dag"), help_text=_("Skriv som 30.11.2026."))
    work = forms.ChoiceField(label=_("Arbejde"), choices=Work.choices, initial=Work.MEETING)
    note = forms.CharField(
        label=_("Bemærkning"), max_length=200, required=False, help_text=_("HR læser den. Skriv intet om deltagerne.")
    )


class RegisterHoursForm(HoursForm):
    """The same, for one of the networks that one runs or one of their latest meetings."""

    about = forms.ChoiceField(label=_("Netværk eller møde"), error_messages=NO_SUCH)
    field_order = ["about", "hours", "worked_on", "work", "note"]

    def __init__(self, *args: Any, facilitator: Facilitator, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.networks = {f"n{one.pk}": one for one in networks_run_by(facilitator, today)}
        self.meetings = {f"m{one.pk}": one for one in meetings_to_tell_of(facilitator, today)}
        met = [(key, meeting_words(one)) for key, one in self.meetings.items()]
        known = [(key, _("Netværk %(name)s") % {"name": one.name}) for key, one in self.networks.items()]
        cast(forms.ChoiceField, self.fields["about"]).choices = [*met, *known]

    @property
    def told(self) -> dict[str, Any]:
        """What the verb takes of it: the network, the meeting if it was one, and the time."""
        found = self.cleaned_data
        meeting = self.meetings.get(found["about"])
        network = meeting.network if meeting else self.networks[found["about"]]
        facts = {name: found[name] for name in ("worked_on", "work", "note")}
        return facts | {"network": network, "meeting": meeting, "minutes": found["hours"]}


def meeting_words(meeting: Meeting) -> str:
    """A meeting as a choice."""
    facts = {"name": meeting.network.name, "day": day_words(meeting.appointment.starts)}
    return _("%(name)s: mødet den %(day)s") % facts


class InvoiceForm(TidyForm, forms.Form):
    """An invoice for a network."""

    network = forms.ModelChoiceField(
        label=pgettext_lazy("one network", "Netværk"),
        queryset=Network.objects.none(),
        empty_label=_("Vælg en"),
        error_messages=NO_SUCH,
    )
    number = forms.CharField(label=_("Fakturanummer"), max_length=40)
    amount = DanishDecimalField(
        label=_("Beløb i kroner"),
        max_digits=10,
        decimal_places=2,
        help_text=_("Uden moms. Skriv som 12.500 eller 12.500,50."),
    )
    dated = DanishDateField(label=_("Fakturadato"), help_text=_("Skriv som 30.11.2026."))

    def __init__(self, *args: Any, networks: QuerySet[Network], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["network"]).queryset = networks


class ReasonForm(TidyForm, forms.Form):
    """Why something is rejected."""

    reason = forms.CharField(
        label=_("Grund"), max_length=200, help_text=_("Facilitatoren får den i et brev og kan rette og sende igen.")
    )


class ShownHoursForm(forms.Form):
    """A facilitator's hours as a page showed them: which, and the mark of how they stood."""

    hours = forms.TypedMultipleChoiceField(coerce=int)
    seen = forms.CharField()

    def __init__(self, data: Any, *, facilitator: Facilitator) -> None:
        super().__init__(data)
        known = facilitator.hours_worked.values_list("pk", flat=True)
        cast(forms.TypedMultipleChoiceField, self.fields["hours"]).choices = [(pk, str(pk)) for pk in known]


class BudgetForm(forms.Form):
    """What a programme may spend in a year."""

    year = forms.IntegerField(label=_("År"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    amount = DanishDecimalField(
        label=_("Budget i kroner"), max_digits=10, decimal_places=2, min_value=0, help_text=_("Skriv som 180.000.")
    )


class TrainingForm(TidyForm, forms.Form):
    """A course that a facilitator has taken."""

    kind = forms.ChoiceField(label=_("Slags"), choices=Training.choices)
    title = forms.CharField(label=_("Forløb"), max_length=120)
    ended_on = DanishDateField(label=_("Afsluttet den"), help_text=_("Skriv som 30.11.2026."))

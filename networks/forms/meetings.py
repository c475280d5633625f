"""Forms of a network's meetings: a day, a time from and to, a place, a link, an agenda."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from networks.models import Meeting
from organisation.forms.acting import renew
from organisation.forms.appointments import WhenForm
from organisation.forms.tidy import TidyForm
from organisation.rules.calendar import COPENHAGEN, Answer


class TimeForm(WhenForm):
    """When and where a network meets, and the link for those who are elsewhere."""

    online_link = forms.URLField(
        label=_("Link til onlinemøde"),
        max_length=200,
        required=False,
        assume_scheme="https",
        help_text=_("Hvis nogen skal kunne være med hjemmefra."),
    )

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, now=now, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        when = Row(Column("day", css_class="col-sm-6"), Column("starts"), Column("ends"))
        self.helper.layout = Layout(when, *[name for name in self.fields if name not in ("day", "starts", "ends")])

    @property
    def asked(self) -> dict[str, Any]:
        """What the verbs of meetings take."""
        kept = ("place", "online_link", "agenda")
        when = {"starts": self.cleaned_data["from_"], "ends": self.cleaned_data["to"]}
        return when | {name: self.cleaned_data[name] for name in kept if name in self.cleaned_data}

    @property
    def time_and_place(self) -> dict[str, Any]:
        """What may speak against the time."""
        return {name: self.asked[name] for name in ("starts", "ends", "place")} | {"on": self.cleaned_data["day"]}

    @property
    def time_asked(self) -> str:
        """The time and place that somebody has been warned of; another one is warned of anew."""
        facts = self.cleaned_data
        return f"{facts['from_'].isoformat()} {facts['to'].isoformat()} {facts['place']} {facts.get('scope', '')}"


class BookForm(TimeForm):
    """A new meeting."""

    agenda = forms.CharField(
        label=_("Dagsorden"),
        required=False,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("Kun deltagerne og facilitatoren kan læse den. Den kan skrives senere."),
    )


class Scope(TextChoices):
    """How much of a series a change is for."""

    ONE = "one", _("Kun dette møde")
    REST = "rest", _("Dette møde og resten af rækken")


class ScopedForm(forms.Form):
    """Asks whether a change is for one meeting or for the rest of its series, where there is a rest."""

    scope = forms.ChoiceField(
        label=_("Mødet er en del af en række"), choices=Scope.choices, initial=Scope.ONE, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, rest: Sequence[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(rest) < 2:
            del self.fields["scope"]

    @property
    def is_for_rest(self) -> bool:
        """Whether the rest of the series goes with the meeting."""
        return self.cleaned_data.get("scope") == Scope.REST


class MoveForm(TimeForm, ScopedForm):
    """A meeting that is moved, as it stood when the form was opened."""

    sequence = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        appointment = meeting.appointment
        begins, stops = (one.astimezone(COPENHAGEN) for one in (appointment.starts, appointment.ends))
        kwargs["initial"] = {
            "day": begins.date(),
            "starts": begins.time(),
            "ends": stops.time(),
            "place": appointment.place,
            "online_link": appointment.online_link,
            "sequence": appointment.sequence,
        }
        super().__init__(*args, **kwargs)
        self.appointment = appointment

    @property
    def is_same_time(self) -> bool:
        """Whether only the place or the link is new."""
        return (self.asked["starts"], self.asked["ends"]) == (self.appointment.starts, self.appointment.ends)

    def clean(self) -> dict[str, Any]:
        """Nobody moves a meeting that was moved meanwhile without seeing it; whoever has been told may."""
        found = super().clean()
        if found.get("sequence") != self.appointment.sequence:
            self.add_error(None, _("En anden har ændret mødet, mens du skrev. Se den nye tid, før du flytter det."))
            renew(self, sequence=self.appointment.sequence)
        return found


class CancelForm(TidyForm, ScopedForm):
    """Why a meeting is called off."""

    reason = forms.CharField(
        label=_("Begrundelse"), max_length=300, required=False, help_text=_("Står i brevet til deltagerne.")
    )


class AgendaForm(TidyForm, forms.Form):
    """What a meeting is about."""

    agenda = forms.CharField(
        label=_("Dagsorden"),
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 12}),
        help_text=_("Kun deltagerne og facilitatoren kan læse den."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class MeetingAnswerForm(forms.Form):
    """One of three buttons."""

    answer = forms.TypedChoiceField(
        choices=[(one.value, one.label) for one in (Answer.ACCEPTED, Answer.TENTATIVE, Answer.DECLINED)],
        coerce=Answer,
    )

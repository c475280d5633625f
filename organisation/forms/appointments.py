"""When and where an appointment between people is held; the floors above add what is theirs."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.forms.fields import DanishDateField, DanishTimeField
from organisation.forms.tidy import TidyForm
from organisation.models import Appointment
from organisation.rules.calendar import COPENHAGEN, USUAL_END, USUAL_START, moment


class WhenForm(TidyForm, forms.Form):
    """A day, a time from and to, a place. Errors stand at the field that has to be changed."""

    day = DanishDateField(label=_("Dato"), help_text=_("Skriv som 30.11.2026."))
    starts = DanishTimeField(label=_("Fra"), help_text=_("Skriv som 13.00."))
    ends = DanishTimeField(label=_("Til"), help_text=_("Skriv som 15.30."))
    place = forms.CharField(label=_("Sted"), max_length=200, required=False)

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now

    def clean(self) -> dict[str, Any]:
        """The day and the clocks as two instants, `from_` and `to`."""
        found = super().clean() or {}
        day, starts, ends = found.get("day"), found.get("starts"), found.get("ends")
        if not (day and starts and ends):
            return found
        found["from_"], found["to"] = self.instant(day, starts, "starts"), self.instant(day, ends, "ends")
        if found["from_"] and found["from_"] <= self.now:
            self.add_error("day", _("Det tidspunkt er gået. Vælg en dag, der kommer."))
        if ends <= starts:
            self.add_error("ends", _("Mødet skal slutte, efter det er begyndt."))
        return found

    def instant(self, day: date, clock: time, field: str) -> datetime | None:
        """The instant of a clock on a day, or an error at its field: one hour a year does not exist."""
        found = moment(day, clock)
        if found is None:
            self.add_error(field, _("Det klokkeslæt findes ikke den dag, for uret stilles frem."))
        return found


class AppointmentForm(WhenForm):
    """When and where people talk, filled in with the appointment that is booked."""

    def __init__(self, *args: Any, now: datetime, booked: Appointment | None, **kwargs: Any) -> None:
        kwargs["initial"] = {"starts": USUAL_START, "ends": USUAL_END}
        if booked:
            begins, stops = (one.astimezone(COPENHAGEN) for one in (booked.starts, booked.ends))
            when = {"day": begins.date(), "starts": begins.time(), "ends": stops.time()}
            kwargs["initial"] = when | {"place": booked.place}
        super().__init__(*args, now=now, **kwargs)

    @property
    def asked(self) -> dict[str, Any]:
        """What the verbs take."""
        facts = self.cleaned_data
        return {"starts": facts["from_"], "ends": facts["to"], "place": facts["place"]}

    @property
    def time_asked(self) -> str:
        """The time that somebody has been warned of; another one is warned of anew."""
        return f"{self.asked['starts'].isoformat()} {self.asked['ends'].isoformat()}"

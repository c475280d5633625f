"""Forms of polls: the times that are proposed, and what somebody says to each."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from networks.models import PollTime
from networks.rules.polls import FEWEST, MOST, Wish, closing_of
from organisation.forms.fields import DanishDateField, DanishTimeField
from organisation.forms.tidy import TidyForm
from organisation.rules.calendar import moment


class TimesForm(TidyForm, forms.Form):
    """From three to eight times, each a day and two clocks; a row that is left empty is not proposed."""

    place = forms.CharField(label=_("Sted"), max_length=200, required=False)
    online_link = forms.URLField(
        label=_("Link til onlinemøde"),
        max_length=200,
        required=False,
        assume_scheme="https",
        help_text=_("Hvis nogen skal kunne være med hjemmefra."),
    )
    closes = DanishDateField(ahead=1, label=_("Svar senest"), help_text=_("Til kl. 16 den dag. Skriv som 30.11.2026."))

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        for number in range(MOST):
            required = number < FEWEST
            self.fields[f"day_{number}"] = DanishDateField(ahead=2, label=_("Dato"), required=required)
            self.fields[f"starts_{number}"] = DanishTimeField(label=_("Fra"), required=required)
            self.fields[f"ends_{number}"] = DanishTimeField(label=_("Til"), required=required)

    @property
    def rows(self) -> list[tuple[int, Any, Any, Any]]:
        """The rows that are shown: their numbers from one on, and their three fields."""
        return [(n + 1, self[f"day_{n}"], self[f"starts_{n}"], self[f"ends_{n}"]) for n in range(MOST)]

    @property
    def needed(self) -> list[tuple[int, Any, Any, Any]]:
        """The rows that have to be filled in."""
        return self.rows[:FEWEST]

    @property
    def more(self) -> list[tuple[int, Any, Any, Any]]:
        """The rows that may be left empty."""
        return self.rows[FEWEST:]

    @property
    def has_more(self) -> bool:
        """Whether something stands in one of the rows that may be left empty."""
        return any(field.value() or field.errors for _number, *fields in self.more for field in fields)

    @property
    def asked(self) -> dict[str, Any]:
        """What the verb takes."""
        kept = {name: self.cleaned_data[name] for name in ("place", "online_link")}
        return kept | {"times": self.cleaned_data["times"], "closes_at": self.cleaned_data["closes_at"]}

    @property
    def times_asked(self) -> str:
        """The times that somebody has been warned of; others are warned of anew."""
        times = " ".join(f"{starts.isoformat()}/{ends.isoformat()}" for starts, ends in self.asked["times"])
        return f"{times} {self.asked['place']}"

    def clean(self) -> dict[str, Any]:
        """The rows as times, and the day to answer by as a moment."""
        found = super().clean()
        found["times"] = [span for number in range(MOST) if (span := self._span(number))]
        if closes := found.get("closes"):
            found["closes_at"] = closing_of(closes)
            if found["closes_at"] <= self.now:
                self.add_error("closes", _("Den dag er gået. Vælg en dag, der kommer."))
            elif found["times"] and found["closes_at"] >= min(starts for starts, _ends in found["times"]):
                self.add_error("closes", _("Fristen for at svare skal ligge før den første af tiderne."))
        return found

    def _span(self, number: int) -> tuple[datetime, datetime] | None:
        names = [f"{name}_{number}" for name in ("day", "starts", "ends")]
        day, starts, ends = (self.cleaned_data.get(name) for name in names)
        if day is None and starts is None and ends is None:
            return None
        for name, value in zip(names, (day, starts, ends), strict=True):
            if value is None and name not in self.errors:
                self.add_error(name, _("Skriv både dato, fra og til, eller lad rækken stå tom."))
        if day is None or starts is None or ends is None:
            return None
        return self._instants(names, day, starts, ends)

    def _instants(self, names: list[str], day: date, starts: Any, ends: Any) -> tuple[datetime, datetime] | None:
        begins, stops = moment(day, starts), moment(day, ends)
        if begins is None or stops is None:
            self.add_error(names[1], _("Det klokkeslæt findes ikke den dag, for uret stilles frem."))
            return None
        if begins <= self.now:
            self.add_error(names[0], _("Det tidspunkt er gået. Vælg en dag, der kommer."))
        if ends <= starts:
            self.add_error(names[2], _("Mødet skal slutte, efter det er begyndt."))
            return None
        return begins, stops


class WishesForm(forms.Form):
    """Yes, if need be, or no to each of the times; all of them at once."""

    def __init__(self, *args: Any, times: Iterable[PollTime], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.times = list(times)
        for time in self.times:
            self.fields[f"time-{time.pk}"] = forms.TypedChoiceField(
                choices=Wish.choices,
                coerce=Wish,
                widget=forms.RadioSelect,
                error_messages={"required": _("Svar på den her tid også.")},
            )

    @property
    def wishes(self) -> dict[int, Wish]:
        """What the verb takes: the wish for each time by its number."""
        return {time.pk: self.cleaned_data[f"time-{time.pk}"] for time in self.times}

    def field_of(self, time: PollTime) -> Any:
        """The field for one of the times."""
        return self[f"time-{time.pk}"]


class WithdrawForm(TidyForm, forms.Form):
    """Why a proposal of times is taken back."""

    reason = forms.CharField(
        label=_("Begrundelse"), max_length=300, required=False, help_text=_("Står i brevet til dem, der har svaret.")
    )

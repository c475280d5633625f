"""A series of meetings: the first one's time and place, how often, how many, and what happens on holidays."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from networks.forms.meetings import TimeForm
from networks.models import Network
from networks.queries.clashes import Span
from networks.queries.series import Planned
from networks.rules.series import FEWEST, MOST, OnHolidays, Rhythm


class SeriesForm(TimeForm):
    """When the first meeting is, and how the others follow."""

    weeks = forms.TypedChoiceField(label=_("Hvor tit"), choices=Rhythm.choices, coerce=int)
    count = forms.IntegerField(
        label=_("Hvor mange møder"),
        min_value=FEWEST,
        max_value=MOST,
        initial=6,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        help_text=_("Mindst 2 og højst 12."),
    )
    on_holidays = forms.ChoiceField(
        label=_("Når et møde falder på en helligdag eller i en skoleferie"),
        choices=OnHolidays.choices,
        initial=OnHolidays.SHIFT,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, now: datetime, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, now=now, **kwargs)
        self.fields["day"].label = _("Første møde")
        self.fields["weeks"].initial = network.programme.weeks
        when = Row(Column("day", css_class="col-sm-6"), Column("starts"), Column("ends"))
        often = Row(Column("weeks", css_class="col-sm-6"), Column("count"))
        self.helper.layout = Layout(when, often, "on_holidays", "place", "online_link")

    @property
    def plan(self) -> dict[str, Any]:
        """What the question of the series' days takes."""
        asked = ("day", "starts", "ends", "place", "weeks", "count", "on_holidays")
        return {name: self.cleaned_data[name] for name in asked}

    @property
    def booking(self) -> dict[str, Any]:
        """What the verb takes besides the times."""
        return {name: self.cleaned_data[name] for name in ("weeks", "place", "online_link")}

    @property
    def plan_asked(self) -> str:
        """The plan that somebody has been shown; another one is shown anew."""
        return " ".join(str(one) for one in self.plan.values())


def chosen_times(data: QueryDict, planned: Iterable[Planned]) -> list[Span]:
    """The times of a plan that somebody left ticked; what is not in the plan is not chosen."""
    kept = set(data.getlist("kept"))
    return [one.span for one in planned if one.span and one.is_bookable and one.key in kept]

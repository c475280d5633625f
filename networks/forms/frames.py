"""The networks to fill, as forms: how many and how large, and each with its name, size, days, place and facilitator."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import count
from typing import Any, cast

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.forms.formsets import DEFAULT_MAX_NUM
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from networks.actions.networks import demand_named_by_another
from networks.forms.programmes import LARGEST, SMALLEST
from networks.forms.scenarios import VersionForm
from networks.models import Facilitator, Network, Scenario
from networks.queries.frames import kept_in
from networks.queries.problem import entry_of as new_entry
from networks.rules.composition import DAY_NAMES, WEEKDAYS, days_with
from networks.rules.names import network_name
from networks.rules.programmes import demand_led_as_decided
from networks.rules.sentences import day_list
from organisation.forms.acting import is_carried_out
from organisation.forms.tidy import TidyForm
from organisation.models import Account
from organisation.rules.numbers import whole_number

LINES, MOST_NETWORKS = 20, 3000
"""So many networks on one page of the form, and so many in all."""


def page_of_frame(scenario: Scenario, number: str | None) -> Page:
    """A page of the networks to fill."""
    return Paginator(scenario.frame, LINES).get_page(number)


class NetworkLineForm(TidyForm, forms.Form):
    """One network of the frame."""

    key = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Navn"), max_length=120)
    smallest = forms.IntegerField(label=_("Mindst"), min_value=SMALLEST, max_value=LARGEST)
    largest = forms.IntegerField(label=_("Højst"), min_value=SMALLEST, max_value=LARGEST)
    days = forms.MultipleChoiceField(
        label=_("Kan mødes"),
        choices=[(day, DAY_NAMES[day]) for day in WEEKDAYS],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Vælg mindst én ugedag.")},
    )
    place = forms.CharField(
        label=_("Mødested"), max_length=120, required=False, widget=forms.TextInput({"list": "steder"})
    )
    facilitator = forms.ModelChoiceField(
        label=_("Facilitator"), queryset=Facilitator.objects.none(), required=False, empty_label=_("ingen endnu")
    )

    def __init__(
        self, *args: Any, facilitators: list[Facilitator], kept: Mapping[str, SafeString], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kept: Mapping[str, SafeString] = kept
        field = cast(forms.ModelChoiceField, self.fields["facilitator"])
        field.queryset = Facilitator.objects.select_related("person")
        field.choices = [("", field.empty_label), *((one.pk, str(one)) for one in facilitators)]

    def clean(self) -> dict[str, Any]:
        """The most is not fewer than the fewest; and a network is not ended by being taken out."""
        found = super().clean()
        if found.get("DELETE") and found.get("key") in self.kept:
            self.add_error("DELETE", self.kept[found["key"]])
        if {"smallest", "largest"} <= found.keys() and found["largest"] < found["smallest"]:
            self.add_error("largest", _("Højst kan ikke være mindre end mindst."))
        return found


class NetworkLinesBase(forms.BaseFormSet):
    """A page of the networks to fill; names differ, no facilitator gets more networks than they can carry, and nobody
    names themselves.

    Networks on other pages stay as they are, and count.
    """

    def __init__(self, *args: Any, scenario: Scenario, page: Page, today: date, by: Account, **kwargs: Any) -> None:
        self.scenario, self.today, self.by = scenario, today, by
        first = max(0, page.start_index() - 1)
        self.before, self.here = scenario.frame[:first], list(page.object_list)
        self.after = scenario.frame[first + len(self.here) :]
        using = [entry["facilitator"] for entry in scenario.frame if entry["facilitator"]]
        choices = Facilitator.objects.filter(Q(active=True) | Q(pk__in=using)).select_related("person")
        kwargs["form_kwargs"] = {"facilitators": list(choices), "kept": kept_lines(scenario, today)}
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        """Errors stand at the network concerned."""
        elsewhere = [*self.before, *self.after]
        names: Counter[str] = Counter(entry["name"].casefold() for entry in elsewhere)
        carried = Counter(entry["facilitator"] for entry in elsewhere) + self._carried_beside()
        for line in self.forms:
            found = line.cleaned_data if line.is_valid() else {}
            if not found or found.get("DELETE"):
                continue
            names[found["name"].casefold()] += 1
            if names[found["name"].casefold()] > 1:
                line.add_error("name", _("To netværk kan ikke hedde det samme."))
            guide = found["facilitator"]
            if guide is not None:
                carried[guide.pk] += 1
                self._demand_fit(line, guide, carried[guide.pk])

    def _carried_beside(self) -> Counter[int]:
        """Facilitator → the networks they run beside those of this proposal, in whatever programme."""
        mine = [entry["network"] for entry in self.scenario.frame if entry["network"]]
        others = Network.objects.from_day(self.scenario.starts).exclude(pk__in=mine).exclude(facilitator=None)
        return Counter(others.values_list("facilitator_id", flat=True))

    def _demand_fit(self, line: forms.Form, guide: Facilitator, carries: int) -> None:
        """A facilitator can meet on a day of the network; one who is new there can carry it, and is not who writes."""
        found, had = line.cleaned_data, {entry["id"]: entry["facilitator"] for entry in self.here}
        if not days_with(found["days"], guide.days):
            words = _("%(name)s kan kun mødes %(days)s. Vælg en af de dage eller en anden facilitator.")
            line.add_error("facilitator", words % {"name": guide.person.name, "days": day_list(guide.days)})
        if had.get(found["key"]) == guide.pk:
            return
        if carries > guide.capacity:
            line.add_error("facilitator", _("%(name)s kan ikke tage flere netværk.") % {"name": guide.person.name})
        named, decided = {guide.person_id: found["name"]}, self.scenario.programme.facilitation
        is_carried_out(line, lambda: demand_led_as_decided(decided, guide.person.name, external=guide.external))
        is_carried_out(line, lambda: demand_named_by_another(named, self.by, self.today))

    @property
    def frame(self) -> list[dict[str, Any]]:
        """All the networks as a scenario holds them; a new one gets a key of its own."""
        known = {entry["id"]: entry for entry in self.here}
        fresh = last_key(self.scenario)
        found = []
        for line in (line.cleaned_data for line in self.forms if not line.cleaned_data.get("DELETE")):
            fresh += line["key"] not in known
            key = line["key"] if line["key"] in known else str(fresh)
            found.append(entry_of(line, key, known.get(key, {}).get("network")))
        return [*self.before, *found, *self.after]


def kept_lines(scenario: Scenario, today: date) -> dict[str, SafeString]:
    """Key of a line → why its network cannot be taken out, with the way to where that is decided."""
    kept = kept_in(scenario, today)
    return {
        entry["id"]: format_html(
            '{} <a href="{}">{}</a>',
            kept[entry["network"]],
            reverse("networks:life", args=[entry["network"]]),
            _("Se forløbet, og tag stilling"),
        )
        for entry in scenario.frame
        if entry["network"] in kept
    }


def last_key(scenario: Scenario) -> int:
    """The highest number that a new network of the frame has been given."""
    return max((int(entry["id"]) for entry in scenario.frame if entry["id"].isdigit()), default=0)


NetworkLines = cast(
    type[NetworkLinesBase],
    forms.formset_factory(
        NetworkLineForm, formset=NetworkLinesBase, extra=0, can_delete=True, min_num=1, validate_min=True
    ),
)


def entry_of(line: dict[str, Any], key: str, network: int | None) -> dict[str, Any]:
    """One line as an entry of the frame; `network` is the one that runs already."""
    guide = line["facilitator"]
    return {
        "id": key,
        "name": line["name"],
        "min": line["smallest"],
        "max": line["largest"],
        "days": [day for day in WEEKDAYS if day in line["days"]],
        "place": line["place"],
        "facilitator": guide.pk if guide else None,
        "guide": guide.person_id if guide else None,
        "network": network,
    }


class MostMovedForm(VersionForm):
    """How many may move at most."""

    max_moved = forms.IntegerField(
        label=_("Højst så mange flytter netværk"),
        min_value=0,
        max_value=20_000,
        required=False,
        help_text=_("Tom: så mange, det kræver."),
    )


class AllNetworksForm(VersionForm):
    """How many networks there are to be, and one size for them all; a size left empty changes none."""

    number = forms.IntegerField(label=_("Antal netværk"), min_value=1, max_value=MOST_NETWORKS)
    smallest = forms.IntegerField(label=_("Mindst"), min_value=SMALLEST, max_value=LARGEST, required=False)
    largest = forms.IntegerField(label=_("Højst"), min_value=SMALLEST, max_value=LARGEST, required=False)

    def __init__(self, *args: Any, scenario: Scenario, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "alle_%s")
        kwargs.setdefault("initial", {"version": scenario.version, "number": len(scenario.frame)})
        super().__init__(*args, **kwargs)
        self.scenario = scenario

    def clean(self) -> dict[str, Any]:
        """Networks that run are taken out one by one; and the most is not fewer than the fewest in any network."""
        found = super().clean() or {}
        running = sum(entry["network"] is not None for entry in self.scenario.frame)
        if found.get("number", running) < running:
            words = _("%(number)s netværk er allerede i gang. De tages ikke ud med et tal.")
            self.add_error("number", words % {"number": running})
        sizes = [
            (found.get("smallest") or entry["min"], found.get("largest") or entry["max"])
            for entry in self.scenario.frame
        ]
        if any(smallest > largest for smallest, largest in sizes):
            self.add_error("largest", _("Højst kan ikke være mindre end mindst."))
        return found

    @property
    def frame(self) -> list[dict[str, Any]]:
        """The networks with the new number and sizes: the last new ones go first, and what comes is named."""
        kept, number = list(self.scenario.frame), self.cleaned_data["number"]
        for entry in [one for one in reversed(kept) if one["network"] is None][: max(0, len(kept) - number)]:
            kept.remove(entry)
        programme, last = self.scenario.programme, last_key(self.scenario)
        taken = {entry["name"] for entry in kept}
        names = (name for name in map(network_name, count()) if name not in taken)
        kept += [
            new_entry(str(last + place), next(names), programme, list(WEEKDAYS), None)
            for place in range(1, number - len(kept) + 1)
        ]
        smallest, largest = self.cleaned_data["smallest"], self.cleaned_data["largest"]
        return [entry | {"min": smallest or entry["min"], "max": largest or entry["max"]} for entry in kept]


def lines_of(page: Page) -> list[dict[str, Any]]:
    """What a page of the frame's form begins with."""
    return [
        {
            "key": entry["id"],
            "name": entry["name"],
            "smallest": entry["min"],
            "largest": entry["max"],
            "days": entry["days"],
            "place": entry.get("place", ""),
            "facilitator": entry["facilitator"],
        }
        for entry in page.object_list
    ]


def with_one_more(sent: QueryDict, scenario: Scenario, page: Page) -> QueryDict:
    """The form as sent with one more network, under a name that is in use neither here nor on another page."""
    more, programme = sent.copy(), scenario.programme
    number = min(whole_number(sent.get("form-TOTAL_FORMS")) or 0, DEFAULT_MAX_NUM)
    names = {sent.get(f"form-{place}-name") for place in range(number)}
    names |= {entry["name"] for entry in scenario.frame if entry not in page.object_list}
    more["form-TOTAL_FORMS"] = str(number + 1)
    more[f"form-{number}-name"] = next(name for name in map(network_name, count()) if name not in names)
    more[f"form-{number}-smallest"], more[f"form-{number}-largest"] = str(programme.smallest), str(programme.largest)
    more.setlist(f"form-{number}-days", list(WEEKDAYS))
    return more


def with_version(sent: QueryDict, scenario: Scenario) -> QueryDict:
    """The form as sent, on the proposal as it is now."""
    again = sent.copy()
    again["version"] = str(scenario.version)
    return again


def typed_onto(sent: QueryDict, scenario: Scenario, page: Page) -> QueryDict:
    """The form as sent on the proposal as it is now; networks that have come to the page meanwhile come along."""
    again = with_version(sent, scenario)
    number = int(str(sent["form-TOTAL_FORMS"]))
    known = {sent.get(f"form-{place}-key") for place in range(number)}
    come = [line for line in lines_of(page) if line["key"] not in known]
    for place, line in enumerate(come, number):
        for name in ("key", "name", "smallest", "largest", "place"):
            again[f"form-{place}-{name}"] = str(line[name])
        again.setlist(f"form-{place}-days", list(line["days"]))
        again[f"form-{place}-facilitator"] = str(line["facilitator"] or "")
    again["form-TOTAL_FORMS"] = str(number + len(come))
    return again

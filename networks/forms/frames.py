"""The networks to fill, as a form: names, sizes, weekdays, facilitators."""

from collections import Counter
from typing import Any, cast

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from networks.forms.programmes import LARGEST, SMALLEST
from networks.forms.scenarios import VersionForm
from networks.models import Facilitator, Scenario
from networks.rules.composition import DAY_NAMES, WEEKDAYS
from networks.rules.names import network_name
from organisation.forms.tidy import TidyForm


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
    facilitator = forms.ModelChoiceField(
        label=_("Facilitator"), queryset=Facilitator.objects.none(), required=False, empty_label=_("ingen endnu")
    )

    def __init__(self, *args: Any, facilitators: list[Facilitator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelChoiceField, self.fields["facilitator"])
        field.queryset = Facilitator.objects.select_related("person")
        field.choices = [("", field.empty_label), *((one.pk, str(one)) for one in facilitators)]

    def clean(self) -> dict[str, Any]:
        """The most is not fewer than the fewest."""
        found = super().clean()
        if {"smallest", "largest"} <= found.keys() and found["largest"] < found["smallest"]:
            self.add_error("largest", _("Højst kan ikke være mindre end mindst."))
        return found


class NetworkLinesBase(forms.BaseFormSet):
    """Every network of the frame: names differ, and no facilitator gets more networks than they can carry."""

    def __init__(self, *args: Any, scenario: Scenario, **kwargs: Any) -> None:
        self.scenario: Scenario = scenario
        using = [entry["facilitator"] for entry in scenario.frame if entry["facilitator"]]
        choices = Facilitator.objects.filter(Q(active=True) | Q(pk__in=using)).select_related("person")
        kwargs["form_kwargs"] = {"facilitators": list(choices)}
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        """Errors stand at the network concerned."""
        names: Counter[str] = Counter()
        carried: Counter[Facilitator] = Counter()
        for line in self.forms:
            found = line.cleaned_data if line.is_valid() else {}
            if not found or found.get("DELETE"):
                continue
            names[found["name"].casefold()] += 1
            if names[found["name"].casefold()] > 1:
                line.add_error("name", _("To netværk kan ikke hedde det samme."))
            guide = found["facilitator"]
            if guide is not None:
                carried[guide] += 1
                if carried[guide] > guide.capacity:
                    line.add_error(
                        "facilitator", _("%(name)s kan ikke tage flere netværk.") % {"name": guide.person.name}
                    )

    @property
    def frame(self) -> list[dict[str, Any]]:
        """The networks as a scenario holds them; a new one gets a key of its own."""
        known = {entry["id"]: entry for entry in self.scenario.frame}
        fresh = max((int(key) for key in known if key.isdigit()), default=0)
        found = []
        for line in (line.cleaned_data for line in self.forms if not line.cleaned_data.get("DELETE")):
            fresh += line["key"] not in known
            key = line["key"] if line["key"] in known else str(fresh)
            found.append(entry_of(line, key, known.get(key, {}).get("network")))
        return found


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


def lines_of(scenario: Scenario) -> list[dict[str, Any]]:
    """What the frame's form begins with."""
    return [
        {
            "key": entry["id"],
            "name": entry["name"],
            "smallest": entry["min"],
            "largest": entry["max"],
            "days": entry["days"],
            "facilitator": entry["facilitator"],
        }
        for entry in scenario.frame
    ]


def with_one_more(sent: QueryDict, scenario: Scenario) -> QueryDict:
    """The form as sent with one more network, under a name that is not in use."""
    more, programme = sent.copy(), scenario.programme
    count = int(sent.get("form-TOTAL_FORMS", "0")) if sent.get("form-TOTAL_FORMS", "0").isdigit() else 0
    names = {sent.get(f"form-{place}-name") for place in range(count)}
    more["form-TOTAL_FORMS"] = str(count + 1)
    more[f"form-{count}-name"] = next(name for name in map(network_name, range(count + 1)) if name not in names)
    more[f"form-{count}-smallest"], more[f"form-{count}-largest"] = str(programme.smallest), str(programme.largest)
    more.setlist(f"form-{count}-days", list(WEEKDAYS))
    return more

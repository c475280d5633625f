"""Forms of redesign: what takes over, and several networks that give way together."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from networks.models import Programme
from networks.queries.redesigns import RedesignPage
from organisation.forms.fields import DanishDateField
from organisation.forms.tidy import TidyForm
from organisation.rules.calendar import COPENHAGEN
from organisation.rules.times import dated_words

CHANGED = _("Et af netværkene er ændret, siden du åbnede siden. Se dem igen, og vælg på ny.")
READ_BY_ALL = _("Skriv begrundelsen. Deltagerne og facilitatoren læser den.")


class SuccessorField(forms.ModelChoiceField):
    """A programme that may take over, with its type and the day of its decisions."""

    def __init__(self, **kwargs: Any) -> None:
        wrong = dict.fromkeys(("required", "invalid_choice"), _("Vælg det program, hvis beslutninger nu gælder."))
        super().__init__(
            queryset=Programme.objects.none(),
            label=_("Efter hvilke beslutninger?"),
            empty_label=_("vælg et program"),
            help_text=_(
                "Programmer, hvis beslutninger er offentliggjort, efter at netværket begyndte: "
                "et andet, eller netværkets eget i en ny udgave."
            ),
            error_messages=wrong,
            **kwargs,
        )

    def label_from_instance(self, obj: Any) -> str:
        """The programme, its type, and since when it has been so."""
        day = dated_words(obj.decided.astimezone(COPENHAGEN).date())
        facts = {"name": obj.name, "kind": obj.get_kind_display(), "day": day}
        return str(_("%(name)s: %(kind)s, besluttet den %(day)s") % facts)


class GivingWayDateField(DanishDateField):
    """The last day of what gives way, where it is not the day before another programme begins."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Sidste dag"),
            required=False,
            help_text=_("Tom: dagen, før det nye program begynder. Er programmet i gang, skal dagen skrives."),
            **kwargs,
        )


class RedesignTogetherForm(TidyForm, forms.Form):
    """Which networks give way, after which decisions, when, and why."""

    networks = forms.MultipleChoiceField(
        label=_("Netværk, der afløses"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Vælg mindst ét netværk."), "invalid_choice": CHANGED},
    )
    programme = SuccessorField()
    ends = GivingWayDateField()
    reason = forms.CharField(
        label=_("Begrundelse, fælles for dem alle"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=_("Deltagerne og facilitatoren læser den i deres brev."),
        error_messages={"required": READ_BY_ALL},
    )

    def __init__(self, *args: Any, page: RedesignPage, **kwargs: Any) -> None:
        # A mark is a network as it was on the screen: changed meanwhile, it is none of the choices.
        self.marks = {f"{one.network.pk}-{one.network.version}": one.network for one in page.ready}
        kwargs["initial"] = {"networks": list(self.marks)}
        super().__init__(*args, **kwargs)
        chosen = cast(forms.MultipleChoiceField, self.fields["networks"])
        chosen.choices = [(mark, network.name) for mark, network in self.marks.items()]
        cast(forms.ModelChoiceField, self.fields["programme"]).queryset = page.successors

    @property
    def asked(self) -> dict[str, Any]:
        """What the verb takes."""
        return self.cleaned_data | {"networks": [self.marks[mark] for mark in self.cleaned_data["networks"]]}

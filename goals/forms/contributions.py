"""What a goal contributes, in one sentence, and the efforts that contributions go through."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goals.actions.efforts import effort_mark
from goals.actions.goals import contribution_mark
from goals.models import Contribution, Effort
from goals.rules.goals import Verdict
from goals.rules.telling import VERDICTS
from organisation.forms.fields import PersonField
from organisation.forms.tidy import TidyForm


class ContributionForm(TidyForm, forms.Form):
    """The sentence, and which of the other goal's efforts it goes through, where it has any."""

    words = forms.CharField(
        label=gettext_lazy("Bidraget i én sætning"),
        max_length=300,
        help_text=gettext_lazy("Hvad sker der her, som gør, at det andet mål kommer nærmere?"),
    )
    effort = forms.TypedChoiceField(
        label=gettext_lazy("Går det gennem en indsats?"),
        required=False,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, efforts: Iterable[Effort], contribution: Contribution | None = None, **kwargs: Any
    ) -> None:
        if contribution is not None:
            seen = contribution_mark(contribution)
            kwargs["initial"] = {"words": contribution.words, "effort": contribution.effort_id, "seen": seen}
        kwargs.setdefault("initial", {"effort": ""})
        super().__init__(*args, **kwargs)
        self.efforts = {effort.pk: effort for effort in efforts}
        names = [(pk, effort.name) for pk, effort in self.efforts.items()]
        cast(forms.TypedChoiceField, self.fields["effort"]).choices = [("", _("Nej, direkte")), *names]
        if not self.efforts:
            del self.fields["effort"]

    @property
    def asked(self) -> dict[str, Any]:
        """What the verbs take."""
        chosen = self.cleaned_data.get("effort")
        return {"words": self.cleaned_data["words"], "effort": self.efforts[chosen] if chosen else None}


class EffortForm(TidyForm, forms.Form):
    """What is done, for whom, why it is believed to work, and who holds it together."""

    name = forms.CharField(
        label=gettext_lazy("Indsatsen"), max_length=200, help_text=gettext_lazy("Et navn, I selv bruger.")
    )
    what = forms.CharField(
        label=gettext_lazy("Hvad gør vi?"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )
    for_whom = forms.CharField(label=gettext_lazy("For hvem?"), max_length=200, required=False)
    why = forms.CharField(
        label=gettext_lazy("Hvorfor tror vi, det virker?"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Det er det, I kan se efter, når I senere skal beholde, justere eller stoppe."),
    )
    owner = PersonField(
        label=gettext_lazy("Hvem holder i den?"), required=False, help_text=gettext_lazy("Navn eller mail.")
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, effort: Effort | None = None, **kwargs: Any) -> None:
        if effort is not None:
            names = ("name", "what", "for_whom", "why", "owner")
            kwargs["initial"] = {name: getattr(effort, name) for name in names} | {"seen": effort_mark(effort)}
        super().__init__(*args, **kwargs)

    @property
    def asked(self) -> dict[str, Any]:
        """What the verbs take."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class JudgeForm(TidyForm, forms.Form):
    """What is known of an effort, and what is to happen to it."""

    evidence = forms.CharField(
        label=gettext_lazy("Det ved vi"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("Målinger, det borgerne siger, og det I selv har set."),
    )
    verdict = forms.ChoiceField(
        label=gettext_lazy("Hvad gør vi så?"),
        widget=forms.RadioSelect,
        choices=[(one, VERDICTS[one]) for one in (Verdict.KEEP, Verdict.ADJUST, Verdict.STOP)],
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, effort: Effort, **kwargs: Any) -> None:
        known = effort.verdict if effort.verdict != Verdict.TRYING else None
        kwargs["initial"] = {"evidence": effort.evidence, "verdict": known, "seen": effort_mark(effort)}
        super().__init__(*args, **kwargs)

    @property
    def asked(self) -> dict[str, Any]:
        """What the verb takes."""
        return {"evidence": self.cleaned_data["evidence"], "verdict": Verdict(self.cleaned_data["verdict"])}

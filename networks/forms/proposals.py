"""Forms of proposals upwards: write one, send it, answer it."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from networks.models import Proposal
from networks.queries.proposals import Recipients
from networks.rules.proposals import Answer
from organisation.forms.fields import DanishDateField
from organisation.forms.tidy import TidyForm
from organisation.models import Person


class ProposalForm(TidyForm, forms.Form):
    """To whom, what, and why."""

    to = forms.ModelChoiceField(label=_("Hvem skal svare?"), queryset=Person.objects.none(), empty_label=_("Vælg en"))
    title = forms.CharField(label=_("Overskrift"), max_length=120)
    words = forms.CharField(label=_("Hvad foreslår I?"), max_length=3000, widget=forms.Textarea({"rows": 6}))
    why = forms.CharField(
        label=_("Hvorfor?"),
        max_length=3000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Skriv, hvad I ser i hverdagen, og hvad det vil ændre. Nævn ikke, hvem der har sagt hvad."),
    )

    def __init__(self, *args: Any, recipients: Recipients, proposal: Proposal | None = None, **kwargs: Any) -> None:
        if proposal is not None:
            kwargs["initial"] = {name: getattr(proposal, name) for name in ("to", "title", "words", "why", "edition")}
        super().__init__(*args, **kwargs)
        chosen = cast(forms.ModelChoiceField, self.fields["to"])
        chosen.queryset = Person.objects.filter(pk__in=[one.pk for one in recipients.everybody])
        groups = (
            (_("Har skrevet under på beslutningerne"), recipients.signer),
            (_("Lederne over jer"), recipients.above),
            (_("HR"), recipients.hr),
        )
        offered = [(str(words), [(one.pk, one.name) for one in those]) for words, those in groups if those]
        chosen.choices = [("", _("Vælg en")), *offered]
        if proposal is not None:
            self.fields["edition"] = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class EditionForm(forms.Form):
    """Which words were read."""

    edition = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class SendForm(EditionForm):
    """By when the network asks for an answer."""

    answer_by = DanishDateField(ahead=2, label=_("Svar senest"), help_text=_("Skriv som 30.11.2026."))


class AnswerForm(TidyForm, forms.Form):
    """Yes, no or later, with a reason."""

    answer = forms.ChoiceField(label=_("Dit svar"), choices=Answer.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Begrundelse"),
        max_length=3000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("Netværket læser den. Et nej med en god grund er også et svar."),
    )
    until = DanishDateField(
        ahead=2,
        label=_("Hvis senere: svar senest"),
        required=False,
        help_text=_("Skriv som 30.11.2026. Kan gøres én gang."),
    )

    def clean(self) -> dict[str, Any]:
        """Later has a day."""
        cleaned = super().clean()
        if cleaned.get("answer") == Answer.LATER and not cleaned.get("until") and "until" not in self.errors:
            self.add_error("until", _("Skriv, hvornår netværket får svar."))
        return cleaned

    @property
    def asked(self) -> dict[str, Any]:
        """What the verb is given; a day counts only with later."""
        until: date | None = self.cleaned_data["until"] if self.cleaned_data["answer"] == Answer.LATER else None
        return {"answer": self.cleaned_data["answer"], "reason": self.cleaned_data["reason"], "until": until}

"""Forms of minutes: the text, a decision or a step, and a file."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from networks.actions.minutes import mark_of_outcome
from networks.formats.material import KNOWN, MOST_BYTES
from networks.models import Outcome
from networks.rules.minutes import Kind, State
from organisation.forms.fields import DanishDateField
from organisation.forms.tidy import TidyForm
from organisation.models import Person


class MinutesForm(TidyForm, forms.Form):
    """What was talked about, and the version that was read."""

    minutes = forms.CharField(
        label=_("Referat"),
        required=False,
        max_length=10000,
        widget=forms.Textarea({"rows": 10}),
        help_text=_(
            "Kun deltagerne og facilitatoren kan læse det. Skriv det, I vil huske, og ikke, hvem der sagde hvad."
        ),
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class OutcomeForm(TidyForm, forms.Form):
    """A decision, or a step with who and when."""

    kind = forms.ChoiceField(label=_("Hvad er det?"), choices=Kind.choices, initial=Kind.STEP, widget=forms.RadioSelect)
    words = forms.CharField(label=_("I én sætning"), max_length=200)
    due = DanishDateField(ahead=5, label=_("Senest"), required=False, help_text=_("Skriv som 30.11.2026."))

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        those = Person.objects.filter(pk__in=[one.pk for one in people])
        self.fields["owner"] = forms.ModelChoiceField(
            label=_("Hvem tager skridtet"), queryset=those, required=False, empty_label=_("Alle i netværket")
        )
        self.order_fields(["kind", "words", "owner", "due"])


class CorrectOutcomeForm(OutcomeForm):
    """What was agreed, as it stood when the form was opened."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, outcome: Outcome, people: list[Person], **kwargs: Any) -> None:
        names = ("kind", "words", "owner", "due")
        facts = {name: getattr(outcome, name) for name in names} | {"seen": mark_of_outcome(outcome)}
        own = [outcome.owner] if outcome.owner else []
        super().__init__(*args, initial=facts, people=[*people, *own], **kwargs)


class SettleForm(forms.Form):
    """One of the states of a step."""

    to = forms.ChoiceField(choices=State.choices)


class MaterialForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label=_("Fil"),
        max_length=200,
        help_text=_("Højst 10 MB. Vi tager imod PDF, billeder og dokumenter fra Office."),
        widget=forms.ClearableFileInput({"accept": "." + KNOWN.lower().replace(", ", ",.")}),
    )

    def clean_file(self) -> UploadedFile:
        """A file that is too large is refused before it is read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("Filen er for stor. Den må højst fylde 10 MB."))
        return file

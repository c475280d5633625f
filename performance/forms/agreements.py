"""Forms of what the two write together, of signing, and of opening a signed dialogue again."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goals.models import Goal
from organisation.forms.fields import DanishDateField
from organisation.forms.tidy import TidyForm
from performance.models import Agreement
from performance.queries.dialogues import Talk


class TextForm(TidyForm, forms.Form):
    """A form about the shared text, which knows the version of it that the page showed."""

    version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, talk: Talk, **kwargs: Any) -> None:
        kwargs["initial"] = {"version": talk.dialogue.version} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def seen_anew(self, version: int) -> None:
        """The page now shows this version; what was typed stays."""
        self.data = {**{name: self.data.get(name) for name in self.data}, "version": str(version)}


class AgreementForm(TextForm):
    """What one of the two does, until when, and when they look at it."""

    words = forms.CharField(label=_("Det aftaler vi"), max_length=300, widget=forms.Textarea({"rows": 2}))
    side = forms.ChoiceField(label=_("Hvem gør det?"), widget=forms.RadioSelect)
    due = DanishDateField(label=_("Senest"), required=False, help_text=_("Skriv som 30.11.2026."))
    follow_up = forms.CharField(
        label=_("Hvornår ser I på det?"), max_length=120, required=False, help_text=_("For eksempel: på mødet i marts.")
    )

    def __init__(self, *args: Any, talk: Talk, agreement: Agreement | None = None, **kwargs: Any) -> None:
        if agreement is not None:
            names = ("words", "side", "due", "follow_up")
            kwargs["initial"] = {name: getattr(agreement, name) for name in names}
        super().__init__(*args, talk=talk, **kwargs)
        choices = [(one.side.value, one.first) for one in (talk.me, talk.you)]
        self.fields["side"].choices = choices  # type: ignore[attr-defined] # a field of choices

    @property
    def asked(self) -> dict[str, Any]:
        """What the verbs take."""
        return {name: self.cleaned_data[name] for name in ("words", "side", "due", "follow_up")}


class DropForm(TextForm):
    """Nothing but the version that one has seen."""


class GoalForm(TextForm):
    """A new goal for the employee."""

    title = forms.CharField(label=_("Målet"), max_length=200)
    why = forms.CharField(
        label=_("Hvorfor er det vigtigt?"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )
    due = DanishDateField(label=_("Nås senest"), required=False, help_text=_("Skriv som 30.11.2026."))
    towards = forms.TypedChoiceField(label=_("Bidrager til"), required=False, coerce=int, empty_value=None)
    is_personal = forms.TypedChoiceField(
        label=_("Hvem kan se det?"),
        choices=[("1", _("Kun os to")), ("0", _("Alle i kommunen, også før I har skrevet under"))],
        coerce=lambda value: value == "1",
        initial="1",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, talk: Talk, aims: Sequence[Goal], **kwargs: Any) -> None:
        super().__init__(*args, talk=talk, **kwargs)
        self.aims = {goal.pk: goal for goal in aims}
        nothing = ("", _("Ikke valgt"))
        self.fields["towards"].choices = [  # type: ignore[attr-defined] # a field of choices
            nothing,
            *((pk, goal.title) for pk, goal in self.aims.items()),
        ]
        if not aims:
            del self.fields["towards"]

    @property
    def asked(self) -> dict[str, Any]:
        """What the verb takes."""
        facts = {name: self.cleaned_data[name] for name in ("title", "why", "due", "is_personal")}
        return facts | {"towards": self.aims.get(self.cleaned_data.get("towards") or 0)}


class SignForm(TextForm):
    """A comment, and what one does not agree in; both may be left empty."""

    comment = forms.CharField(
        label=_("Kommentar"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Kan undlades."),
    )
    disagreement = forms.CharField(
        label=_("Jeg er uenig i …"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Kan undlades. Det står ved siden af din underskrift."),
    )

    @property
    def asked(self) -> dict[str, Any]:
        """What the verb takes."""
        return {name: self.cleaned_data[name] for name in ("comment", "disagreement", "version")}


class ReopenForm(TidyForm, forms.Form):
    """Why a signed dialogue is opened again."""

    reason = forms.CharField(
        label=_("Hvorfor skal den åbnes igen?"), max_length=300, help_text=_("I kan begge læse det på samtalens side.")
    )

"""The answering form: one choice a statement, one text an open question, everything voluntary."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.utils import ErrorList
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from evaluation.models import Invitation
from evaluation.rules.questionnaires import Theme, wording
from evaluation.rules.rounds import WORDS_LIMIT
from organisation.forms.tidy import TidyForm
from organisation.rules.numbers import whole_number
from organisation.rules.texts import tidy_text

UNKNOWN, DECLINED = "unknown", "declined"
WAYS_OUT = ((UNKNOWN, _("Ved ikke")), (DECLINED, _("Ønsker ikke at svare")))


class OwnWordsField(forms.CharField):
    """Own words, tidied before they are measured: a browser counts a new line as one character and sends two."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        """The text as it is kept."""
        return tidy_text(super().to_python(value) or "")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers to a statement; the ways out are the two that are no answer."""

    id: str
    value: str
    label: str
    is_chosen: bool
    is_way_out: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with its answers, drawn without Django's widgets: a page of forty has 280 of them."""

    name: str
    label: str
    errors: ErrorList
    choices: list[Choice]


@dataclass(frozen=True)
class Screen:
    """One theme with its statements, as one screen of a phone."""

    theme: Theme
    name: str
    about: str
    statements: list[Statement]


class AnswerForm(TidyForm, forms.Form):
    """What one respondent is asked about one leader, worded for their capacity and language."""

    def __init__(self, invitation: Invitation, data: Any = None) -> None:
        """A field for every statement and every open question of the round's questionnaire."""
        super().__init__(data)
        self.questions = invitation.round.questionnaire.questions
        self.language = get_language() or "da"
        asked = invitation.group, self.language, invitation.assessment.first_name
        steps = [(str(number), label[self.language]) for number, label in self.questions.scale.steps]
        self.choices = [*steps, *((value, str(label)) for value, label in WAYS_OUT)]
        for item in self.questions.items:
            # Asked for when an answer is looked at: Django would go through the same list three times a statement here.
            self.fields[item.key] = forms.ChoiceField(
                label=wording(item, *asked), choices=lambda: self.choices, required=False, widget=forms.RadioSelect
            )
        for question in self.questions.open:
            self.fields[question.key] = OwnWordsField(
                label=wording(question, *asked), required=False, max_length=WORDS_LIMIT
            )

    def screens(self) -> Iterator[Screen]:
        """Theme by theme."""
        for theme in self.questions.themes:
            statements = [self.statement(item.key) for item in theme.items]
            yield Screen(theme, theme.name[self.language], theme.about[self.language], statements)

    def statement(self, key: str) -> Statement:
        """A statement as it is drawn: with what was chosen, if the form comes back."""
        chosen = self.data.get(key, "")
        choices = [
            Choice(f"id_{key}_{number}", value, label, value == chosen, value in dict(WAYS_OUT))
            for number, (value, label) in enumerate(self.choices)
        ]
        return Statement(key, str(self.fields[key].label), self[key].errors, choices)

    def own_words(self) -> list[forms.BoundField]:
        """The open questions."""
        return [self[question.key] for question in self.questions.open]

    def values(self) -> dict[str, int | None]:
        """Answers by statement; both ways out are the same: no answer. What was left alone is not there."""
        given = {item.key: self.cleaned_data.get(item.key) for item in self.questions.items}
        return {key: whole_number(value) for key, value in given.items() if value}

    def words(self) -> dict[str, str]:
        """Own words by open question, where something was written."""
        given = {question.key: self.cleaned_data.get(question.key) for question in self.questions.open}
        return {key: text for key, text in given.items() if text}

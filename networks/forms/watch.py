"""Forms of watching: what management promised, and the questions about a network."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from networks.models import Programme
from networks.queries.watch import Asked
from networks.rules.watch import Promise


class PromisesForm(forms.Form):
    """What management has promised the networks of a programme."""

    promised = forms.MultipleChoiceField(
        label=_("Ledelsen har lovet at"),
        choices=Promise.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        kwargs["initial"] = {"promised": [one.promise for one in programme.promises.all()]}
        super().__init__(*args, **kwargs)


class WatchForm(forms.Form):
    """The questions about a network; one that is left open stays as it was."""

    def __init__(self, *args: Any, asked: Iterable[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in (one for one in asked if not one.is_worked_out):
            question = one.question
            self.fields[question.subject] = forms.ChoiceField(
                label=str(question.label),
                help_text=str(question.help),
                choices=question.answers.choices,
                required=False,
                widget=forms.RadioSelect,
                initial=one.answer.answer if one.answer else None,
                error_messages={"invalid_choice": _("Vælg et af svarene.")},
            )

    @property
    def answers(self) -> dict[str, str]:
        """What was answered."""
        return {subject: answer for subject, answer in self.cleaned_data.items() if answer}

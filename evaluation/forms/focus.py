"""Choosing two or three themes to work on, with a first step to each."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from evaluation.queries.report_lines import ThemeLine
from evaluation.rules.reports import MOST_FOCUS
from organisation.forms.tidy import TidyForm

LONGEST_STEP = 600


@dataclass(frozen=True, slots=True)
class FocusLine:
    """A theme as it stands in the form."""

    key: str
    name: str
    chosen: bool
    step: str
    field: str
    id: str
    errors: list[str]


class FocusForm(TidyForm, forms.Form):
    """Ticks at the themes, and a text for each; texts of themes without a tick are not kept."""

    theme = forms.MultipleChoiceField(required=False)

    def __init__(self, themes: Sequence[ThemeLine], focus: Mapping[str, str], data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.names, self.focus = {theme.key: theme.name for theme in themes}, focus
        self.fields["theme"].choices = list(self.names.items())  # type: ignore[attr-defined] # a field of choices
        for key in self.names:
            self.fields[f"step-{key}"] = forms.CharField(
                required=False, max_length=LONGEST_STEP, widget=forms.Textarea, initial=focus.get(key, "")
            )

    def clean_theme(self) -> list[str]:
        """Three at most: more is none."""
        chosen: list[str] = self.cleaned_data["theme"]
        if len(chosen) > MOST_FOCUS:
            raise forms.ValidationError(_("Vælg højst tre. Fjern fluebenet ved de andre, og gem igen."))
        return chosen

    def steps(self) -> dict[str, str]:
        """The chosen themes in the order of the report, with the step to each."""
        return {key: self.cleaned_data[f"step-{key}"] for key in self.names if key in self.cleaned_data["theme"]}

    @property
    def chosen(self) -> Collection[str]:
        """The themes with a tick, as they were sent or as they are kept."""
        return self["theme"].value() if self.is_bound else self.focus

    @property
    def longest(self) -> int:
        """How long a step may be."""
        return LONGEST_STEP

    def lines(self) -> Iterator[FocusLine]:
        """Every theme with its tick and text."""
        for key, name in self.names.items():
            field = self[f"step-{key}"]
            yield FocusLine(
                key=key,
                name=name,
                chosen=key in self.chosen,
                step=field.value() or "",
                field=field.html_name,
                id=field.auto_id,
                errors=[str(error) for error in field.errors],
            )

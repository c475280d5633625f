"""A goal as a field: written, with suggestions; with a thousand goals a list to scroll would be too long."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from goals.models import Goal
from goals.queries.choices import GoalChoice

MOST_SUGGESTED, MOST_NAMED = 100, 5


class Suggesting(forms.TextInput):
    """A line to write in, with a list of suggestions that the browser narrows down."""

    labels: tuple[str, ...] = ()

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The line and its list."""
        key = f"forslag-{name}"
        line = super().render(name, value, (attrs or {}) | {"list": key}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((label,) for label in self.labels))
        return format_html('{}<datalist id="{}">{}</datalist>', line, key, options)


class GoalField(forms.CharField):
    """One of the goals to choose, by its title or by words that only it has."""

    widget = Suggesting

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=400, **kwargs)
        self.widget.attrs.setdefault("autocomplete", "off")
        self.by_label: dict[str, Goal] = {}

    def offer(self, choices: Iterable[GoalChoice]) -> None:
        """Say which goals there are."""
        self.by_label = {one.label: one.goal for one in choices}
        self.widget.labels = tuple(self.by_label)[:MOST_SUGGESTED]

    def prepare_value(self, value: Any) -> Any:
        """A goal that has been chosen, by the name under which it is offered."""
        if isinstance(value, Goal):
            return next((label for label, goal in self.by_label.items() if goal == value), value.title)
        return value

    def clean(self, value: Any) -> Goal | None:
        """The one goal that fits what was written."""
        written = super().clean(value).casefold()
        if not written:
            return None
        same = [
            label for label in self.by_label if written in (label.casefold(), self.by_label[label].title.casefold())
        ]
        words = written.split()
        fits = same or [label for label in self.by_label if all(word in label.casefold() for word in words)]
        if not fits:
            raise ValidationError(_("Vi kender intet mål, der hedder det. Prøv med et ord fra titlen."))
        if len(fits) > 1:
            named = ", ".join(f"»{label}«" for label in fits[:MOST_NAMED])
            raise ValidationError(_("Flere mål passer: %(named)s. Skriv hele titlen."), params={"named": named})
        return self.by_label[fits[0]]

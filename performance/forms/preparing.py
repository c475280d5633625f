"""What one side prepares: words under four themes, and how they see each goal."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from goals.models import Goal
from organisation.forms.tidy import TidyForm
from performance.queries.dialogues import GoalLine, Talk
from performance.rules.dialogues import Side, Standing, Theme
from performance.rules.preparing import Said, Seen, help_of

LONGEST = 4000
LONGEST_WORD = 300


@dataclass(frozen=True, slots=True)
class ThemeField:
    """A theme in the form: the question, the text, and for a leader the mark of a first time."""

    name: str
    question: str
    help: str
    text: BoundField
    first: BoundField | None


@dataclass(frozen=True, slots=True)
class GoalField:
    """A goal in the form: how one sees it, a word about it, and for a leader the mark of a first time."""

    line: GoalLine
    standing: BoundField
    words: BoundField
    first: BoundField | None


class PrepareForm(TidyForm, forms.Form):
    """The form of one side, filled in with what is kept. `version` is that of the preparation as it was shown."""

    version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def __init__(self, talk: Talk, version: int, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"version": version})
        self.talk = talk
        for line in talk.themes:
            self.fields[line.theme.value] = text_field(line.mine.words)
            if talk.me.side == Side.LEADER:
                self.fields[f"{line.theme.value}-first"] = forms.BooleanField(
                    required=False, initial=line.mine.is_first_time
                )
        for goal in talk.goals:
            seen = goal.mine
            self.fields[f"goal-{goal.goal.pk}"] = standing_field(seen.standing)
            self.fields[f"goal-{goal.goal.pk}-words"] = forms.CharField(
                required=False, max_length=LONGEST_WORD, initial=seen.words
            )
            if talk.me.side == Side.LEADER:
                self.fields[f"goal-{goal.goal.pk}-first"] = forms.BooleanField(
                    required=False, initial=seen.is_first_time
                )

    def seen_anew(self, version: int) -> None:
        """The page now knows of this version; what was typed stays."""
        self.data = {**{name: self.data.get(name) for name in self.data}, "version": str(version)}

    def themes(self) -> Iterator[ThemeField]:
        """The four themes as they are asked."""
        for line in self.talk.themes:
            key, first = line.theme.value, f"{line.theme.value}-first"
            help_words = help_of(self.talk.me.side, line.theme, self.talk.you.first)
            mark = self[first] if first in self.fields else None
            yield ThemeField(line.name, line.question, help_words, self[key], mark)

    def goals(self) -> Iterator[GoalField]:
        """The goals with their choices."""
        for line in self.talk.goals:
            name = f"goal-{line.goal.pk}"
            mark = self[f"{name}-first"] if f"{name}-first" in self.fields else None
            yield GoalField(line, self[name], self[f"{name}-words"], mark)

    @property
    def asked(self) -> dict[str, Any]:
        """What the verb takes."""
        facts = self.cleaned_data
        thoughts = {theme: Said(facts[theme.value], bool(facts.get(f"{theme.value}-first"))) for theme in Theme}
        views: dict[Goal, Seen] = {line.goal: seen_in(facts, f"goal-{line.goal.pk}") for line in self.talk.goals}
        return {"thoughts": thoughts, "views": views, "version": facts["version"]}


def text_field(words: str) -> forms.CharField:
    """Own words, as long as they need to be."""
    return forms.CharField(required=False, max_length=LONGEST, initial=words, widget=forms.Textarea({"rows": 4}))


def standing_field(standing: Standing | None) -> forms.ChoiceField:
    """Reached, under way, not under way; or nothing said."""
    choices = [*Standing.choices, ("", _("Ikke vurderet"))]
    return forms.ChoiceField(required=False, choices=choices, initial=standing or "", widget=forms.RadioSelect)


def seen_in(facts: dict[str, Any], name: str) -> Seen:
    """How somebody sees a goal, as it was sent."""
    if not facts[name]:
        return Seen()
    return Seen(Standing(facts[name]), facts[f"{name}-words"], bool(facts.get(f"{name}-first")))

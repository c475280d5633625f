"""Forms of boards: whose, how often and how long, and what they follow in which order."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goals.actions.boards import mark_of_board, mark_of_lines
from goals.models import Board, Indicator
from goals.queries.board_lines import Choice
from goals.rules.boards import LONGEST, SHORTEST
from goals.rules.indicators import Cadence
from organisation.forms.tidy import TidyForm


class MeetingsForm(TidyForm, forms.Form):
    """How often the people of a board meet, and for how long."""

    cadence = forms.ChoiceField(label=_("Hvor tit mødes I?"), choices=Cadence.choices)
    minutes = forms.IntegerField(
        label=_("Hvor mange minutter varer et møde?"),
        min_value=SHORTEST,
        max_value=LONGEST,
        help_text=_("Uret på væggen tæller ned herfra."),
    )


class SetUpForm(MeetingsForm):
    """Whose a new board is: `whose` is "enhed-12" or "gruppe-3"."""

    whose = forms.ChoiceField(label=_("Hvem er tavlen for?"))
    field_order = ("whose", "cadence", "minutes")

    def __init__(self, units: dict[int, str], groups: dict[int, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: list[tuple[str, Any]] = [("", _("Vælg"))]
        for label, kind, names in ((_("Enheder"), "enhed", units), (_("Ledergrupper"), "gruppe", groups)):
            if names:
                choices.append((str(label), [(f"{kind}-{pk}", name) for pk, name in names.items()]))
        self.fields["whose"].choices = choices  # type: ignore[attr-defined]  # a field of choices

    @property
    def key(self) -> tuple[str, int]:
        """Which unit or group was chosen."""
        kind, _dash, pk = self.cleaned_data["whose"].partition("-")
        return kind, int(pk)


class ChangeForm(MeetingsForm):
    """How a board meets, as it stood when the form was opened."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, board: Board, data: Any = None) -> None:
        facts = {"cadence": board.cadence, "minutes": board.minutes, "seen": mark_of_board(board)}
        super().__init__(data, initial=facts)


class LinesForm(forms.Form):
    """A number beside each indicator that the board is to follow; the numbers are their order, none leaves it out."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, choices: Sequence[Choice], data: Any = None) -> None:
        self.choices = choices
        followed = sorted((one for one in choices if one.place), key=lambda one: one.place or 0)
        super().__init__(data, initial={"seen": mark_of_lines(one.indicator.pk for one in followed)})
        for one in choices:
            label = _("Plads for %(name)s") % {"name": one.indicator.name}
            self.fields[name_of(one.indicator)] = forms.IntegerField(
                label=label, required=False, min_value=1, max_value=99, initial=one.place
            )

    @property
    def groups(self) -> Iterator[tuple[str, list[tuple[Choice, forms.BoundField]]]]:
        """What is on the board, what lies near and everything else: each indicator with the field for its place."""
        sorts = (
            (_("På tavlen nu"), lambda one: one.place),
            (_("Forslag: jeres egne mål og dem, de bidrager til"), lambda one: not one.place and one.is_near),
            (_("Alle andre mål"), lambda one: not one.place and not one.is_near),
        )
        for words, belongs in sorts:
            if found := [(one, self[name_of(one.indicator)]) for one in self.choices if belongs(one)]:
                yield str(words), found

    @property
    def wanted(self) -> list[Indicator]:
        """The indicators in the order of their numbers; those with the same number in the order of the page."""
        numbered = [(self.cleaned_data[name_of(one.indicator)], one.indicator) for one in self.choices]
        return [indicator for _number, indicator in sorted((n for n in numbered if n[0]), key=lambda pair: pair[0])]


def name_of(indicator: Indicator) -> str:
    """What the field for an indicator's place is called."""
    return f"plads-{indicator.pk}"

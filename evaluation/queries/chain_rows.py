"""The rows of the chain view: a unit with its themes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property

from django.db.models import QuerySet
from django.utils.translation import get_language

from evaluation.models import Assessment, ReleasedFigure
from evaluation.rules import chain_words as words
from evaluation.rules.chains import (
    NO_FIGURE,
    Beside,
    Shown,
    ThemeFigure,
    Why,
    answering,
    beside,
    shade_of,
    theme_figure,
    why_of,
)
from evaluation.rules.questionnaires import Theme
from evaluation.rules.report_words import decimal_words

FACTS = ("assessment_id", "kind", "theme", "n", "sum", "of_n", "clipped", "reason")


@dataclass(frozen=True)
class Cell:
    """One theme of one unit: the figure with its shade, or in its place why there is none (shade 0)."""

    theme: str
    text: str
    shade: int
    value: Decimal | None = None
    clipped: bool = False
    beside: str = Beside.LIKE
    beside_words: str = ""


@dataclass(frozen=True)
class Row:
    """One unit. `turned` is what is open once it is opened, or closed; `why` says why it shows no figure at all."""

    pk: int
    level: int
    unit: str
    name: str
    leaders: int
    is_open: bool
    can_open: bool
    can_read: bool
    turned: Callable[[], str]
    answered: str
    cells: list[Cell]
    written: dict[str, Decimal]
    about: str
    why: str = ""


@dataclass(frozen=True)
class Place:
    """A unit on the page: under which head, how deep, and whether its branch is open."""

    assessment: Assessment
    head: Assessment
    level: int
    is_open: bool = False


@dataclass(frozen=True)
class Standing:
    """What the frozen tree says of a place, what the reader may do there, and what is open once it is `turned`."""

    leaders: int
    asked: int
    can_open: bool
    can_read: bool
    turned: Callable[[], str]


@dataclass(frozen=True)
class Tried:
    """What rows are made from: rater group, themes, k, where shades begin, and the released rows by place."""

    group: str
    themes: Sequence[Theme]
    k: int
    steps: Sequence[Decimal]
    shown: Mapping[int, Mapping[str, Sequence[Shown]]]

    @cached_property
    def names(self) -> dict[str, str]:
        """What the themes are called to the reader."""
        return {theme.key: theme.name[get_language() or "da"] for theme in self.themes}

    @cached_property
    def written(self) -> Callable[[Decimal], str]:
        """A figure in words; the same few come again and again."""
        return cache(decimal_words)

    @cached_property
    def beside(self) -> Callable[[Beside, str], str]:
        """What is heard for an arrow; the same few come again and again."""
        return cache(words.beside_words)

    @cached_property
    def hidden(self) -> Callable[[Why, int], str]:
        """What stands where no figure is; the same few come again and again."""
        return cache(words.hidden_words)

    def figures(self, pk: int) -> dict[str, ThemeFigure]:
        """Every theme of a place, in the order of the questionnaire."""
        rows = self.shown.get(pk, {})
        return {
            theme.key: theme_figure(rows[theme.key], len(theme.items)) if theme.key in rows else NO_FIGURE
            for theme in self.themes
        }

    def ballots(self, pk: int) -> int | None:
        """How many ballots the shown figures of a place tell of."""
        return max((row.of_n for rows in self.shown.get(pk, {}).values() for row in rows if row.of_n), default=None)


def shown_by_place(figures: QuerySet[ReleasedFigure], wanted: Mapping[int, str]) -> dict[int, dict[str, list[Shown]]]:
    """Place → theme → its released rows, of the kind that is `wanted` there."""
    found: dict[int, dict[str, list[Shown]]] = {}
    made = cache(shown)  # the same few come again and again
    for pk, kind, theme, n, total, of_n, clipped, reason in figures.values_list(*FACTS):
        if kind == wanted[pk]:
            found.setdefault(pk, {}).setdefault(theme, []).append(made(theme, n, total, of_n, clipped, reason))
    return found


def shown(theme: str, n: int | None, total: int, of_n: int | None, clipped: bool, reason: str) -> Shown:
    """One released row."""
    return Shown(theme, None if n is None else Fraction(total, n), of_n, clipped, reason)


def row_of(tried: Tried, place: Place, standing: Standing, head: Mapping[str, ThemeFigure]) -> Row:
    """The row of a unit, held beside the figures of its head."""
    one = place.assessment
    figures = head if place.level == 0 else tried.figures(one.pk)
    ballots, why = tried.ballots(one.pk), why_hidden(figures)
    written = {key: figure.value for key, figure in head.items()} if place.level else {}
    return Row(
        pk=one.pk,
        level=place.level,
        unit=one.unit_name,
        name=one.name,
        leaders=standing.leaders,
        is_open=place.is_open,
        can_open=standing.can_open,
        can_read=standing.can_read and not standing.leaders,
        turned=standing.turned,
        answered=words.answered_words(*answering(ballots, standing.asked, hidden=why is not None)),
        cells=[cell_of(tried, key, figure, place.head.unit_name, written.get(key)) for key, figure in figures.items()],
        written={key: figure.value for key, figure in figures.items() if figure.value is not None},
        about=about(one, standing.leaders, None if place.level else ballots),
        why=words.why_words(why, tried.group, tried.k) if why else "",
    )


def why_hidden(figures: Mapping[str, ThemeFigure]) -> Why | None:
    """Why a unit shows no figure at all; nothing where it shows some, or had no answers that this reader may see."""
    if any(figure.value is not None for figure in figures.values()):
        return None
    found = why_of([figure.why for figure in figures.values() if figure.why])
    return None if found == Why.NOTHING else found


def about(one: Assessment, leaders: int, ballots: int | None) -> str:
    """Who leads the unit, and how many leaders are below; at the top how many answers there are."""
    parts = [
        one.name,
        words.leaders_words(leaders) if leaders else "",
        words.ballots_words(ballots) if ballots else "",
    ]
    return " · ".join(part for part in parts if part)


def cell_of(tried: Tried, theme: str, figure: ThemeFigure, head: str, whole: Decimal | None) -> Cell:
    """A theme's cell; `whole` is the figure of the head."""
    name = tried.names[theme]
    if figure.value is None:
        return Cell(name, tried.hidden(figure.why or Why.NOTHING, tried.k), 0)
    way = beside(figure.value, whole)
    return Cell(
        theme=name,
        text=tried.written(figure.value),
        shade=shade_of(figure.value, tried.steps),
        value=figure.value,
        clipped=figure.clipped,
        beside=way,
        beside_words=tried.beside(way, head),
    )

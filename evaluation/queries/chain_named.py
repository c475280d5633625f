"""Answers that nearest leaders gave by name, added up where the reader may read each of them anyway."""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from django.db.models import QuerySet

from evaluation.models import ReleasedFigure
from evaluation.models.releases import Kind
from evaluation.rules.chains import Shown, Why
from evaluation.rules.rounds import RaterGroup

Found = dict[str, list[Shown]]
Line = tuple[str, str, int]


def named_by_place(
    figures: QuerySet[ReleasedFigure], members: Mapping[int, frozenset[int]], readable: frozenset[int]
) -> dict[int, Found]:
    """Place → theme → what the nearest leaders of its `members` answered, question by question.

    `figures` are those of all members that the reader may see. A place with a member who is not `readable` shows
    nothing: from one branch and another the answer about a single leader could be worked out.
    """
    rows = figures.filter(group=RaterGroup.SUPERIOR, kind=Kind.LEADER, sum__isnull=False)
    lines: dict[int, list[Line]] = defaultdict(list)
    for pk, theme, question, value in rows.values_list("assessment_id", "theme", "question", "sum"):
        lines[pk].append((theme, question, value or 0))
    themes = {theme for found in lines.values() for theme, _question, _value in found}
    kept = {theme: [Shown(theme, reason=Why.NAMED)] for theme in themes}
    return {
        place: added([line for pk in inside for line in lines.get(pk, [])]) if inside <= readable else kept
        for place, inside in members.items()
    }


def added(lines: list[Line]) -> Found:
    """The answers to each question as one figure; `of_n` is how many leaders were answered about."""
    values: dict[tuple[str, str], list[int]] = defaultdict(list)
    for theme, question, value in lines:
        values[theme, question].append(value)
    most = max((len(given) for given in values.values()), default=0)
    found: Found = {}
    for (theme, _question), given in values.items():
        found.setdefault(theme, []).append(Shown(theme, Fraction(sum(given), len(given)), most))
    return found

"""What was released, in the form in which anybody may attack it (docs/disclosure.md)."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from evaluation.models import ReleasedBars, ReleasedFigure, Round
from evaluation.rules.rounds import NAMED, State


def published_rounds() -> QuerySet[Round]:
    """Rounds whose figures may be seen."""
    return Round.objects.filter(state=State.PUBLISHED)


def released_form(round: Round, figures: Iterable[ReleasedFigure], bars: Iterable[ReleasedBars]) -> dict[str, Any]:
    """Figures, what is hidden, and bars, as the disclosure command writes them; anonymous rater groups only."""
    rows = [row for row in figures if row.group not in NAMED]
    return {
        "figures": [figure_form(row) for row in rows if not row.reason],
        "hidden": [head(row) | {"reason": row.reason} for row in rows if row.reason],
        "bars": [bars_form(row) for row in bars],
    }


def head(row: ReleasedFigure | ReleasedBars) -> dict[str, Any]:
    """Which question, which rater group, whose."""
    return {"question": row.question, "group": row.group, "kind": row.kind, "of": str(row.assessment_id)}


def figure_form(row: ReleasedFigure) -> dict[str, Any]:
    """One figure with its cells."""
    facts = {"cells": row.cells.cells if row.cells else [], "n": row.n, "sum": row.sum, "of_n": row.of_n}
    return head(row) | facts | ({"clipped": row.clipped} if row.kind == "branch" else {})


def bars_form(row: ReleasedBars) -> dict[str, Any]:
    """One spread of answers with its cells."""
    return head(row) | {"cells": row.cells.cells, "n": row.n, "of_n": row.of_n, "counts": row.counts}

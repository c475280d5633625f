"""What a dry run of measurements showed, kept in the page until somebody says yes to it."""

from datetime import date
from decimal import Decimal
from typing import Any

from goals.rules.measurement_import import Facts, Plan, Row
from organisation.forms import files
from organisation.rules.stale import mark_of

SALT = "goals.measurement_import"


def sealed(file: str, rows: list[Row], plan: Plan) -> str:
    """The rows of a file and what they would do, in a form that comes back as it was sent."""
    plain = [
        [row.number, row.indicator, row.on.isoformat(), *(None if one is None else str(one) for one in row.facts)]
        for row in rows
    ]
    return files.sealed(SALT, {"file": file, "rows": plain, "mark": mark_of_plan(plan)})


def opened(text: str) -> tuple[str, list[Row], str] | None:
    """The file's name, its rows and the mark of what they would do; nothing of what was not sent from here."""
    kept = files.opened(SALT, text)
    return None if kept is None else (kept["file"], [row_of(*one) for one in kept["rows"]], kept["mark"])


def row_of(number: int, indicator: str, on: str, value: str, n: Any, uncertainty: Any, note: str) -> Row:
    """A row as it was."""
    spread = None if uncertainty is None else Decimal(uncertainty)
    facts = Facts(Decimal(value), None if n is None else int(n), spread, note)
    return Row(number, indicator, date.fromisoformat(on), facts)


def mark_of_plan(plan: Plan) -> str:
    """A mark of what a plan would do: another one where measurements have changed meanwhile."""
    told = {str(one.row.number): [one.indicator, one.change, one.before] for one in plan.planned}
    return mark_of(told | {"wrong": len(plan.wrong)})

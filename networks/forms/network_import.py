"""What a dry run of networks showed, kept in the page until somebody says yes to it."""

from datetime import date
from typing import Any

from networks.rules.network_import import Plan, Row
from organisation.forms import files

SALT = "networks.network_import"
DAYS = ("starts", "ends", "member_from", "member_to")


def sealed(file: str, plan: Plan) -> str:
    """The rows of a file and what they would do, in a form that comes back as it was sent."""
    rows = [[one.isoformat() if isinstance(one, date) else one for one in row] for row in plan.rows]
    return files.sealed(SALT, {"file": file, "rows": rows, "would": would_do(plan)})


def opened(text: str) -> tuple[str, list[Row], list[int]] | None:
    """The file's name, its rows and what they would do; nothing of what was not sent from here."""
    kept = files.opened(SALT, text)
    return None if kept is None else (kept["file"], [row_of(one) for one in kept["rows"]], kept["would"])


def row_of(plain: list) -> Row:
    """A row as it was."""
    row = Row(*plain)
    days: dict[str, Any] = {name: date.fromisoformat(day) for name in DAYS if (day := getattr(row, name))}
    return row._replace(**days)


def would_do(plan: Plan) -> list[int]:
    """What a plan would do in figures: other ones where networks have changed meanwhile."""
    return [len(plan.wrong), plan.new_networks, *(len(one.new) for one in plan.networks)]

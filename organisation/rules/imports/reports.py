"""The report of an import: what a dry run found or an import did, as plain values that can be kept, sent and shown."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from organisation.rules.imports.changes import Change
from organisation.rules.imports.faults import Remark, Wrong
from organisation.rules.imports.plans import Plan

CLEAN, WRONG_ROWS, UNREADABLE, TOO_MANY_LEAVERS = range(4)


def outcome(plan: Plan, confirmed: int | None) -> int:
    """How an import would end, as the command's exit status: 0 clean, 1 wrong rows, 3 more leavers than allowed."""
    if plan.wrong:
        return WRONG_ROWS
    return TOO_MANY_LEAVERS if plan.too_many_leavers(confirmed) else CLEAN


def report_of(
    plan: Plan, *, applied: bool, most_told: int | None = None, most_wrong: int | None = None
) -> dict[str, Any]:
    """A plan as plain values. Its lists may be cut short, of changes for each sheet and kind; the counts are whole."""
    return {
        "on": plan.on.isoformat(),
        "applied": applied,
        "is_empty": plan.is_empty,
        "rows": dict(plan.row_counts),
        "counts": plan.totals,
        "sheets": plan.counts,
        "employed": plan.employed,
        "leavers": len(plan.leavers),
        "leavers_allowed": plan.leavers_allowed,
        "leaver_names": [leaver.name for leaver in plan.leavers[:most_told]],
        "wrong_count": len(plan.wrong),
        "wrong": [as_kept(wrong) for wrong in plan.wrong[:most_wrong]],
        "remarks": [as_kept(remark) for remark in plan.remarks],
        "changes": [change_kept(change) for change in first_of_each(plan.changes, most_told)],
    }


def first_of_each(changes: Iterable[Change], most: int | None) -> Iterator[Change]:
    """The first changes of each sheet and kind."""
    seen: Counter[tuple[str, str]] = Counter()
    for change in changes:
        seen[change.sheet, change.kind] += 1
        if most is None or seen[change.sheet, change.kind] <= most:
            yield change


def as_kept(told: Wrong | Remark) -> dict[str, Any]:
    """A wrong row or a remark as plain values, with its sentence in the present language."""
    return {**asdict(told), "values": dict(told.values), "sentence": told.sentence}


def change_kept(change: Change) -> dict[str, Any]:
    """A change as plain values."""
    return {**asdict(change), "day": change.day.isoformat() if change.day else None}


def wrong_again(kept: Iterable[Mapping[str, Any]]) -> list[Wrong]:
    """Wrong rows from a kept report, to be said in the reader's own language."""
    return [Wrong(row["file"], row["row"], row["column"], row["fault"], row["values"]) for row in kept]


def remarks_again(kept: Iterable[Mapping[str, Any]]) -> list[Remark]:
    """Remarks from a kept report."""
    return [Remark(row["file"], row["remark"], row["values"]) for row in kept]

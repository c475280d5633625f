"""Imports: what HR's files say against what is stored, worked out as a plan before anything is written."""

from organisation.rules.imports.changes import Change, Kind, Steps
from organisation.rules.imports.faults import FAULTS, Remark, Wrong
from organisation.rules.imports.plans import Leaver, Plan, plan_import
from organisation.rules.imports.rows import (
    HrFiles,
    PersonRow,
    PositionFacts,
    PositionRow,
    Sheet,
    SheetRows,
    Span,
    Stored,
    StoredPerson,
    UnitFacts,
    UnitRow,
)

__all__ = [
    "FAULTS",
    "Change",
    "HrFiles",
    "Kind",
    "Leaver",
    "PersonRow",
    "Plan",
    "PositionFacts",
    "PositionRow",
    "Remark",
    "Sheet",
    "SheetRows",
    "Span",
    "Steps",
    "Stored",
    "StoredPerson",
    "UnitFacts",
    "UnitRow",
    "Wrong",
    "plan_import",
]

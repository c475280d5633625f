"""Which sheet a table is, found by its header whatever the file is called, and how each of its columns is read."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from organisation.formats.hr_files import cells
from organisation.rules.imports import PersonRow, PositionRow, Sheet, UnitRow

Reader = Callable[[Any], Any]

COLUMNS: Mapping[Sheet, Mapping[str, Reader]] = {
    Sheet.UNITS: {
        "enhed_id": cells.needed_id,
        "navn": cells.words(cells.NAME_LENGTH, needed=True),
        "overenhed_id": cells.optional_id,
        "fagomraade": cells.words(cells.FIELD_LENGTH),
        "sted": cells.words(cells.PLACE_LENGTH),
        "fra": cells.day,
        "til": cells.day,
    },
    Sheet.PEOPLE: {
        "person_id": cells.needed_id,
        "navn": cells.words(cells.NAME_LENGTH, needed=True),
        "mail": cells.mail,
        "telefon": cells.phone,
        "ansat_fra": cells.day,
        "ansat_til": cells.day,
        "orlov_fra": cells.day,
        "orlov_til": cells.day,
        "koen": cells.gender,
    },
    Sheet.POSITIONS: {
        "stilling_id": cells.needed_id,
        "person_id": cells.optional_id,
        "enhed_id": cells.needed_id,
        "titel": cells.words(cells.NAME_LENGTH, needed=True),
        "leder": cells.yes_or_no,
        "niveau": cells.level,
        "konstitueret": cells.yes_or_no,
        "fra": cells.day,
        "til": cells.day,
    },
}
ROWS: Mapping[Sheet, Callable[..., Any]] = {
    Sheet.UNITS: UnitRow,
    Sheet.PEOPLE: PersonRow,
    Sheet.POSITIONS: PositionRow,
}
OPTIONAL = frozenset({"koen"})
"""Columns that a municipality may leave out; each is the last of its sheet, and what is stored stays as it is."""
FEWEST_KNOWN = 3


def column_name(raw: Any) -> str:
    """A heading as the columns are named: small letters, å as aa, an underscore between words."""
    try:
        text = cells.text_of(raw)
    except cells.Unfit:
        return ""
    return (
        text.casefold()
        .replace("å", "aa")
        .replace("ø", "oe")
        .replace("e-mail", "mail")
        .replace(" ", "_")
        .replace("-", "_")
    )


def sheet_of(header: Sequence[str], name: str) -> Sheet | None:
    """The sheet whose columns a header has most of; its name decides between equals. None when it is like no sheet."""
    known = Counter({sheet: len(set(header) & set(columns)) for sheet, columns in COLUMNS.items()})
    most = max(known.values())
    best = [sheet for sheet, count in known.items() if count == most]
    named = [sheet for sheet in best if sheet.value.casefold() in name.casefold()]
    if most < FEWEST_KNOWN or len(named or best) > 1:
        return None
    return (named or best)[0]


def known_columns(header: Sequence[str]) -> int:
    """How many headings of a line are columns of any sheet."""
    return max(len(set(header) & set(columns)) for columns in COLUMNS.values())

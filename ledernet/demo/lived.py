"""What HR of the invented municipality would have exported years ago: the rows of today without what came later."""

from datetime import date

from ledernet.demo.staffing import Row

BEGINS_BY = {"Enheder": "fra", "Personer": "ansat_fra", "Stillinger": "fra"}
ENDS_BY = {"Enheder": "til", "Personer": "ansat_til", "Stillinger": "til"}


def as_exported(sheets: dict[str, list[Row]], day: date) -> dict[str, list[Row]]:
    """The three files as of a day: nothing that had not begun, and no end that nobody knew of yet."""
    return {
        name: [known_then(name, row, str(day)) for row in rows if row[BEGINS_BY[name]] <= str(day)]
        for name, rows in sheets.items()
    }


def known_then(name: str, row: Row, day: str) -> Row:
    """A row as it stood on a day. A leave that had begun has its last day; one ahead was not in the files."""
    known = dict(row)
    if known[ENDS_BY[name]] >= day:
        known[ENDS_BY[name]] = ""
    if name == "Personer" and known["orlov_fra"] > day:
        known["orlov_fra"] = known["orlov_til"] = ""
    return known

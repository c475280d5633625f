"""What is wrong with a row of a small file, and how it is told on one line."""

from typing import NamedTuple

from django.utils.translation import gettext as _

MOST_ROWS = 2_000


class Wrong(NamedTuple):
    """A row that cannot be taken, and why; no column where it is about the row."""

    row: int
    column: str
    sentence: str


def wrong_words(file: str, wrong: Wrong) -> str:
    """A wrong row on one line: file, row, column, and why."""
    facts = {"file": file, "row": wrong.row, "column": wrong.column, "sentence": wrong.sentence}
    if not wrong.column:
        return _("%(file)s, række %(row)s: %(sentence)s") % facts
    return _("%(file)s, række %(row)s, kolonnen %(column)s: %(sentence)s") % facts

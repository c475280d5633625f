"""Wrong rows as a CSV file that a Danish spreadsheet opens as it is, with nothing in it that comes alive."""

import csv
import io
from collections.abc import Iterable

from django.utils.translation import gettext as _

from organisation.rules.imports import Wrong

MARK = "\ufeff"
LIVE = ("=", "+", "-", "@", "\t", "\r")


def wrong_rows_csv(wrong: Iterable[Wrong]) -> bytes:
    """File, row, column and sentence of each wrong row."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow([_("fil"), _("række"), _("kolonne"), _("fejl")])
    for each in wrong:
        row = "" if each.row is None else str(each.row)
        writer.writerow([dead(cell) for cell in (each.file, row, each.column, each.sentence)])
    return (MARK + out.getvalue()).encode()


def dead(text: str) -> str:
    """A text that a spreadsheet takes for a text."""
    return f"'{text}" if text.startswith(LIVE) else text

"""Hours as a CSV file that a Danish spreadsheet opens as it is, with nothing in it that comes alive."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from organisation.formats.wrong_rows import MARK, dead


def hours_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """One row for each registration: day, facilitator, network, programme, work, hours, rate, amount, state, note."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(
        [
            _("dag"), _("facilitator"), _("netværk"), _("program"), _("arbejde"), _("timer"), _("timepris"),
            _("beløb"), _("status"), _("bemærkning"),
        ]
    )  # fmt: skip
    for row in rows:
        writer.writerow([dead(cell) for cell in row])
    return (MARK + out.getvalue()).encode()

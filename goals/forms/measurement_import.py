"""The forms of an import of measurements: the file, and the yes to what a dry run showed."""

from datetime import date
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from goals.rules.measurement_import import Facts, Plan, Row
from goals.rules.stale import mark_of

MOST_BYTES = 5 * 1024 * 1024
LONGEST_NAME = 80
SALT = "goals.measurement_import"
VALID_FOR = 24 * 60 * 60


class FileForm(forms.Form):
    """A file of measurements."""

    file = forms.FileField(
        label=_("Fil"),
        help_text=_("CSV eller regneark (.xlsx)."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
    )

    def clean_file(self) -> Any:
        """A file of a size that a page can show."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("Filen fylder mere end 5 MB. Del den i mindre filer."))
        return file

    @property
    def name(self) -> str:
        """What the file is called, short enough to be shown."""
        return PurePath(self.cleaned_data["file"].name).name[-LONGEST_NAME:]


def sealed(file: str, rows: list[Row], plan: Plan) -> str:
    """The rows of a file and what they would do, in a form that comes back as it was sent."""
    plain = [
        [row.number, row.indicator, row.on.isoformat(), *(None if one is None else str(one) for one in row.facts)]
        for row in rows
    ]
    return signing.dumps({"file": file, "rows": plain, "mark": mark_of_plan(plan)}, salt=SALT, compress=True)


def opened(text: str) -> tuple[str, list[Row], str] | None:
    """The file's name, its rows and the mark of what they would do; nothing of what was not sent from here."""
    try:
        kept = signing.loads(text, salt=SALT, max_age=VALID_FOR)
    except signing.BadSignature:
        return None
    return kept["file"], [row_of(*one) for one in kept["rows"]], kept["mark"]


def row_of(number: int, indicator: str, on: str, value: str, n: Any, uncertainty: Any, note: str) -> Row:
    """A row as it was."""
    spread = None if uncertainty is None else Decimal(uncertainty)
    facts = Facts(Decimal(value), None if n is None else int(n), spread, note)
    return Row(number, indicator, date.fromisoformat(on), facts)


def mark_of_plan(plan: Plan) -> str:
    """A mark of what a plan would do: another one where measurements have changed meanwhile."""
    told = {str(one.row.number): [one.indicator, one.change, one.before] for one in plan.planned}
    return mark_of(told | {"wrong": len(plan.wrong)})

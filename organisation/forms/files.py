"""A small file handed in, and what it held kept in the page until somebody says yes to it."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 5 * 1024 * 1024
LONGEST_NAME = 80
VALID_FOR = 24 * 60 * 60


class FileForm(forms.Form):
    """A file of rows."""

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


def sealed(salt: str, facts: dict[str, Any]) -> str:
    """Facts in a form that comes back as it was sent."""
    return signing.dumps(facts, salt=salt, compress=True)


def opened(salt: str, text: str) -> dict[str, Any] | None:
    """The facts that were sealed; nothing of what was not sent from here, or is a day old."""
    try:
        return signing.loads(text, salt=salt, max_age=VALID_FOR)
    except signing.BadSignature:
        return None

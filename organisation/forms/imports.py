"""The forms of imports: the files and their day, and the yes to many leavers."""

from datetime import date
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from organisation.formats.hr_files.tables import MOST_BYTES
from organisation.forms.fields import DanishDateField

MOST_FILES = 3
LONGEST_NAME = 80


class FilesInput(forms.FileInput):
    """A choice of several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One to three files, none of them larger than LederNet reads."""

    widget = FilesInput(attrs={"accept": ".csv,.xlsx,.txt"})
    default_error_messages = {
        "too_many": _("Vælg højst tre filer: Enheder, Personer og Stillinger."),
        "too_large": _("Filen %(name)s fylder mere end 64 MB. Del den i mindre filer."),
    }

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """The files, each checked as one."""
        files = [super(FilesField, self).clean(each, initial) for each in (data or [None])]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(self.error_messages["too_many"])
        for file in files:
            if file.size > MOST_BYTES:
                raise forms.ValidationError(self.error_messages["too_large"], params={"name": file.name})
        return files


class ImportForm(forms.Form):
    """HR's files, and the day they count from."""

    hr_files = FilesField(label=_("Filer"), help_text=_("En til tre CSV-filer, eller et regneark (.xlsx) med arkene."))
    on = DanishDateField(
        label=_("Gælder fra"), help_text=_("Det, der er ændret, gælder fra denne dag. Skriv 30.11.2026.")
    )

    @property
    def names(self) -> list[str]:
        """What the files are called, short enough to be shown."""
        return [PurePath(file.name).name[-LONGEST_NAME:] for file in self.cleaned_data["hr_files"]]

    @property
    def on_day(self) -> date:
        """The day they count from."""
        return self.cleaned_data["on"]


class YesForm(forms.Form):
    """A yes to an import. Where many would leave, their number must be written."""

    leavers = forms.IntegerField(
        label=_("Skriv antallet for at sige ja"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, expected: int | None = None, **kwargs: Any) -> None:
        """`expected` is the number that must be written, none when no number is asked for."""
        super().__init__(*args, **kwargs)
        self.expected = expected

    def clean_leavers(self) -> int | None:
        """The number of leavers, exactly."""
        given = self.cleaned_data["leavers"]
        if self.expected is not None and given != self.expected:
            raise forms.ValidationError(_("Skriv %(count)s, hvis det er rigtigt."), params={"count": self.expected})
        return self.expected

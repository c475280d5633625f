"""Which files may be put up, read from their bytes: a name can say anything."""

from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from organisation.rules.refusals import Refused

MOST_BYTES = 10 * 1024 * 1024
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
# What a packed document holds, and what it is then.
PARTS = {
    "word/document.xml": ("docx", f"{OFFICE}wordprocessingml.document"),
    "xl/workbook.xml": ("xlsx", f"{OFFICE}spreadsheetml.sheet"),
    "ppt/presentation.xml": ("pptx", f"{OFFICE}presentationml.presentation"),
}
MIMETYPES = {f"{OPEN}text": "odt", f"{OPEN}spreadsheet": "ods", f"{OPEN}presentation": "odp"}
MARKS = {
    b"%PDF-": ("pdf", "application/pdf"),
    b"\x89PNG\r\n\x1a\n": ("png", "image/png"),
    b"\xff\xd8\xff": ("jpg", "image/jpeg"),
}
KNOWN = "PDF, PNG, JPG, DOCX, XLSX, PPTX, ODT, ODS, ODP"


class WrongFile(Refused):
    """A file that is not taken. The text is a sentence for the one who sent it."""


@dataclass(frozen=True, slots=True)
class Sort:
    """What a file is: the ending its name gets, and its content type."""

    ending: str
    content_type: str


def sort_of(content: bytes) -> Sort:
    """What a file is. Raises WrongFile for one that is empty, too large, of another kind, or that carries macros."""
    if not content:
        raise WrongFile(_("Filen er tom."))
    if len(content) > MOST_BYTES:
        raise WrongFile(_("Filen er for stor. Den må højst fylde 10 MB."))
    for mark, sort in MARKS.items():
        if content.startswith(mark):
            return Sort(*sort)
    return _packed(content) if content.startswith(b"PK\x03\x04") else _refuse()


def named(name: str, sort: Sort) -> str:
    """The name as it is shown and fetched: one line of it, with the ending that the bytes have earned."""
    stem = "".join(c for c in name.replace("\\", "/").rpartition("/")[2] if c.isprintable() and c not in '<>:"|?*')
    stem = stem.strip(" .")
    ending = stem.rpartition(".")[2].lower()
    if "." in stem and len(ending) <= 5:
        stem = stem.rpartition(".")[0].strip(" .")
    return f"{stem[:100] or 'fil'}.{sort.ending}"


def _packed(content: bytes) -> Sort:
    try:
        with ZipFile(BytesIO(content)) as packed:
            names = set(packed.namelist())
            if any(one.lower().endswith(("vbaproject.bin", ".exe", ".dll")) for one in names):
                raise WrongFile(_("Filen indeholder makroer. Gem den uden makroer, og prøv igen."))
            for part, sort in PARTS.items():
                if part in names:
                    return Sort(*sort)
            info = packed.getinfo("mimetype") if "mimetype" in names else None
            kind = packed.read(info).decode("ascii", "replace") if info and info.file_size < 100 else ""
    except BadZipFile:
        return _refuse()
    return Sort(MIMETYPES[kind], kind) if kind in MIMETYPES else _refuse()


def _refuse() -> Sort:
    raise WrongFile(_("Den slags fil kan ikke lægges op. Vi tager imod %(known)s.") % {"known": KNOWN})

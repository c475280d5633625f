"""One field of an HR file: from what a person or a spreadsheet put there to a plain value, or why it cannot be read."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from organisation.rules.genders import Gender
from organisation.rules.levels import Level

FORMULA_SIGNS = "=+-@"
ID_LENGTH, NAME_LENGTH, FIELD_LENGTH, PLACE_LENGTH, PHONE_LENGTH, MAIL_LENGTH = 64, 200, 80, 120, 40, 254
SHOWN = 60
NO_END = date(9999, 12, 31)

YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
DAY_FIRST = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?: 00[:.]00(?:[:.]00)?)?")
PHONE = re.compile(r"\+?[0-9 ()/.-]*[0-9][0-9 ()/.-]*")
GARBLED = re.compile("\ufffd|Ã[\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]")

YES_OR_NO = {"ja": True, "j": True, "true": True, "sand": True, "1": True, "x": True, "yes": True}
YES_OR_NO |= {"nej": False, "n": False, "false": False, "falsk": False, "0": False, "no": False, "": False}
LEVELS: dict[str, int | None] = {
    "": None,
    **{str(number): number for number in Level.values},
    "direktør": Level.DIRECTOR.value,
    "chef": Level.HEAD_OF_AREA.value,
    "leder af ledere": Level.LEADER_OF_LEADERS.value,
    "leder af medarbejdere": Level.LEADER_OF_EMPLOYEES.value,
    "medarbejder": Level.EMPLOYEE.value,
}

GENDERS: dict[str, str] = {
    "": "",
    "k": Gender.WOMAN.value,
    "kvinde": Gender.WOMAN.value,
    "m": Gender.MAN.value,
    "mand": Gender.MAN.value,
    "x": Gender.OTHER.value,
    "andet": Gender.OTHER.value,
}


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell of a workbook that holds a formula instead of a value."""

    text: str


@dataclass(frozen=True, slots=True)
class CellError:
    """A cell of a workbook that shows an error, such as #REF!."""

    text: str


class Percent(float):
    """A number that its cell shows as a percentage: what reads 14,8 % is kept as 0.148."""


class Unfit(Exception):
    """A field that cannot be read: the fault and the values of its sentence."""

    def __init__(self, fault: str, **values: str | int) -> None:
        super().__init__(fault)
        self.fault = fault
        self.values = values


def shown(text: str) -> str:
    """A text short enough for a sentence."""
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


@lru_cache(maxsize=65536)
def cleaned(text: str) -> str:
    """A text as people mean it: composed letters, single spaces, and none of the characters that cannot be seen."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    composed = unicodedata.normalize("NFC", text)
    visible = "".join(c for c in composed if unicodedata.category(c) != "Cf")
    out = " ".join(visible.split())
    if any(unicodedata.category(c) in {"Cc", "Cs", "Co", "Cn"} for c in out):
        raise Unfit("control")
    if GARBLED.search(out):
        raise Unfit("garbled", text=shown(out))
    return out


def text_of(raw: Any) -> str:
    """The text of a cell, whichever way a spreadsheet keeps it: a whole number has no decimals."""
    if isinstance(raw, str):
        return cleaned(raw)
    if raw is None:
        return ""
    if isinstance(raw, Formula):
        raise Unfit("formula", text=shown(cleaned(raw.text)))
    if isinstance(raw, CellError):
        raise Unfit("cell_error", text=raw.text)
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime) and raw.time() == time():
        return str(raw.date())
    return cleaned(str(raw))


def fitting(text: str, limit: int) -> str:
    """A text that there is room for."""
    if len(text) > limit:
        raise Unfit("too_long", length=len(text), limit=limit)
    return text


def words(limit: int, *, needed: bool = False) -> Callable[[Any], str]:
    """A reader of names and titles, which never begin like a formula."""

    def read(raw: Any) -> str:
        text = fitting(text_of(raw), limit)
        if needed and not text:
            raise Unfit("missing")
        if text and text[0] in FORMULA_SIGNS:
            raise Unfit("leading_sign", sign=text[0])
        return text

    return read


def optional_id(raw: Any) -> str:
    """An id of HR's, or none. 1001 is the same id in a text cell and in a number cell."""
    text = fitting(text_of(raw), ID_LENGTH)
    if text and text[0] in FORMULA_SIGNS:
        raise Unfit("leading_sign", sign=text[0])
    return text


def needed_id(raw: Any) -> str:
    """An id of HR's."""
    text = optional_id(raw)
    if not text:
        raise Unfit("missing")
    return text


@lru_cache(maxsize=16384)
def day_from(text: str) -> date:
    """A day written year first or, as in Danish, day first."""
    if match := YEAR_FIRST.fullmatch(text):
        year, month, day = match.groups()
    elif match := DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
    else:
        raise Unfit("not_a_date", text=shown(text))
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise Unfit("no_such_day", text=text) from None
    if found.year < 1900:
        raise Unfit("not_a_date", text=text)
    return found


def day(raw: Any) -> date | None:
    """A day, or none. The year 9999 is how some systems write "no end"."""
    if isinstance(raw, datetime) and raw.year >= 1900:
        found = raw.date()
    else:
        text = text_of(raw)
        if not text:
            return None
        found = day_from(text)
    return None if found == NO_END else found


def yes_or_no(raw: Any) -> bool:
    """Ja or nej; an empty field is a nej."""
    text = text_of(raw)
    answer = YES_OR_NO.get(text.casefold())
    if answer is None:
        raise Unfit("not_yes_or_no", text=shown(text))
    return answer


def level(raw: Any) -> int | None:
    """A leadership level by its number or its Danish word, or none."""
    text = text_of(raw)
    if text.casefold() not in LEVELS:
        raise Unfit("not_a_level", text=shown(text))
    return LEVELS[text.casefold()]


def gender(raw: Any) -> str:
    """Gender by its letter or its word, or none."""
    text = text_of(raw)
    if text.casefold() not in GENDERS:
        raise Unfit("not_a_gender", text=shown(text))
    return GENDERS[text.casefold()]


def mail(raw: Any) -> str:
    """A mail address in small letters, or none."""
    text = fitting(text_of(raw), MAIL_LENGTH).lower()
    if text:
        try:
            validate_email(text)
        except ValidationError:
            raise Unfit("not_a_mail", text=shown(text)) from None
    return text


def phone(raw: Any) -> str:
    """A telephone number, or none."""
    text = fitting(text_of(raw), PHONE_LENGTH)
    if text and not PHONE.fullmatch(text):
        raise Unfit("not_a_phone", text=shown(text))
    return text

"""The law of change between two rounds: when two figures may be held beside each other, and what is said of it.

Both must be shown to the reader, and a branch must hold the same teams both times: a mean that moves because others
were asked is no change. The difference is taken between figures as they are written, so it tells nothing that the two
figures do not tell.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

from evaluation.rules.chains import ThemeFigure
from evaluation.rules.report_words import decimal_words
from evaluation.rules.reports import A_DIFFERENCE
from organisation.rules.times import month_words

TENTH = Decimal("0.1")
STEPS = tuple(Decimal(step) for step in ("-0.3", "-0.1", "0.2", "0.4"))
"""Where the second to the fifth shade of a change begin."""


class Apart(StrEnum):
    """Why there is no change to tell."""

    HIDDEN_NOW = "hidden_now"
    HIDDEN_THEN = "hidden_then"
    OTHER_TEAMS = "other_teams"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Change:
    """How a theme has moved, in tenths of a step, or why that is not told. `clipped`: one of the two was moved."""

    value: Decimal | None
    clipped: bool = False
    why: Apart | None = None


def change_of(now: ThemeFigure, then: ThemeFigure | None, *, same_teams: bool) -> Change:
    """The change of a theme; `then` is None where the place or the theme was not part of the earlier round."""
    if now.value is None:
        return Change(None, why=Apart.HIDDEN_NOW)
    if then is None:
        return Change(None, why=Apart.NOT_ASKED)
    if then.value is None:
        return Change(None, why=Apart.HIDDEN_THEN)
    if not same_teams:
        return Change(None, why=Apart.OTHER_TEAMS)
    return Change(now.value - then.value, clipped=now.clipped or then.clipped)


def signed_words(value: Decimal) -> str:
    """As in +0,3 and −0,3."""
    sign = "+" if value > 0 else "\N{MINUS SIGN}" if value < 0 else ""
    return sign + decimal_words(abs(value))


def apart_words(why: Apart) -> str:
    """What stands in a cell without a change."""
    return {
        Apart.HIDDEN_NOW: _("vises ikke"),
        Apart.HIDDEN_THEN: _("blev ikke vist"),
        Apart.OTHER_TEAMS: _("ikke de samme teams"),
        Apart.NOT_ASKED: _("ikke med sidst"),
    }[why]


def moved_words(value: Decimal, since: str) -> str:
    """What is heard for the small arrow beside a change worth one."""
    if abs(value) < A_DIFFERENCE:
        return ""
    words = _("mindst %(step)s op siden %(since)s") if value > 0 else _("mindst %(step)s ned siden %(since)s")
    return words % {"step": decimal_words(A_DIFFERENCE), "since": since}


def legend() -> list[str]:
    """The five shades of a change."""
    low, much = STEPS[2:]
    facts = {"much": decimal_words(much), "low": decimal_words(low), "high": decimal_words(much - TENTH)}
    return [
        _("mindst %(much)s ned") % facts,
        _("%(low)s–%(high)s ned") % facts,
        _("næsten som før"),
        _("%(low)s–%(high)s op") % facts,
        _("mindst %(much)s op") % facts,
    ]


def since_words(then: date, now: date) -> str:
    """As in "2024"; within one year by the month, "marts 2026"."""
    return str(then.year) if then.year != now.year else month_words(then)

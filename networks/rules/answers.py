"""What members have answered about their network that is worth a look: released figures, in words. No database.

A figure is here only when the engine has released it, so what too few have answered is never a reason. It counts for a
year; a pulse says something when two in a row say the same.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation.rules.report_words import decimal_words
from networks.rules.evaluations import DIFFERENCES, GO_ON, WORTH
from organisation.rules.times import dated_words

LOW = Decimal(3)
"""The middle of the scale from 1 to 5: a mean below it is worth a look."""
IN_A_ROW = 2
DOUBTS: Mapping[str, str | Promise] = {
    WORTH: gettext_lazy("Deltagerne tvivler på, om møderne er tiden værd (%(mean)s af 5 i evalueringen den %(day)s)."),
    GO_ON: gettext_lazy("Deltagerne tvivler på, om de vil fortsætte (%(mean)s af 5 i evalueringen den %(day)s)."),
    DIFFERENCES: gettext_lazy(
        "Deltagerne får ikke meget nyt af forskellene (%(mean)s af 5 i evalueringen den %(day)s)."
    ),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """A network's released means: of the newest evaluation by question, with its day, and of pulses, newest first."""

    means: Mapping[str, Decimal]
    on: date | None = None
    pulses: tuple[Decimal, ...] = ()


def doubts(figures: Figures) -> Iterator[tuple[str, str]]:
    """Question and sentence for each figure of an evaluation below the middle."""
    for question, words in DOUBTS.items():
        mean = figures.means.get(question)
        if mean is not None and mean < LOW and figures.on is not None:
            yield question, str(words) % {"mean": decimal_words(mean), "day": dated_words(figures.on)}


def pulse_doubt(figures: Figures) -> str:
    """That the latest two pulses lie below the middle; nothing otherwise."""
    latest = figures.pulses[:IN_A_ROW]
    if len(latest) < IN_A_ROW or max(latest) >= LOW:
        return ""
    told = {"last": decimal_words(latest[0]), "before": decimal_words(latest[1])}
    return (
        _("Efter de seneste møder tvivlede deltagerne på, om de var tiden værd (%(last)s og før det %(before)s af 5).")
        % told
    )

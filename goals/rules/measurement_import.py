"""The law of importing measurements: what each row would do, and what is wrong with it. Nothing is guessed.

A row names an indicator by its number or its whole name. All rows count or none: a file with
a wrong row changes nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goals.rules.numbers import number_text
from organisation.rules.row_faults import Wrong
from organisation.rules.times import dated_words


class Change(StrEnum):
    """What a row would do."""

    NEW = "new"
    CORRECTED = "corrected"
    UNCHANGED = "unchanged"


class Facts(NamedTuple):
    """What is known of a measurement beside its day."""

    value: Decimal
    n: int | None = None
    uncertainty: Decimal | None = None
    note: str = ""


class Row(NamedTuple):
    """A row of a file that could be read; `number` as a spreadsheet shows it."""

    number: int
    indicator: str
    on: date
    facts: Facts


class Planned(NamedTuple):
    """A row with the indicator that it is about, what is known of the day, and so what it would do."""

    row: Row
    indicator: int
    before: Facts | None

    @property
    def change(self) -> Change:
        """Whether the measurement would be new, corrected, or as it was."""
        if self.before is None:
            return Change.NEW
        return Change.UNCHANGED if self.before == self.row.facts else Change.CORRECTED


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would do: its rows as planned, and those that are wrong."""

    planned: tuple[Planned, ...]
    wrong: tuple[Wrong, ...]

    @property
    def counts(self) -> Mapping[Change, int]:
        """How many rows would do what."""
        return Counter(one.change for one in self.planned)

    @property
    def corrections(self) -> tuple[Planned, ...]:
        """The rows that would correct what is known."""
        return tuple(one for one in self.planned if one.change == Change.CORRECTED)

    @property
    def changes(self) -> int:
        """How many measurements would be new or corrected."""
        return len(self.planned) - self.counts[Change.UNCHANGED]

    @property
    def may_apply(self) -> bool:
        """Whether the file is without a wrong row and would change something."""
        return not self.wrong and self.changes > 0


def plan_import(
    rows: Sequence[Row],
    wrong: Iterable[Wrong],
    names: Mapping[int, str],
    known: Mapping[tuple[int, date], Facts],
    today: date,
) -> Plan:
    """What the rows would do: `names` are the indicators that may be measured, `known` what has been measured."""
    faults, planned = list(wrong), []
    keys = keys_by_word(names)
    first: dict[tuple[int, date], int] = {}
    for row in rows:
        found = keys.get(row.indicator.casefold(), [])
        if fault := fault_of(row, found, today):
            faults.append(fault)
            continue
        at = (found[0], row.on)
        if at in first:
            words = _("Række %(row)s har allerede en måling af indikatoren den dag.") % {"row": first[at]}
            faults.append(Wrong(row.number, "maalt_den", words))
            continue
        first[at] = row.number
        planned.append(Planned(row, found[0], known.get(at)))
    return Plan(tuple(planned), tuple(sorted(faults)))


def keys_by_word(names: Mapping[int, str]) -> dict[str, list[int]]:
    """The indicators that a word may mean: a number, or a whole name."""
    found: dict[str, list[int]] = {}
    for pk, name in names.items():
        for word in {str(pk), name.casefold()}:
            found.setdefault(word, []).append(pk)
    return found


def fault_of(row: Row, found: Sequence[int], today: date) -> Wrong | None:
    """What is wrong with a row that could be read."""
    if not found:
        words = _("Vi kender ingen indikator, du må måle, med det nummer eller navn: »%(text)s«.")
        return Wrong(row.number, "indikator", words % {"text": row.indicator})
    if len(found) > 1:
        words = _("Flere indikatorer hedder »%(text)s«. Skriv nummeret i stedet.")
        return Wrong(row.number, "indikator", words % {"text": row.indicator})
    if row.on > today:
        return Wrong(row.number, "maalt_den", _("Den dag er ikke kommet endnu."))
    return None


def counts_words(plan: Plan) -> str:
    """As in "12 nye målinger, 1 rettes, 3 er uændrede"."""
    counts = plan.counts
    told = [
        ngettext("%(count)s ny måling", "%(count)s nye målinger", counts[Change.NEW]) % {"count": counts[Change.NEW]},
        ngettext("%(count)s rettes", "%(count)s rettes", counts[Change.CORRECTED])
        % {"count": counts[Change.CORRECTED]},
        ngettext("%(count)s er uændret", "%(count)s er uændrede", counts[Change.UNCHANGED])
        % {"count": counts[Change.UNCHANGED]},
    ]
    return ", ".join(words for words, change in zip(told, Change, strict=True) if counts[change])


def correction_words(planned: Planned) -> str:
    """As in "Sygefravær, 31. oktober 2026: 6,2 bliver til 5,9"."""
    row, before = planned.row, planned.before
    facts = {"name": row.indicator, "day": dated_words(row.on), "value": number_text(row.facts.value)}
    if before is None or before.value == row.facts.value:
        return _("%(name)s, %(day)s: %(value)s som før, men antal, usikkerhed eller forklaring er en anden") % facts
    facts["before"] = number_text(before.value)
    return _("%(name)s, %(day)s: %(before)s bliver til %(value)s") % facts

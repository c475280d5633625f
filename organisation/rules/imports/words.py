"""The report in words: counts as sentences, and a wrong row on one line."""

from collections.abc import Mapping

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from organisation.rules.imports.changes import Kind
from organisation.rules.imports.faults import Wrong


def count_in_words(kind: Kind, count: int) -> str:
    """One count of a report."""
    number = {"count": number_format(count, force_grouping=True)}
    match kind:
        case Kind.CREATED:
            return ngettext("%(count)s oprettes", "%(count)s oprettes", count) % number
        case Kind.MOVED:
            return ngettext("%(count)s flytter", "%(count)s flytter", count) % number
        case Kind.RENAMED:
            return ngettext("%(count)s skifter navn", "%(count)s skifter navn", count) % number
        case Kind.CHANGED:
            return ngettext("%(count)s ændres", "%(count)s ændres", count) % number
        case _:
            return ngettext("%(count)s slutter", "%(count)s slutter", count) % number


def counts_in_words(counts: Mapping[str, int]) -> str:
    """The counts of one sheet, without those that are nought."""
    told = [count_in_words(kind, counts[kind.value]) for kind in Kind if counts[kind.value]]
    return ", ".join(told) if told else gettext("ingen ændringer")


def leavers_in_words(count: int) -> str:
    """How many leave."""
    if not count:
        return gettext("Ingen fratræder.")
    number = {"count": number_format(count, force_grouping=True)}
    return ngettext("%(count)s person fratræder.", "%(count)s personer fratræder.", count) % number


def wrong_in_words(wrong: Wrong) -> str:
    """A wrong row on one line: file, row, column, and why."""
    values = {"file": wrong.file, "row": wrong.row, "column": wrong.column, "sentence": wrong.sentence}
    if wrong.row is None:
        return gettext("%(file)s, kolonnen %(column)s: %(sentence)s") % values
    if not wrong.column:
        return gettext("%(file)s, række %(row)s: %(sentence)s") % values
    return gettext("%(file)s, række %(row)s, kolonnen %(column)s: %(sentence)s") % values

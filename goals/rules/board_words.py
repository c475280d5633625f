"""What a board says in one sentence, and when its people met and meet."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goals.rules.indicators import Status
from organisation.rules.times import full_day_words, whole_day_words
from organisation.rules.words import number_words

CALM = {Status.ON_COURSE, Status.REACHED}


def counted(count: int) -> str:
    """As in "én" and "to"."""
    return _("én") if count == 1 else number_words(count)


def lifted(words: str) -> str:
    """The words with their first letter as at the head of a sentence."""
    return words[:1].upper() + words[1:]


def finding_words(statuses: Sequence[str], late: int) -> str:
    """What a board shows: how many deviate, else how many are close, else how many lack a measurement (`late`)."""
    total, deviating, near = len(statuses), statuses.count(Status.DEVIATES), statuses.count(Status.NEAR)
    if not total:
        return _("Tavlen følger ingen indikatorer endnu")
    if deviating:
        return deviating_words(deviating, total)
    if near:
        words = ngettext("Ingen indikatorer afviger, %(count)s er tæt på", "Ingen afviger, %(count)s er tæt på", near)
        return words % {"count": counted(near)}
    if late:
        words = ngettext(
            "Ingen afviger, %(count)s mangler en måling", "Ingen afviger, %(count)s mangler en måling", late
        )
        return words % {"count": counted(late)}
    return _("Ingen indikatorer afviger") if set(statuses) - CALM else _("Alt er på vej eller nået")


def deviating_words(deviating: int, total: int) -> str:
    """As in "To af seks indikatorer afviger"."""
    if deviating == total:
        few = {1: _("Indikatoren afviger"), 2: _("Begge indikatorer afviger")}
        return few.get(total) or _("Alle %(total)s indikatorer afviger") % {"total": number_words(total)}
    words = ngettext(
        "%(count)s af %(total)s indikatorer afviger", "%(count)s af %(total)s indikatorer afviger", deviating
    )
    return lifted(words % {"count": counted(deviating), "total": number_words(total)})


def steps_words(number: int, late: int) -> str:
    """How many next steps are open, and how many of them are late."""
    if not number:
        return _("Ingen åbne skridt")
    words = ngettext("%(number)s åbent skridt", "%(number)s åbne skridt", number) % {"number": number}
    return f"{words}, {_('%(late)s over tid') % {'late': late}}" if late else words


def meeting_words(next_on: date | None, today: date) -> str:
    """When the people of a board meet next: by its cadence, or that it is past."""
    if next_on is None:
        return _("Der er ikke holdt møde ved tavlen endnu.")
    if next_on < today:
        return _("Næste møde skulle have været %(day)s.") % {"day": full_day_words(next_on)}
    if next_on == today:
        return _("Næste møde er i dag.")
    return _("Næste møde er %(day)s.") % {"day": whole_day_words(next_on)}

"""What Samtaler says at the top: the one thing to do next, else how it stands."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisation.rules.times import span_words
from organisation.rules.words import number_words
from performance.rules.overview import Step


def own_words(step: Step, leader: str, starts: datetime, ends: datetime) -> str:
    """What somebody does next in the dialogue with their leader, or when it is."""
    if step == Step.PREPARE:
        return _("Forbered samtalen med %(name)s") % {"name": leader}
    if step == Step.READ:
        return _("Læs, hvad du og %(name)s skrev") % {"name": leader}
    if step == Step.SIGN:
        return _("Skriv under på samtalen med %(name)s") % {"name": leader}
    if step == Step.SIGNED:
        return _("Du har skrevet under, %(name)s mangler") % {"name": leader}
    return _("Du skal tale med %(name)s %(when)s") % {"name": leader, "when": span_words(starts, ends)}


def staff_words(total: int, waiting: int) -> str:
    """How many of a leader's employees have no dialogue ahead."""
    if not waiting:
        return ngettext(
            "Din medarbejder har en samtale i kalenderen", "Alle dine medarbejdere har en samtale i kalenderen", total
        )
    words = ngettext(
        "%(number)s medarbejder har ingen samtale i kalenderen",
        "%(number)s medarbejdere har ingen samtale i kalenderen",
        waiting,
    ) % {"number": number_words(waiting) if waiting > 1 else _("én")}
    return words[0].upper() + words[1:]


def nothing_words() -> str:
    """What is said to somebody with no dialogue ahead and no employees."""
    return _("Ingen samtale er aftalt")

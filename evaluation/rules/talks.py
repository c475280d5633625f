"""The talks that follow a report: with the nearest leader, and with the employees. What is said is kept nowhere."""

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Whom(TextChoices):
    """Whom a leader talks with, as an address says it."""

    SUPERIOR = "leder", gettext_lazy("nærmeste leder")
    EMPLOYEES = "medarbejdere", gettext_lazy("medarbejdere")


SUBJECTS = {Whom.SUPERIOR: "evaluation.superior", Whom.EMPLOYEES: "evaluation.employees"}


def title_words() -> str:
    """What a talk is called in everybody's calendar, which others read too: nothing of the report."""
    return _("Samtale efter ledelsesevalueringen")


def heading_words(whom: Whom, *, is_booked: bool) -> str:
    """What the page of a talk is called."""
    if whom == Whom.SUPERIOR:
        return _("Samtalen med din leder") if is_booked else _("Book samtale med din leder")
    return _("Samtalen med medarbejderne") if is_booked else _("Book samtale med medarbejderne")

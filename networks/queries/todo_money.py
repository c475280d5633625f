"""What facilitators' hours, invoices and budgets want of HR."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks.models import Hours, Invoice
from networks.queries import money
from networks.rules.money import Pressure, State
from organisation.queries.waiting import Row, in_shape
from organisation.rules.todo import Deed, Todo


def unsettled_hours() -> QuerySet:
    """Hours that facilitators told and HR has not settled."""
    return in_shape(Hours.objects.filter(state=State.WAITING), "hours", pk="pk")


def unsettled_invoices() -> QuerySet:
    """Invoices that HR has not settled."""
    return in_shape(Invoice.objects.filter(state=State.WAITING), "invoice", pk="pk")


def to_settle(kinds: list[str]) -> list[Todo]:
    """One line about hours and one about invoices that wait for HR."""
    hours, invoices = kinds.count("hours"), kinds.count("invoice")
    told = ngettext("%(count)s registrering af timer venter", "%(count)s registreringer af timer venter", hours)
    billed = ngettext("%(count)s faktura venter", "%(count)s fakturaer venter", invoices)
    found = []
    if hours:
        found.append(
            Todo(
                heading=told % {"count": hours},
                text=_("Facilitatorerne har registreret timer, som du kan godkende."),
                deeds=(Deed(_("Se timerne"), reverse("networks:hours")),),
            )
        )
    if invoices:
        found.append(
            Todo(
                heading=billed % {"count": invoices},
                text=_("Eksterne facilitatorer venter på, at du godkender."),
                deeds=(Deed(_("Se fakturaerne"), reverse("networks:invoices")),),
            )
        )
    return found


def budgets_to_mind(rows: Iterable[Row], today: date) -> list[Todo]:
    """A line for each programme whose money of the year is nearly or more than used."""
    rows = list(rows)
    names = {row.pk: row.more for row in rows if row.what == money.BUDGETED and row.count == today.year}
    spent = money.spending_in(rows, today.year) if names else {}
    pressed = {pk: one for pk, one in spent.items() if pk in names and one.pressure != Pressure.NONE}
    near = _("Budgettet for %(programme)s er snart brugt")
    over = _("Budgettet for %(programme)s er overskredet")
    return [
        Todo(
            heading=(over if one.pressure == Pressure.OVER else near) % {"programme": names[pk]},
            text=one.forecast(today),
            deeds=(Deed(_("Se budgettet"), reverse("networks:budgets")),),
        )
        for pk, one in sorted(pressed.items())
    ]

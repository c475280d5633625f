"""Networks that nobody leads: without a facilitator nobody calls the first meeting."""

from datetime import date

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks.models import Network
from networks.rules.programmes import Facilitation
from networks.rules.sentences import a_few
from organisation.queries.waiting import Given, Row, in_shape
from organisation.rules.sorting import danish_key
from organisation.rules.todo import Deed, Todo


def unled_networks() -> QuerySet:
    """Networks that run or begin, have no facilitator, and whose members do not lead in turn."""
    rows = Network.objects.from_day(Given("today")).filter(facilitator=None).exclude(ends__lt=F("starts"))
    rows = rows.exclude(programme__facilitation=Facilitation.MEMBERS)
    return in_shape(rows, "unled", pk="pk", name="name", day="starts")


def facilitators_to_find(rows: list[Row], today: date) -> list[Todo]:
    """One line about them all, by the first day of the next that begins."""
    if not rows:
        return []
    names = sorted((row.name for row in rows), key=danish_key)
    heading = ngettext("Netværk %(name)s har ingen facilitator", "%(count)s netværk har ingen facilitator", len(rows))
    one = len(rows) == 1
    url = reverse("networks:change_network", args=[rows[0].pk]) if one else reverse("networks:networks")
    text = _("Ingen indkalder til det første møde. Vælg en facilitator.")
    return [
        Todo(
            heading=heading % {"name": names[0], "count": len(rows)},
            text=text if one else f"{a_few(names)}. {text}",
            due=min((row.day for row in rows if row.day >= today), default=None),
            deeds=(Deed(_("Vælg en facilitator") if one else _("Se netværkene"), url),),
        )
    ]

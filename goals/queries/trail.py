"""What the trail's rows are about, by name, where they are about goals and boards."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from goals.models import Goal
from organisation.models import AuditEntry
from organisation.queries.trail import Sight, named

SIGHTS: Mapping[str, Sight] = {
    Goal._meta.label: (
        Goal.objects.only("title", "is_personal"),
        "pk",
        lambda one: {
            "goal": _("et personligt mål") if one.is_personal else _("målet »%(title)s«") % {"title": one.title}
        },
    ),
}


def facts_of(entries: Iterable[AuditEntry]) -> dict[int, dict[str, str]]:
    """What goals know of the trail's rows, by the row's key; the words of a personal goal are told to nobody."""
    return named(entries, SIGHTS)

"""What the trail's rows are about, by name, where they are about evaluation."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from evaluation.models import Assessment, Round
from organisation.models import AuditEntry
from organisation.queries.trail import Sight, named

SIGHTS: Mapping[str, Sight] = {
    Round._meta.label: (
        Round.objects.only("title"),
        "pk",
        lambda one: {"round": _("runden »%(title)s«") % {"title": one.title}},
    ),
    Assessment._meta.label: (
        Assessment.objects.only("name"),
        "pk",
        lambda one: {"report": _("rapporten om %(name)s") % {"name": one.name}},
    ),
}


def facts_of(entries: Iterable[AuditEntry]) -> dict[int, dict[str, str]]:
    """What the evaluation engine knows of the trail's rows, by the row's key."""
    return named(entries, SIGHTS)

"""What the trail's rows are about, by name, where they are about dialogues."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from organisation.models import AuditEntry
from organisation.queries.trail import Sight, named
from performance.models import Dialogue

SIGHTS: Mapping[str, Sight] = {
    Dialogue._meta.label: (
        Dialogue.objects.select_related("employee", "leader"),
        "pk",
        lambda one: {
            "dialogue": _("samtalen mellem %(employee)s og %(leader)s")
            % {"employee": one.employee.name, "leader": one.leader.name}
        },
    ),
}


def facts_of(entries: Iterable[AuditEntry]) -> dict[int, dict[str, str]]:
    """What dialogues know of the trail's rows, by the row's key."""
    return named(entries, SIGHTS)

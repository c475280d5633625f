"""The life of a job: queued, running, and one of three ends. A dead worker's job is queued again by the sweeper."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

LEASE = timedelta(seconds=90)
MOST_ATTEMPTS = 3
WHOLE = 1000
# What this floor's jobs are called on a page, by their kind.
JOBS = {
    "check_import": _("Gennemsyn af filer"),
    "apply_import": _("Indlæsning af filer"),
    "give_access": _("Adgang til flere"),
    "write_again": _("Nye links til dem, der aldrig har logget ind"),
}


class State(TextChoices):
    """Where a job stands."""

    QUEUED = "queued", _("venter")
    RUNNING = "running", _("i gang")
    DONE = "done", _("færdig")
    FAILED = "failed", _("gik galt")
    CANCELLED = "cancelled", _("stoppet")


OPEN = frozenset({State.QUEUED, State.RUNNING})

"""What every job in the house is called on a page, by its kind: each floor names its own."""

from django.utils.translation import gettext_lazy as _

from evaluation.rules.jobs import JOBS as EVALUATION
from networks.rules.jobs import JOBS as NETWORKS
from organisation.rules.jobs import JOBS as ORGANISATION

JOBS = {**ORGANISATION, **EVALUATION, **NETWORKS, "demo_history": _("Indlæsning af demoens tidligere år")}


def job_words(kind: str) -> str:
    """The kind in words; one that nobody has named, as it is."""
    return str(JOBS.get(kind, kind))

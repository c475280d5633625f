"""Questions about jobs."""

from django.db.models import QuerySet

from organisation.models import Job


def latest_jobs() -> QuerySet[Job]:
    """Every job, newest first, with who asked for it."""
    return Job.objects.select_related("queued_by__person").order_by("-pk")

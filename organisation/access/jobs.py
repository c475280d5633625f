"""The door to jobs: who asked for the work may follow it, and so may HR."""

from datetime import date
from uuid import UUID

from django.http import Http404

from organisation.models import Account, Job
from organisation.queries.people import standing_of


def job_for(account: Account, key: UUID, on: date) -> Job:
    """A job by its key; absent and not yours answer alike."""
    job = Job.objects.filter(key=key).select_related("queued_by__person").first()
    if job is None or (job.queued_by_id != account.pk and not standing_of(account.person, on).is_hr):
        raise Http404
    return job

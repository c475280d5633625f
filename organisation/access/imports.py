"""The door to imports: HR's alone."""

from datetime import date
from uuid import UUID

from django.http import Http404

from organisation.access.roles import hr_desk
from organisation.models import Job, Person
from organisation.queries.import_jobs import CHECK


def import_for(reader: Person, key: UUID, on: date) -> Job:
    """The dry run of an import by its key, to HR."""
    hr_desk(reader, on)
    job = Job.objects.filter(kind=CHECK, key=key).select_related("queued_by__person").first()
    if job is None:
        raise Http404
    return job

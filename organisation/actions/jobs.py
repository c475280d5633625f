"""Verbs of jobs. Claiming, reporting and requeueing are the machine's own and leave no audit row; people's verbs do."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from organisation.actions.audit import record
from organisation.models import Account, Job
from organisation.rules.jobs import LEASE, MOST_ATTEMPTS, OPEN, WHOLE, State


def queue_job(*, kind: str, task: str, payload: dict[str, Any], by: Account | None, at: datetime) -> Job:
    """Put work in the queue. The caller rings for it after the commit; a lost ring costs until the next sweep."""
    with transaction.atomic():
        job = Job.objects.create(kind=kind, task=task, payload=payload, queued_by=by, queued_at=at)
        record(verb="queue_job", by=by, at=at, on=job, after={"kind": kind})
    return job


def cancel_job(*, job: Job, by: Account | None, at: datetime) -> Job:
    """Ask a job to stop: a queued one ends at once, a running one at its next look."""
    with transaction.atomic():
        job = Job.objects.select_for_update().get(pk=job.pk)
        if job.state not in OPEN or job.cancel_asked:
            return job
        job.cancel_asked = True
        if job.state == State.QUEUED:
            job.state, job.ended_at = State.CANCELLED, at
        job.save(update_fields=["cancel_asked", "state", "ended_at"])
        record(verb="cancel_job", by=by, at=at, on=job, after={"kind": job.kind})
    return job


def claim_job(*, pk: int, at: datetime) -> Job | None:
    """Take a queued job, once; None when another worker has it or it has ended."""
    claimed = Job.objects.filter(pk=pk, state=State.QUEUED).update(
        state=State.RUNNING,
        started_at=at,
        lease_until=at + LEASE,
        attempts=F("attempts") + 1,
        progress=0,
        message="",
    )
    return Job.objects.select_related("queued_by").get(pk=pk) if claimed else None


def report_progress(*, job: Job, progress: int, message: str, at: datetime) -> bool:
    """Say how far a job is (thousandths) and keep its lease; returns whether somebody asked it to stop.

    A worker whose lease was taken over learns it here too: it must stop without a result.
    """
    mine = Job.objects.filter(pk=job.pk, state=State.RUNNING, attempts=job.attempts)
    kept = mine.update(progress=min(progress, WHOLE), message=message[:300], lease_until=at + LEASE)
    return not kept or mine.filter(cancel_asked=True).exists()


def end_job(
    *, job: Job, to: State, at: datetime, result: dict[str, Any] | None = None, error: str = "", message: str = ""
) -> bool:
    """End a running job, once; False when it had been given to another worker or ended already.

    `message` is what its reader is told of the end, `error` what those who run LederNet are.
    """
    with transaction.atomic():
        ended = Job.objects.filter(pk=job.pk, state=State.RUNNING, attempts=job.attempts).update(
            state=to,
            ended_at=at,
            lease_until=None,
            result=result or {},
            error=error[:2000],
            message=message[:300],
            **({"progress": WHOLE} if to == State.DONE else {}),
        )
        if ended:
            record(verb="end_job", by=None, at=at, on=job, after={"kind": job.kind, "state": to})
    return bool(ended)


def requeue_lost_jobs(*, at: datetime) -> list[Job]:
    """Queue again what a dead worker left, give up what died too often, and name everything that waits for a worker."""
    lost = Job.objects.filter(state=State.RUNNING, lease_until__lt=at)
    lost.filter(Q(attempts__gte=MOST_ATTEMPTS)).update(
        state=State.FAILED, ended_at=at, lease_until=None, error="The worker died too often."
    )
    lost.filter(cancel_asked=True).update(state=State.CANCELLED, ended_at=at, lease_until=None)
    lost.update(state=State.QUEUED, lease_until=None)
    return list(Job.objects.filter(state=State.QUEUED).order_by("pk"))

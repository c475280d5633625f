"""Carrying out jobs: ring for one, work on one, sweep up what was lost."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from celery import current_app, shared_task
from django.utils import timezone
from kombu.exceptions import OperationalError

from organisation.actions.jobs import claim_job, end_job, report_progress, requeue_lost_jobs
from organisation.models import Job
from organisation.rules.jobs import State

log = logging.getLogger("ledernet.jobs")


class Stopped(Exception):
    """Somebody asked the job to stop, or another worker has taken it over."""


class NotDone(Exception):
    """The work was refused; the sentence says why, to whoever asked for it."""


class Work:
    """A job in hand: its payload, a place to say how far it is, and its result."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.payload: dict[str, Any] = job.payload
        self.result: dict[str, Any] = {}
        self.stopped = False

    def report(self, progress: int, message: str = "") -> bool:
        """Say how far the job is (thousandths), at most every two seconds or so; True when it should stop."""
        self.stopped = report_progress(job=self.job, progress=progress, message=message, at=timezone.now())
        return self.stopped

    def check(self, progress: int, message: str = "") -> None:
        """Report, and leave the work when somebody asked it to stop."""
        if self.report(progress, message):
            raise Stopped


@contextmanager
def working(job_id: int) -> Iterator[Work | None]:
    """Claim a job, work on it, end it. Yields None when there is nothing to do: another has it, or it has ended."""
    job = claim_job(pk=job_id, at=timezone.now())
    if job is None:
        yield None
        return
    work = Work(job)
    try:
        yield work
    except Stopped:
        end_job(job=job, to=State.CANCELLED, at=timezone.now(), result=work.result)
    except NotDone as refused:
        end_job(job=job, to=State.FAILED, at=timezone.now(), error="NotDone", message=str(refused))
    except Exception as error:
        log.exception("job %s (%s) failed", job.pk, job.kind)
        place = traceback.extract_tb(error.__traceback__)[-1]
        end_job(job=job, to=State.FAILED, at=timezone.now(), error=f"{type(error).__name__} ({place.name})")
    else:
        end_job(job=job, to=State.DONE, at=timezone.now(), result=work.result)


def ring(job: Job) -> None:
    """Ring for a job. A broker that does not answer costs a delay: the sweeper rings again."""
    try:
        current_app.send_task(job.task, args=[job.pk])
    except (OperationalError, OSError):
        log.warning("no broker: job %s waits for the sweeper", job.pk)


@shared_task
def sweep_jobs() -> None:
    """Requeue what dead workers left and ring for everything that waits."""
    for job in requeue_lost_jobs(at=timezone.now()):
        ring(job)

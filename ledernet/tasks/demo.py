"""The demo's years before, loaded while the first page is in use already."""

from datetime import date

from celery import shared_task

from ledernet.demo.developing import couple_what_belongs
from ledernet.demo.evaluations import evaluated
from ledernet.demo.history import compose_again, earlier_rounds
from ledernet.demo.stage import Stage
from organisation.tasks.jobs import working


@shared_task
def load_history(job_id: int) -> None:
    """Add the evaluations that are over and the networks of earlier years to a loaded demo."""
    with working(job_id) as work:
        if work is not None:
            stage = Stage(date.fromisoformat(work.payload["on"]), work.payload["seed"])
            evaluated(stage, work.check)
            earlier_rounds(stage, tell=work.check)
            compose_again(stage, work.payload["untouched"])
            couple_what_belongs(stage)

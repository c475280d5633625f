"""Planning the years ahead in the background, by the search in a process of its own."""

from celery import shared_task
from django.utils import timezone

from networks.actions.rotations import keep_rounds
from networks.models import RoundsAhead
from networks.tasks.scenarios import search
from organisation.tasks.jobs import working


@shared_task
def rotate_in_background(job_id: int) -> None:
    """Plan rounds; a stop keeps the best found so far."""
    with working(job_id) as work:
        if work is not None:
            plan = RoundsAhead.objects.get(pk=work.payload["plan"])
            found = search(plan.asked, work)
            work.result = {key: found[key] for key in ("repeats", "horizon")}
            rounds = [one["assignment"] for one in found["rounds"]]
            keep_rounds(plan=plan, rounds=rounds, by=None, at=timezone.now())

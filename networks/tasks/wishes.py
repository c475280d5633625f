"""The clock's part of wishes: those who have not answered are reminded, and what is left too long is deleted."""

from celery import shared_task
from django.utils import timezone

from networks.actions.wishes import forget_wishes, remind_of_wishes
from networks.queries.wishes import rounds_to_forget, rounds_to_remind
from networks.rules.wishes import State


@shared_task
def look_after_wishes() -> None:
    """Remind two days before the last day, and delete the wishes of rounds whose last day is half a year ago."""
    now = timezone.now()
    for round in rounds_to_remind(now):
        remind_of_wishes(round=round, by=None, at=now)
    for round in rounds_to_forget(timezone.localdate(now)):
        forget_wishes(round=round, to=State.LAPSED, by=None, at=now)

"""The clock's part of polls."""

from celery import shared_task
from django.utils import timezone

from networks.actions.polls import remind_of_poll
from networks.queries.polls import polls_to_remind


@shared_task
def remind_of_open_polls() -> None:
    """Remind those who have not answered, two days before a poll closes."""
    now = timezone.now()
    for poll in polls_to_remind(now):
        remind_of_poll(poll=poll, by=None, at=now)

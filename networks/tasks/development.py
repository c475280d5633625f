"""The clock's part of development programmes: they follow the organisation, give their tasks, and remind."""

from celery import shared_task
from django.utils import timezone

from networks.actions.cohorts import follow_organisation
from networks.actions.practice import give_task, remind_of_task
from networks.queries.development_due import running_developments, tasks_to_give, tasks_to_remind


@shared_task
def look_after_developments() -> None:
    """Follow the organisation first, so that a new leader has the task too. Each may come again."""
    now = timezone.now()
    for development in running_developments(timezone.localdate(now)):
        follow_organisation(development=development, by=None, at=now)
    for task in tasks_to_give(timezone.localdate(now)):
        give_task(task=task, by=None, at=now)
    for task in tasks_to_remind(timezone.localdate(now)):
        remind_of_task(task=task, by=None, at=now)

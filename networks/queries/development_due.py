"""What the clock has to do about development programmes on a day."""

from datetime import date

from django.db.models import QuerySet

from networks.models import Development, Task
from networks.rules.development import REMIND_BEFORE, State


def running_developments(on: date) -> QuerySet[Development]:
    """The programmes that have been announced and are not over."""
    return Development.objects.filter(state=State.RUNNING, ends__gte=on).order_by("pk")


def tasks_to_give(on: date) -> QuerySet[Task]:
    """The tasks whose day has come and of which nobody has been told."""
    return Task.objects.filter(development__in=running_developments(on), told=False, given_on__lte=on).order_by("pk")


def tasks_to_remind(on: date) -> QuerySet[Task]:
    """The tasks that are due within the week and have not been reminded of."""
    rows = Task.objects.filter(development__in=running_developments(on), told=True, reminded=False)
    return rows.filter(due__gte=on, due__lte=on + REMIND_BEFORE).order_by("pk")

"""The clock's part of soundings: superiors are reminded, and what they said is forgotten in time."""

from celery import shared_task
from django.utils import timezone

from networks.actions.soundings import forget_sounding, remind_of_sounding
from networks.queries.soundings import soundings_to_forget, soundings_to_remind


@shared_task
def look_after_soundings() -> None:
    """Remind the day before the last day, and delete what was said half a year after it."""
    now = timezone.now()
    for sounding in soundings_to_remind(now):
        remind_of_sounding(sounding=sounding, by=None, at=now)
    for sounding in soundings_to_forget(timezone.localdate(now)):
        forget_sounding(sounding=sounding, by=None, at=now)

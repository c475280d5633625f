"""The clock's part of evaluating networks: a pulse after each meeting, and word of figures. Each may come again."""

from celery import shared_task
from django.utils import timezone

from networks.actions.evaluations import send_pulse, tell_figures
from networks.queries.evaluations import evaluations_to_tell, meetings_for_a_pulse


@shared_task
def look_after_evaluations() -> None:
    """Send the pulses that are due, and tell of figures that have been published."""
    now = timezone.now()
    for meeting in meetings_for_a_pulse(now):
        send_pulse(meeting=meeting, by=None, at=now)
    for evaluation in evaluations_to_tell():
        tell_figures(evaluation=evaluation, by=None, at=now)

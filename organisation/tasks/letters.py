"""The clock's part of the outbox."""

from celery import shared_task

from organisation.actions.letters import send_waiting_letters


@shared_task
def deliver_letters() -> None:
    """Send what waits in the outbox."""
    send_waiting_letters()

"""The clock's part of busy times: calendars are asked here and never while somebody waits for a page."""

import logging

from celery import shared_task
from django.utils import timezone

from organisation.actions.busy import forget_old_busy_times, keep_busy_times, note_unanswered
from organisation.queries.busy import consents_to_read
from organisation.rules.busy import AHEAD
from organisation.tasks.busy_servers import BusyServer, Unanswered, Unreachable, busy_server

log = logging.getLogger("ledernet.busy")


@shared_task
def read_busy_times() -> None:
    """Forget what is old, and ask the server, where there is one, about those who have consented."""
    forget_old_busy_times(at=timezone.now())
    server = busy_server()
    if server is None:
        return
    try:
        refused = _ask_about_all(server)
    except Unreachable as error:
        log.warning("the calendar server does not answer: %s", error)
        return
    if refused:
        log.warning("the calendar server did not say when %s people are busy: %s", len(refused), sorted(set(refused)))


def _ask_about_all(server: BusyServer) -> list[str]:
    """Ask about each; why it was in vain for some. A server that answers nobody is not asked on: raises Unreachable."""
    refused = []
    for consent in consents_to_read(timezone.now()):
        now = timezone.now()
        try:
            times = server.busy_times(consent.person.email, now, now + AHEAD)
        except Unanswered as error:
            note_unanswered(consent=consent, at=now)
            if isinstance(error, Unreachable):
                raise
            refused.append(str(error))
        else:
            keep_busy_times(consent=consent, times=times, at=now)
    return refused

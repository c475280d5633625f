"""The outbox: a letter waits, is taken by one sender at a time, and is sent or, after many tries, given up."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

CLAIM = timedelta(minutes=5)
MOST_TRIES = 10


class State(TextChoices):
    """Where a letter stands."""

    WAITING = "waiting", _("venter")
    SENT = "sent", _("sendt")
    FAILED = "failed", _("kunne ikke sendes")


class Keep(TextChoices):
    """What is kept of a letter once it has gone: a link that opens a ballot is not, a reminder not at all."""

    ALL = "all"
    FACTS = "facts"
    NOTHING = "nothing"


def pause_after(tries: int) -> timedelta:
    """How long to wait after a failed try: a minute, two, four … at most six hours."""
    return min(timedelta(minutes=2 ** max(0, tries - 1)), timedelta(hours=6))

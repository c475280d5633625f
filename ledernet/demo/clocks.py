"""Acting on another day: what the pages of the demo are asked to do then, they do at that hour."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """The clock of this thread stands at a moment; everybody else's goes on."""
    real, here = timezone.now, threading.get_ident()
    timezone.now = lambda: moment if threading.get_ident() == here else real()
    try:
        yield
    finally:
        timezone.now = real

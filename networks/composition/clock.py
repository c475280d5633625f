"""The time a rotation may take, and the word to those who wait."""

import time
from collections.abc import Callable

from networks.composition.search import REPORT_EVERY, Progress


class Clock:
    """Counts from its making; tells `progress` a few times a second and asks `stop` whether to end."""

    def __init__(self, seconds: float, progress: Callable[[Progress], None], stop: Callable[[], bool]):
        self.seconds, self.progress, self.stop = seconds, progress, stop
        self.begun = self.told = time.monotonic()

    def left(self) -> float:
        """Seconds left."""
        return self.begun + self.seconds - time.monotonic()

    def over(self, until: float) -> bool:
        """Whether a moment has passed or somebody said stop."""
        self.tell()
        return time.monotonic() > until or self.stop()

    def tell(self) -> None:
        """Reports when it is time to."""
        now = time.monotonic()
        if now - self.told >= REPORT_EVERY:
            self.told = now
            self.progress(Progress(min(1.0, (now - self.begun) / self.seconds), 0, 0, 0, 0))

"""How things are measured: the middle of many visits, and what lies beside it."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

VISITS = 30


@dataclass(frozen=True)
class Line:
    """One measured page: questions to the database, milliseconds in the middle and near the worst, kilobytes."""

    name: str
    status: int
    queries: int
    milliseconds: float
    near_worst: float
    kilobytes: float

    def times(self, floor: "Line") -> float:
        """How many times the floor it takes."""
        return self.milliseconds / floor.milliseconds


def visit(name: str, client: Client, path: str, visits: int = VISITS) -> Line:
    """Visit a page often: the first visit warms, the second counts questions, the others are timed."""
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(path)
    queries = len(asked)
    spans = sorted(timed(lambda: client.get(path)) * 1000 for _ in range(visits))
    size = len(response.content) / 1000
    return Line(
        name, response.status_code, queries, statistics.median(spans), spans[int(visits * 0.95)], round(size, 1)
    )


def timed(act: Callable[[], object]) -> float:
    """Seconds that something takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start

"""The web process by itself: how long it takes to its first answer, and how much memory it holds."""

import json
import subprocess
import sys

FIRST_ANSWER = """
import time; start = time.perf_counter()
import json, resource
from ledernet.wsgi import application
from django.test import Client
Client(SERVER_NAME="localhost").get("/healthz")
seconds = time.perf_counter() - start
held = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmRSS:"))
print(json.dumps({"seconds": round(seconds, 2), "megabytes": round(held / 1000)}))
"""


def first_answer(times: int = 5) -> dict[str, float]:
    """The middle of several starts: seconds to the first answer, megabytes held then."""
    runs = [
        json.loads(subprocess.run([sys.executable, "-c", FIRST_ANSWER], check=True, capture_output=True).stdout)
        for _ in range(times)
    ]
    return sorted(runs, key=lambda run: run["seconds"])[times // 2]

"""A real worker with the clock inside, on files and over Redis: jobs are carried out, the trail is chained."""

import os
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.thorough
QUEUE = """
from django.utils import timezone
from networks.actions.scenarios import compose_scenario, draft_scenario
from networks.models import Programme
from organisation.tasks.jobs import ring
from tests.world import TODAY, make_world
now = timezone.now()
world = make_world()
programme = Programme.objects.create(name="Nye", starts=TODAY, smallest=2, largest=3)
scenario = draft_scenario(programme=programme, by=world.hr, at=now)
job = compose_scenario(scenario=scenario, version=0, by=world.hr, at=now, iterations=5000)
{ring}
"""
LOOK = """
from networks.models import Scenario
from organisation.models import AuditEntry, Job
chained = AuditEntry.objects.filter(number__gt=0).exists()
print(Job.objects.get().state, len(Scenario.objects.get().assignment), chained)
"""


def python(code, environment):
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def environment(request, tmp_path):
    clean = {key: value for key, value in os.environ.items() if not key.startswith("LEDERNET_")}
    broker = {"BROKER_URL": request.getfixturevalue("redis")} if request.param == "redis" else {}
    found = clean | broker | {"LEDERNET_VAR": str(tmp_path), "DATABASE_URL": ""}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], env=found, check=True)
    return found


@pytest.fixture
def worker(environment, tmp_path):
    options = ["--pool", "threads", "--concurrency", "2", "--beat", "--loglevel", "error"]
    with (tmp_path / "worker.log").open("w") as log:
        command = [sys.executable, "-m", "celery", "--quiet", "--app", "ledernet", "worker", *options]
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        yield process
        process.terminate()
        process.wait(timeout=30)


@pytest.mark.parametrize(
    ("environment", "ring"),
    [("redis", "ring(job)"), ("files", "")],
    ids=["over Redis", "on files, the bell lost"],
    indirect=["environment"],
)
def test_a_worker_carries_out_what_is_queued_whether_or_not_its_bell_was_heard(environment, worker, ring):
    python(QUEUE.format(ring=ring), environment)
    until = time.monotonic() + 150
    while (found := python(LOOK, environment)) != "done 5 True" and time.monotonic() < until:
        time.sleep(1)
    assert found == "done 5 True"

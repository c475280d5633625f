"""Composing in the background: the search runs in a process of its own, so that neither web nor worker is starved."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from celery import shared_task
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.actions.scenarios import keep_plan
from networks.models import Scenario
from networks.queries.problem import held
from networks.rules.composition import Outdated
from organisation.models import Job
from organisation.tasks.jobs import Stopped, Work, working

NO_PLAN_IN_TIME = 4
LOOK, TELL = 0.05, 1.0
"""Seconds between two looks at whether somebody has asked to stop, and between two words about how far it is."""
INTERPRETED = 20_000
"""Proposals up to which a search runs uncompiled: they are made sooner than the code for them is compiled."""


@shared_task
def compose_in_background(job_id: int) -> None:
    """Compose a scenario; a stop keeps the best found so far, and before anything was searched leaves all as it was."""
    with working(job_id) as work:
        if work is not None:
            scenario = Scenario.objects.get(pk=work.payload["scenario"])
            only_new = work.payload.get("only_new")
            plan = search(held(scenario.asked, scenario.assignment) if only_new else scenario.asked, work)
            work.result = {key: plan[key] for key in ("cost", "gap_percent", "repeats", "iterations")}
            try:
                keep_plan(
                    scenario=scenario,
                    assignment=plan["assignment"],
                    version=work.payload["version"],
                    seed=plan["seed"],
                    at=timezone.now(),
                )
            except Outdated:
                scenario.refresh_from_db(fields=["version"])
                work.result = {"outdated": scenario.version}


def search(problem: dict[str, Any], work: Work) -> dict[str, Any]:
    """Run the search on a problem and return its plan, reporting as it goes; `Stopped` when it never began."""
    with tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as folder:
        problem_file, plan_file, told_file = (Path(folder, name) for name in ("problem.json", "plan.json", "told"))
        problem_file.write_text(json.dumps(problem), encoding="utf-8")
        with (
            told_file.open("wb") as told,
            subprocess.Popen(
                command_of(problem_file, plan_file, work.payload),
                stdout=told,
                cwd=settings.BASE_DIR,
                env=os.environ | surroundings(work.payload),
            ) as process,
        ):
            follow(process, told_file, work)
        if process.returncode not in (0, NO_PLAN_IN_TIME):
            raise RuntimeError(f"composition ended with {process.returncode}")
        return json.loads(plan_file.read_text(encoding="utf-8"))


def command_of(problem: Path, plan: Path, payload: dict[str, Any]) -> list[str]:
    """The search's own command line: by the clock, or by iterations when the same plan is wanted again.

    With `rounds` it plans a rotation of so many.
    """
    limit = ["--iterations", payload["iterations"]] if payload.get("iterations") else ["--seconds", payload["seconds"]]
    verb = ["rotate", problem, "--rounds", payload["rounds"]] if payload.get("rounds") else ["compose", problem]
    command = [sys.executable, "-m", "networks.composition", *verb, "--out", plan, *limit, "--seed", payload["seed"]]
    return [str(part) for part in command]


def surroundings(payload: dict[str, Any]) -> dict[str, str]:
    """Where the search's compiled code lies, and whether it goes without: the plan is the same."""
    interpreted = {"NUMBA_DISABLE_JIT": "1"} if 0 < (payload.get("iterations") or 0) <= INTERPRETED else {}
    return {"NUMBA_CACHE_DIR": str(settings.NUMBA_CACHE_DIR)} | interpreted


def follow(process: subprocess.Popen, told: Path, work: Work) -> None:
    """Pass the search's progress on to the job, and end the search as soon as somebody asks.

    Before its first word the search is loading, or compiling for the first time: there is no plan to wait for then.
    """
    reported = 0.0
    while not has_ended(process):
        if time.monotonic() - reported >= TELL:
            reported = time.monotonic()
            stop = work.report(share_in(told), _("Regner på forslaget"))
        else:
            stop = Job.objects.filter(pk=work.job.pk, cancel_asked=True).exists()
        if stop and told.stat().st_size:
            process.terminate()
            process.wait()
        elif stop:
            process.kill()
            raise Stopped


def has_ended(process: subprocess.Popen) -> bool:
    """Whether a process ends within a look."""
    try:
        process.wait(LOOK)
    except subprocess.TimeoutExpired:
        return False
    return True


def share_in(told: Path) -> int:
    """How much of the search is done, in thousandths: its last whole line."""
    whole = told.read_bytes().rpartition(b"\n")[0]
    return int(json.loads(whole.splitlines()[-1])["done"] * 1000) if whole else 0

"""Composing in the background: the search runs in a process of its own, so that neither web nor worker is starved."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from celery import shared_task
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.actions.scenarios import keep_plan
from networks.models import Scenario
from networks.rules.composition import Outdated
from organisation.tasks.jobs import Work, working

NO_PLAN_IN_TIME = 4


@shared_task
def compose_in_background(job_id: int) -> None:
    """Compose a scenario; a cancel keeps the best found so far."""
    with working(job_id) as work:
        if work is not None:
            scenario = Scenario.objects.get(pk=work.payload["scenario"])
            plan = search(scenario.problem, work)
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
                work.result = {"outdated": True}


def search(problem: dict[str, Any], work: Work) -> dict[str, Any]:
    """Run the search on a problem and return its plan, reporting as it goes."""
    with tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as folder:
        problem_file, plan_file = Path(folder, "problem.json"), Path(folder, "plan.json")
        problem_file.write_text(json.dumps(problem), encoding="utf-8")
        with subprocess.Popen(
            command_of(problem_file, plan_file, work.payload),
            stdout=subprocess.PIPE,
            text=True,
            cwd=settings.BASE_DIR,
            env=os.environ | {"NUMBA_CACHE_DIR": str(settings.NUMBA_CACHE_DIR)},
        ) as process:
            follow(process, work)
        if process.returncode not in (0, NO_PLAN_IN_TIME):
            raise RuntimeError(f"composition ended with {process.returncode}")
        return json.loads(plan_file.read_text(encoding="utf-8"))


def command_of(problem: Path, plan: Path, payload: dict[str, Any]) -> list[str]:
    """The search's own command line: by the clock, or by iterations when the same plan is wanted again."""
    limit = ["--iterations", payload["iterations"]] if payload.get("iterations") else ["--seconds", payload["seconds"]]
    command = [sys.executable, "-m", "networks.composition", problem, "--out", plan, *limit, "--seed", payload["seed"]]
    return [str(part) for part in command]


def follow(process: subprocess.Popen, work: Work) -> None:
    """Pass the search's progress on to the job at most every second, and end the search when somebody asks."""
    told = 0.0
    for line in process.stdout or ():
        now = timezone.now().timestamp()
        if now - told >= 1:
            told = now
            share = json.loads(line)["done"]
            if work.report(int(share * 1000), _("Regner på forslaget")):
                process.terminate()

"""The worker knows the tasks that it is rung for."""

import inspect
from importlib import import_module

from ledernet.celery import app, task_modules
from networks.actions.scenarios import TASK


def test_every_module_of_every_tasks_room_is_known_to_the_worker():
    app.loader.import_default_modules()
    known = {name.rpartition(".")[0] for name in app.tasks if not name.startswith("celery.")}
    with_tasks = {name for name in task_modules() if "@shared_task" in inspect.getsource(import_module(name))}
    assert with_tasks == known


def test_what_the_clock_and_the_verbs_ring_for_is_known_to_the_worker():
    app.loader.import_default_modules()
    assert {entry["task"] for entry in app.conf.beat_schedule.values()} | {TASK} <= set(app.tasks)

"""The bell and the clock. The truth lies in rows; what travels here is an id, and a lost one costs a delay."""

import os
from importlib import import_module
from pkgutil import iter_modules

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ledernet.settings")

ROOMS = ("organisation.tasks", "evaluation.tasks", "networks.tasks", "ledernet.tasks")


def task_modules() -> list[str]:
    """Every module of the rooms where tasks live: the worker knows only what it has imported."""
    return [f"{room}.{module.name}" for room in ROOMS for module in iter_modules(import_module(room).__path__)]


app = Celery("ledernet")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(task_modules, related_name=None)

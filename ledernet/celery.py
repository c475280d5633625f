"""The bell and the clock. The truth lies in rows; what travels here is an id, and a lost one costs a delay."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ledernet.settings")

app = Celery("ledernet")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

"""The roof: settings, addresses, the clock, the front page and the demo. Sees every floor, is seen by none."""

from ledernet.celery import app as celery_app

__all__ = ["celery_app"]

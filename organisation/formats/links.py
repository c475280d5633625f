"""Addresses that work outside the page."""

from django.conf import settings


def absolute(path: str) -> str:
    """The whole address of a path, for letters and calendars."""
    return f"{settings.BASE_URL}{path}"

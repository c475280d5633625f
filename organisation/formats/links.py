"""Addresses that work outside the page."""

from django.conf import settings


def absolute(path: str) -> str:
    """The whole address of a path, for letters and calendars."""
    return f"{settings.BASE_URL}{path}"


def webcal(address: str) -> str:
    """The same address as phones know it: they offer to subscribe to it."""
    return f"webcal://{address.partition('://')[2]}"

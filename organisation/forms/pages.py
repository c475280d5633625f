"""Long lists come in pages."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

ROWS = 50


def page_of(request: HttpRequest, rows: QuerySet | Sequence[Any], size: int = ROWS) -> Page:
    """The page in the address (`?side=2`); one that does not exist is the nearest that does."""
    return Paginator(rows, size).get_page(request.GET.get("side"))

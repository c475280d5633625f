"""What a form does with a verb's answer: a refusal stands at its field, and nothing that was written is lost."""

from collections.abc import Callable
from typing import TypeVar

from django.forms import BaseForm
from django.http import QueryDict

from goals.rules.goals import Refused
from goals.rules.stale import Stale

T = TypeVar("T")


def settled(form: BaseForm, verb: Callable[[], T], now: str = "") -> T | None:
    """What the verb returns; nothing where it refuses, which is then said in the form.

    Of a thing that somebody else has changed, `now` is the mark: whoever has been told may save on top of it.
    """
    try:
        return verb()
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        if isinstance(refused, Stale) and isinstance(form.data, QueryDict):
            form.data = form.data.copy()
            form.data["seen"] = now
        return None

"""What becomes of a verb's answer on a page: a refusal stands at its field, or in a message where there is no form."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, QueryDict

from organisation.rules.refusals import Refused, Stale

T = TypeVar("T")


def settled(form: BaseForm, verb: Callable[[], T], field: str | None = None, **now: object) -> T | None:
    """What the verb returns; nothing where it refuses: the form says why, and nothing that was written is lost.

    The words stand at the field that the refusal names, else at `field`, and above the form where it has neither. Of a
    thing that somebody else has changed, `now` is the mark of how it stands: whoever has been told may save on top of
    it.
    """
    try:
        return verb()
    except Refused as refused:
        place = refused.field or field
        form.add_error(place if place in form.fields else None, str(refused))
        if isinstance(refused, Stale):
            renew(form, **now)
        return None


def renew(form: BaseForm, **now: object) -> None:
    """Let a form that was sent carry the marks of how things stand `now`: what was written goes on top of that."""
    if isinstance(form.data, QueryDict):
        form.data = form.data.copy()
        for name, mark in now.items():
            form.data[name] = str(mark)


def is_carried_out(form: BaseForm, verb: Callable[[], object], field: str | None = None, **now: object) -> bool:
    """Whether the verb did it, where that is all the page needs to know."""
    return settled(form, lambda: (verb(),), field, **now) is not None


@contextmanager
def refused_aloud(request: HttpRequest) -> Iterator[None]:
    """Where there is no form, a message says why not; what follows in the block has not happened."""
    try:
        yield
    except Refused as refused:
        messages.error(request, str(refused))


def told_of(request: HttpRequest, verb: Callable[[], T], done: str | Callable[[T], str] = "") -> bool:
    """Whether a button's verb did it; what is `done` is said, or why not."""
    with refused_aloud(request):
        made = verb()
        if words := done(made) if callable(done) else done:
            messages.success(request, words)
        return True
    return False

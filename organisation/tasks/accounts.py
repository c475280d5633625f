"""Access given to many in the background: some at a time, so that nothing is lost and nobody waits for it."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from celery import shared_task
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from organisation.actions.accounts import open_accounts, welcome_again
from organisation.queries.accounts import locked_out, never_came
from organisation.rules.accounts import Whom
from organisation.rules.jobs import WHOLE
from organisation.tasks.imports import language_of
from organisation.tasks.jobs import Work, working

T = TypeVar("T")
BATCH = 50


@shared_task
def give_access(job_id: int) -> None:
    """Give access to those whom HR has seen; who has got it is not among them when a worker begins again."""
    with working(job_id) as work:
        if work is not None:
            chosen = Whom(work.payload["whom"]), work.payload["unit"]
            people = locked_out(*chosen, timezone.localdate()).reachable
            some_at_a_time(work, people, lambda batch, **facts: open_accounts(people=batch, **facts))


@shared_task
def write_again(job_id: int) -> None:
    """A new link to those who never came; who has been written to is not among them when a worker begins again."""
    with working(job_id) as work:
        if work is not None:
            accounts = list(never_came(timezone.localdate(), timezone.now()))
            some_at_a_time(work, accounts, lambda batch, **facts: welcome_again(accounts=batch, **facts))


def some_at_a_time(work: Work, things: Sequence[T], act: Callable[..., Any]) -> None:
    """Do something with a batch after the other, saying how far it is; stopped, what is done stays done."""
    for first in range(0, len(things), BATCH):
        batch = things[first : first + BATCH]
        act(batch, by=work.job.queued_by, at=timezone.now())
        done = first + len(batch)
        with override(language_of(work)):
            told = _("%(done)s af %(all)s breve er skrevet") % {"done": done, "all": len(things)}
        work.check(WHOLE * done // len(things), told)

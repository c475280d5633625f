"""The clock's part of a round: letters, reminders, closing, publication. Each step may be killed and comes again."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from celery import current_app, shared_task
from django.db import OperationalError
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerError

from evaluation.actions.closing import close_round, lose_round, publish_round
from evaluation.actions.forgetting import Busy
from evaluation.actions.giving_up import destroy_key, tell_given_up
from evaluation.actions.telling import send_invitations, send_reminders, tell_leaders
from evaluation.keyfiles import KeyFileMissing
from evaluation.models import Round
from evaluation.queries.rounds import rounds_given_up, rounds_to_close, rounds_to_lose, rounds_to_remind, rounds_to_tell
from evaluation.rules.rounds import KEY_FILE_MISSING, NOTHING_TO_COUNT, WAITS_FOR_THE_DATABASE, About, State
from organisation.rules.refusals import Refused
from organisation.tasks.jobs import NotDone, Work, working

log = logging.getLogger("ledernet.evaluation")


@shared_task
def look_after_rounds() -> None:
    """What the clock does for every round, each minute and at start-up. A step that fails is taken again next time."""
    now = timezone.now()
    for round in rounds_to_lose():
        lose_round(round=round, by=None, at=now)
    for round in rounds_to_close(now):
        finish(round)
    for round in rounds_given_up():
        finish_given_up(round)
    for round in rounds_to_tell():
        while send_invitations(round=round, by=None, at=timezone.now()):
            pass
    for round in rounds_to_remind(now):
        while send_reminders(round=round, by=None, at=timezone.now()):
            pass


def ring_for_rounds() -> None:
    """Ask for a look at the rounds now. A broker that does not answer costs a minute: the clock looks anyway."""
    try:
        current_app.send_task(look_after_rounds.name)
    except (BrokerError, OSError):
        log.warning("no broker: rounds wait for the clock")


def finish(round: Round) -> None:
    """Close a round with one key, publish a closed one, and tell its leaders."""
    try:
        if round.state == State.OPEN and not round.two_keys:
            round = close_round(round=round, by=None, at=timezone.now())
        round = publish_round(round=round, by=None, at=timezone.now())
    except (Refused, Busy, OperationalError, OSError) as error:
        log.warning("round %s is not finished: %s", round.pk, type(error).__name__)
        return
    if round.state == State.PUBLISHED:
        while tell_leaders(round=round, by=None, at=timezone.now()):
            pass


def finish_given_up(round: Round) -> None:
    """Destroy the key of a round given up, and tell its leaders; those in circles were told when it was withdrawn."""
    try:
        destroy_key(round=round, by=None, at=timezone.now())
    except (Busy, OperationalError, OSError) as error:
        log.warning("the key of round %s is not destroyed: %s", round.pk, type(error).__name__)
        return
    while round.about == About.LEADERS and tell_given_up(round=round, by=None, at=timezone.now()):
        pass


@contextmanager
def told_to_hr() -> Iterator[None]:
    """What keeps a round from being closed or published, in words for the page that follows the job."""
    try:
        yield
    except Refused as refused:
        raise NotDone(str(refused)) from refused
    except KeyFileMissing as missing:
        raise NotDone(KEY_FILE_MISSING) from missing
    except Busy as busy:
        raise NotDone(WAITS_FOR_THE_DATABASE) from busy


def check_is_counted(round: Round) -> None:
    """A round that was lost meanwhile has nothing to publish."""
    if round.state == State.LOST:
        raise Refused(NOTHING_TO_COUNT)


@shared_task
def close_in_background(job_id: int) -> None:
    """Close, publish and tell, as a job whose progress HR can follow. Two keys are turned on the page, never here."""
    with working(job_id) as work:
        if work is not None:
            close_with_progress(work)


def close_with_progress(work: Work) -> None:
    """Report each step; a job that dies leaves a round that the clock finishes. A refusal is told to who asked."""
    round = Round.objects.get(pk=work.payload["round"])
    work.report(100)
    with told_to_hr():
        round = close_round(round=round, by=work.job.queued_by, at=timezone.now())
        check_is_counted(round)
        work.report(700)
        round = publish_round(round=round, by=work.job.queued_by, at=timezone.now())
    work.report(900)
    while tell_leaders(round=round, by=work.job.queued_by, at=timezone.now()):
        work.report(950)

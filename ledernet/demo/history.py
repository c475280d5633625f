"""The years before: networks of earlier programmes that ran and ended. Loaded behind a usable first page."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from ledernet.demo.outbox import send_past_letters
from ledernet.demo.rounds import composed
from ledernet.demo.stage import Stage
from networks.actions.programmes import set_up_programme
from networks.actions.scenarios import draft_scenario, publish
from networks.models import Membership, Network, Programme, Scenario
from networks.queries.candidates import candidates_of
from networks.rules.programmes import Attendance, Kind, Purpose, Size
from networks.rules.programmes import State as ProgrammeState
from organisation.actions.audit import record
from organisation.actions.jobs import queue_job
from organisation.models import Account, Job

TASK = "ledernet.tasks.demo.load_history"
KIND = "demo_history"
YEAR = 365
ROUNDS = (4 * YEAR, 3 * YEAR, 2 * YEAR)
LASTED = timedelta(days=330)
WHY = [(Purpose.REFLECTION, ""), (Purpose.CULTURE, "")]
EARLIER: dict[str, Any] = {
    "kind": Kind.CROSS,
    "attendance": Attendance.VOLUNTARY,
    "smallest": 5,
    "largest": 10,
    "levels": [2, 3, 4],
    "hours": 2,
    "budget": 90_000,
}


def earlier_rounds(stage: Stage, tell: Callable[[int, str], object] = lambda done, words: None) -> None:
    """A round of networks for each of some earlier years, with those who led then."""
    for number, back in enumerate(ROUNDS):
        starts = stage.day(back)
        tell(1000 * number // len(ROUNDS), f"Netværk {starts.year}")
        earlier_round(stage, starts)


def earlier_round(stage: Stage, starts: date) -> None:
    """One year's programme: composed, published, and ended when the year was over. What is there already stays."""
    name = f"Ledernetværk {starts.year}"
    if Programme.objects.filter(name=name).exists():
        return
    at = stage.clock(starts - timedelta(days=10), 9)
    programme = set_up_programme(name=name, purposes=WHY, fields=[], starts=starts, by=stage.hr, at=at, **EARLIER)
    people = len(candidates_of(programme, starts).inside)
    if Size(people, programme.smallest, programme.largest).fits:
        scenario = draft_scenario(programme=programme, by=stage.hr, at=at)
        scenario = composed(stage, scenario, at)
        publish_past(stage, scenario, at + timedelta(days=1))
    end_programme(programme, starts + LASTED, by=stage.hr, at=stage.clock(starts + LASTED, 9))


def publish_past(stage: Stage, scenario: Scenario, at: datetime) -> None:
    """Publish what was published years ago: the letters lie in the outbox as sent, never as waiting."""
    with transaction.atomic():
        publish(scenario=scenario, version=scenario.version, by=stage.hr, at=at)
        send_past_letters(stage)


def end_programme(programme: Programme, last: date, *, by: Account, at: datetime) -> None:
    """A programme that ran its time: its networks and memberships end with a day, and so does the programme."""
    networks = Network.objects.filter(programme=programme)
    Membership.objects.filter(network__in=networks, ends__isnull=True).update(ends=last)
    networks.update(ends=last)
    programme.state = ProgrammeState.ENDED
    programme.save(update_fields=["state"])
    record(verb="end_programme", by=by, at=at, on=programme, after={"ends": last})


def queue_history(stage: Stage) -> Job:
    """Let a worker load the years before, as soon as one is there."""
    at = stage.clock(stage.on, 8)
    payload = {"on": str(stage.on), "seed": stage.seed}
    return queue_job(kind=KIND, task=TASK, payload=payload, by=None, at=at)

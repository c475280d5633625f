"""The years before: HR's files as they were then, and rounds of networks that ran and ended."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from ledernet.demo.outbox import send_past_letters
from ledernet.demo.rounds import composed, part_with_leavers
from ledernet.demo.stage import BEGAN, Stage
from networks.actions.ending import end_programme
from networks.actions.programmes import set_up_programme
from networks.actions.scenarios import draft_scenario, publish
from networks.models import Programme, Scenario
from networks.queries.candidates import candidates_of
from networks.rules.composition import State
from networks.rules.programmes import Attendance, Kind, Purpose, Size
from organisation.actions.jobs import queue_job
from organisation.models import Job

TASK = "ledernet.tasks.demo.load_history"
KIND = "demo_history"
YEARS_BACK = (3, 2, 1)
YEAR = timedelta(days=365)
PREPARED, BEGINS = timedelta(days=10), timedelta(days=30)
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


def past_days(on: date) -> Iterator[date]:
    """The days, a year apart, on which HR handed in its files before."""
    return (on - back * YEAR for back in YEARS_BACK)


def earlier_rounds(
    stage: Stage,
    bring: Callable[[date], object] = lambda day: None,
    tell: Callable[[int, str], object] = lambda done, words: None,
) -> None:
    """A round of networks for each of the years before; each ends when the next one begins, the last before today's.

    `bring` loads the organisation as it was on a day, where it is not there yet. What is done already is not done again.
    """
    running: Programme | None = None
    for number, day in enumerate(past_days(stage.on)):
        tell(1000 * number // len(YEARS_BACK), f"Netværk {day.year}")
        bring(day)
        if running is not None:
            end_round(stage, running, day + BEGINS - timedelta(days=1))
        running = earlier_round(stage, day + BEGINS)
    if running is not None:
        end_round(stage, running, stage.day(BEGAN))


def earlier_round(stage: Stage, starts: date) -> Programme:
    """One year's programme: set up, composed and published, with those who led then."""
    name, at = f"Ledernetværk {starts.year}", stage.clock(starts - PREPARED, 9)
    programme = Programme.objects.filter(name=name).first()
    if programme is None:
        programme = set_up_programme(name=name, purposes=WHY, fields=[], starts=starts, by=stage.hr, at=at, **EARLIER)
    people = len(candidates_of(programme, starts).inside)
    if programme.networks.exists() or not Size(people, programme.smallest, programme.largest).fits:
        return programme
    scenario = programme.scenarios.first() or draft_scenario(programme=programme, by=stage.hr, at=at)
    scenario = scenario if scenario.assignment else composed(stage, scenario, at)
    with transaction.atomic():
        publish(scenario=scenario, version=scenario.version, by=stage.hr, at=at + timedelta(days=1))
        send_past_letters(stage)
    return programme


def end_round(stage: Stage, programme: Programme, last: date) -> None:
    """Who has left the municipality gives up the place, and the year is over for the rest."""
    at = stage.clock(last, 9)
    with transaction.atomic():
        part_with_leavers(stage, programme, at)
        end_programme(programme=programme, ends=last, by=stage.hr, at=at)
        send_past_letters(stage)


def queue_history(stage: Stage) -> Job:
    """Let a worker load the years before, as soon as one is there."""
    drafts = Scenario.objects.filter(state=State.DRAFT)
    untouched = {str(pk): version for pk, version in drafts.values_list("pk", "version")}
    payload = {"on": str(stage.on), "seed": stage.seed, "untouched": untouched}
    return queue_job(kind=KIND, task=TASK, payload=payload, by=None, at=stage.clock(stage.on, 8))


def compose_again(stage: Stage, untouched: Mapping[str, int]) -> None:
    """With the years before, people have met: proposals that nobody has worked on since are composed once more."""
    for scenario in Scenario.objects.filter(pk__in=untouched, state=State.DRAFT).order_by("pk"):
        if scenario.version == untouched[str(scenario.pk)]:
            composed(stage, scenario, stage.clock(stage.on, 11))

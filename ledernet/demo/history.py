"""The years before: HR's files as they were then, and a programme of networks that ran, rotated and ended."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from ledernet.demo.outbox import send_past_letters
from ledernet.demo.rounds import composed, part_with_leavers
from ledernet.demo.stage import BEGAN, Stage
from networks.actions.cycle import note_dialogue
from networks.actions.decisions import wind_down
from networks.actions.ending import end_programme
from networks.actions.programmes import set_up_programme
from networks.actions.rotations import begin_rotation
from networks.actions.scenarios import draft_scenario, publish
from networks.models import Network, Programme, Scenario
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
TALKED, DECIDED = timedelta(days=34), timedelta(days=27)
WHY = [(Purpose.REFLECTION, ""), (Purpose.CULTURE, "")]
SAID = "Det har givet os nye kolleger at ringe til. Vi vil gerne fortsætte, også med dem, der ikke selv melder sig."
REASON = "Fra nu af er alle ledere med i et netværk på tværs. De frivillige netværk slutter, hvor de nye begynder."
EARLIER: dict[str, Any] = {
    "name": "Frivillige ledernetværk",
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
    """A voluntary programme of three years: composed in the first, rotated in full in the others, then wound down.

    `bring` loads the organisation as it was on a day, where it is not there yet. What is done already is not done again.
    """
    first, *later = past_days(stage.on)
    bring(first)
    programme = begun(stage, first + BEGINS)
    for number, day in enumerate(later, 1):
        tell(1000 * number // len(YEARS_BACK), f"{programme.name} {day.year}")
        bring(day)
        rotated(stage, programme, day + BEGINS)
    come_to_an_end(stage, programme, stage.day(BEGAN))


def begun(stage: Stage, starts: date) -> Programme:
    """The programme with its first round, composed and published, with those who led then."""
    at = stage.clock(starts - PREPARED, 9)
    programme = Programme.objects.filter(name=EARLIER["name"]).first()
    if programme is None:
        programme = set_up_programme(purposes=WHY, fields=[], starts=starts, by=stage.hr, at=at, **EARLIER)
    people = len(candidates_of(programme, starts).inside)
    if Size(people, programme.smallest, programme.largest).fits:
        drafted = programme.scenarios.first() or draft_scenario(programme=programme, by=stage.hr, at=at)
        made_known(stage, drafted, at)
    return programme


def rotated(stage: Stage, programme: Programme, starts: date) -> None:
    """All are seated anew a year later; who has left by then gives up the place first."""
    at = stage.clock(starts - PREPARED, 9)
    part_with_leavers(stage, programme, at)
    networks = Network.objects.on(starts).filter(programme=programme).count()
    people = len(candidates_of(programme, starts).inside)
    if programme.smallest * networks <= people <= programme.largest * networks:
        drafted = programme.scenarios.filter(starts=starts).first()
        if drafted is None:
            (drafted,) = begin_rotation(programme=programme, starts=starts, limits=[None], by=stage.hr, at=at)
        made_known(stage, drafted, at)


def made_known(stage: Stage, scenario: Scenario, at: datetime) -> None:
    """A proposal is composed and, the day after, published."""
    if scenario.state == State.DRAFT:
        scenario = composed(stage, scenario, at)
        with transaction.atomic():
            publish(scenario=scenario, version=scenario.version, by=stage.hr, at=at + timedelta(days=1))
            send_past_letters(stage)


def come_to_an_end(stage: Stage, programme: Programme, last: date) -> None:
    """Each network is talked with and wound down, since one for everybody comes after; then the programme is over."""
    with transaction.atomic():
        part_with_leavers(stage, programme, stage.clock(last - TALKED, 9))
        for network in Network.objects.from_day(last).filter(programme=programme, ends=None).order_by("pk"):
            held_on, at = last - TALKED, stage.clock(last - DECIDED, 10)
            note_dialogue(
                network=network,
                held_on=held_on,
                people="deltagerne",
                said=SAID,
                by=stage.hr,
                at=stage.clock(held_on, 15),
            )
            network.refresh_from_db()
            wind_down(network=network, ends=last, reason=REASON, version=network.version, by=stage.hr, at=at)
        end_programme(programme=programme, ends=last, by=stage.hr, at=stage.clock(last, 9))
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

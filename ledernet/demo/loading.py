"""Loading the demo: HR's files by the product's own import, then everything else by its verbs."""

import os
import subprocess
import sys
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from ledernet.demo.arrivals import come_and_go, run_from_outside
from ledernet.demo.asking import heard, wishes_asked, wishes_in
from ledernet.demo.attendance import talk_of_attendance
from ledernet.demo.boards import hold_boards
from ledernet.demo.brought_in import brought_in, carry_on
from ledernet.demo.decisions import ON_ACROSS, answered_late, being_heard, decided
from ledernet.demo.developing import couple_what_belongs, develop_leaders
from ledernet.demo.dialogues import hold_dialogues
from ledernet.demo.digest import digest
from ledernet.demo.evaluations import evaluated, standing_open
from ledernet.demo.files import rows, write_rows
from ledernet.demo.gatherings import hold_meetings, meet_lately, move_one
from ledernet.demo.goals import set_goals
from ledernet.demo.history import earlier_rounds, queue_history
from ledernet.demo.lived import as_exported
from ledernet.demo.lives import gave_way, live_on
from ledernet.demo.network_answers import networks_evaluated
from ledernet.demo.outbox import send_past_letters
from ledernet.demo.papers import share_papers
from ledernet.demo.pulses import pulses_counted
from ledernet.demo.rounds import (
    appoint_facilitators,
    left_open,
    part_with_leavers,
    programme_across,
    programme_within,
    published,
)
from ledernet.demo.sparring import share_days
from ledernet.demo.staffing import Row
from ledernet.demo.stage import Stage, open_desk, set_stage
from ledernet.demo.voices import speak_up
from networks.models import Network, Programme
from networks.rules.programmes import State
from organisation.actions.imports import apply_import
from organisation.formats.hr_files import read_hr_files
from organisation.models import Person
from organisation.queries.imports import stored_organisation
from organisation.queries.people import leaders_on
from organisation.rules.imports import plan_import

SMALL, EVERYTHING = "small", "region"


@dataclass(frozen=True)
class Loaded:
    """What the demo holds when it has been loaded."""

    people: int
    leaders: int
    digest: str


def is_taken() -> bool:
    """Whether somebody lives in the database already."""
    return Person.objects.exists()


def load(*, size: str, seed: int, on: date, history: str) -> Loaded:
    """Load the demo as of a day, all or nothing. The same arguments give the same organisation and the same networks."""
    compiler = None if size == SMALL else start_compiling()
    with compiler or nullcontext(), transaction.atomic():
        stage, sheets = Stage(on, seed), rows(size=size, seed=seed, on=on)
        if history == "full":
            wait_for(compiler)
            live_through(stage, sheets, size)
        import_files(write_rows(folder_of(size), sheets), stage.clock(on, 6))
        set_stage(stage)
        appoint_facilitators(stage)
        wait_for(compiler)
        compose_networks(stage, size)
        live_on(stage)
        speak_up(stage)
        hold_boards(set_goals(stage))
        develop_leaders(stage)
        hold_dialogues(stage)
        send_past_letters(stage)
    networks_evaluated(stage)
    pulses_counted(stage)
    if history == "later":
        queue_history(stage)
    else:
        evaluated(stage)
    standing_open(stage)
    couple_what_belongs(stage)
    return Loaded(people=employed(on), leaders=len(leaders_on(on)), digest=digest())


def start_compiling() -> subprocess.Popen[bytes]:
    """Let the search be compiled on the other core while the files are imported; small searches run without."""
    environment = os.environ | {"NUMBA_CACHE_DIR": str(settings.NUMBA_CACHE_DIR)}
    command = [sys.executable, "-m", "networks.composition", "--compile", "compose"]
    return subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment)


def wait_for(compiler: subprocess.Popen[bytes] | None) -> None:
    """Until the search is compiled, where that is needed."""
    if compiler is not None:
        compiler.wait()


def folder_of(size: str, day: date | None = None) -> Path:
    """Where HR's files lie: those of today, or of a day years ago."""
    return Path(settings.VAR_DIR, "demo", size, str(day or ""))


def live_through(stage: Stage, sheets: dict[str, list[Row]], size: str) -> None:
    """The years before, each with its import and its round of networks; HR is there from the first day on."""

    def bring(day: date) -> None:
        import_files(write_rows(folder_of(size, day), as_exported(sheets, day)), stage.clock(day, 9))
        open_desk(stage, stage.clock(day, 10))

    earlier_rounds(stage, bring)


def import_files(paths: list[Path], at: datetime) -> None:
    """HR's files into the organisation. Files that the product refuses are a fault of the demo and end it."""
    files = read_hr_files((path.name, path.read_bytes()) for path in paths)
    plan = plan_import(files, stored_organisation(), at.date())
    if plan.wrong:
        raise ValueError("; ".join(wrong.sentence for wrong in plan.wrong[:5]))
    apply_import(plan=plan, by=None, at=at)


def compose_networks(stage: Stage, size: str) -> None:
    """The programmes with networks and meetings, and the proposals that HR has open today."""
    across, within = programme_across(stage), programme_within(stage)
    sheet = decided(stage, across, ON_ACROSS)
    published(stage, across)
    gave_way(stage, across)
    if within is not None:
        published(stage, within)
    elderly = brought_in(stage)
    run_from_outside(stage)
    hold_meetings(
        stage, Network.objects.filter(ends__isnull=True).order_by("programme_id", "pk"), past=size != EVERYTHING
    )
    meet_lately(stage)
    for programme in Programme.objects.filter(state=State.RUNNING).order_by("pk"):
        part_with_leavers(stage, programme, stage.clock(stage.day(7), 9))
    move_one(stage)
    share_days(stage)
    carry_on(stage, elderly)
    share_papers(stage, elderly)
    talk_of_attendance(stage)
    come_and_go(stage)
    wishes_in(stage, across)
    first, _second = left_open(stage, across)
    heard(stage, first)
    wishes_asked(stage)
    answered_late(stage, sheet)
    being_heard(stage)


def employed(on: date) -> int:
    """How many the municipality employs on a day; people from outside are not counted."""
    people = Person.objects.filter(hr_id__isnull=False, employed_from__lte=on)
    return people.exclude(employed_to__lt=on).count()

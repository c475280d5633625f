"""Loading the demo: HR's files by the product's own import, then everything else by its verbs."""

import os
import subprocess
import sys
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from ledernet.demo.digest import digest
from ledernet.demo.files import write_files
from ledernet.demo.gatherings import hold_meetings, move_one
from ledernet.demo.history import earlier_rounds, queue_history
from ledernet.demo.outbox import send_past_letters
from ledernet.demo.rounds import (
    appoint_facilitators,
    left_open,
    part_with_leavers,
    programme_across,
    programme_within,
    published,
)
from ledernet.demo.stage import Stage, set_stage
from networks.models import Network
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
        import_files(write_files(Path(settings.VAR_DIR, "demo", size), size=size, seed=seed, on=on), on)
        stage = set_stage(on, seed)
        appoint_facilitators(stage)
        if compiler is not None:
            compiler.wait()
        if history == "full":
            earlier_rounds(stage)
        compose_networks(stage, size)
        send_past_letters(stage)
    if history == "later":
        queue_history(stage)
    return Loaded(people=employed(on), leaders=len(leaders_on(on)), digest=digest())


def start_compiling() -> subprocess.Popen[bytes]:
    """Let the search be compiled on the other core while the files are imported; small searches run without."""
    environment = os.environ | {"NUMBA_CACHE_DIR": str(settings.NUMBA_CACHE_DIR)}
    command = [sys.executable, "-m", "networks.composition", "--compile", "compose"]
    return subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment)


def import_files(paths: list[Path], on: date) -> None:
    """HR's files into the organisation. Files that the product refuses are a fault of the demo and end it."""
    files = read_hr_files((path.name, path.read_bytes()) for path in paths)
    plan = plan_import(files, stored_organisation(), on)
    if plan.wrong:
        raise ValueError("; ".join(wrong.sentence for wrong in plan.wrong[:5]))
    apply_import(plan=plan, by=None, at=timezone.now())


def compose_networks(stage: Stage, size: str) -> None:
    """Both programmes with networks and meetings, and the proposal that HR has open today."""
    across, within = programme_across(stage), programme_within(stage)
    published(stage, across)
    if within is not None:
        published(stage, within)
    hold_meetings(
        stage, Network.objects.filter(ends__isnull=True).order_by("programme_id", "pk"), past=size != EVERYTHING
    )
    part_with_leavers(stage)
    move_one(stage)
    left_open(stage, across)


def employed(on: date) -> int:
    """How many the municipality employs on a day; people from outside are not counted."""
    people = Person.objects.filter(hr_id__isnull=False, employed_from__lte=on)
    return people.exclude(employed_to__lt=on).count()

"""Verbs of facilitators: who runs meetings, what they can carry, what they cost, and what they have learnt."""

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from networks.models import Facilitator, Training
from networks.rules.composition import WEEKDAYS
from organisation.actions.accounts import grant_role
from organisation.actions.audit import record
from organisation.models import Account, Person, RoleGrant
from organisation.rules.roles import Role


def appoint_facilitator(
    *, person: Person, capacity: int, external: bool, by: Account | None, at: datetime
) -> Facilitator:
    """Let a person run networks, at most `capacity` at once; who was one before is one again."""
    today = timezone.localdate(at)
    with transaction.atomic():
        facilitator, _ = Facilitator.objects.update_or_create(
            person=person, defaults={"capacity": capacity, "external": external, "active": True}
        )
        if not RoleGrant.objects.on(today).filter(person=person, role=Role.FACILITATOR).exists():
            grant_role(person=person, role=Role.FACILITATOR, starts=today, by=by, at=at)
        after = {"person": person.pk, "capacity": capacity, "external": external}
        record(verb="appoint_facilitator", by=by, at=at, on=facilitator, after=after)
    return facilitator


def correct_facilitator(
    *,
    facilitator: Facilitator,
    capacity: int,
    external: bool,
    active: bool,
    by: Account | None,
    at: datetime,
    hours: int = 0,
    rate: Decimal | None = None,
    days: Collection[str] = WEEKDAYS,
) -> Facilitator:
    """Change what a facilitator can carry and costs, on which weekdays they can meet, or rest them.

    Networks they run already they keep.

    A new hourly rate counts for hours told from now on.
    """
    with transaction.atomic():
        facilitator = Facilitator.objects.select_for_update(of=("self",)).get(pk=facilitator.pk)
        before = terms_of(facilitator)
        facilitator.capacity, facilitator.external, facilitator.active = capacity, external, active
        facilitator.hours, facilitator.rate = hours, rate
        facilitator.days = [] if set(WEEKDAYS) <= set(days) else [day for day in WEEKDAYS if day in days]
        facilitator.save(update_fields=["capacity", "external", "active", "hours", "rate", "days"])
        record(verb="correct_facilitator", by=by, at=at, on=facilitator, before=before, after=terms_of(facilitator))
    return facilitator


def terms_of(facilitator: Facilitator) -> dict[str, object]:
    """What is agreed with a facilitator, as the trail notes it."""
    return {
        "capacity": facilitator.capacity,
        "external": facilitator.external,
        "active": facilitator.active,
        "hours": facilitator.hours,
        "days": facilitator.days,
        "rate": None if facilitator.rate is None else str(facilitator.rate),
    }


def add_training(
    *, facilitator: Facilitator, kind: str, title: str, ended_on: date, by: Account | None, at: datetime
) -> Training:
    """Note a course that a facilitator has taken."""
    with transaction.atomic():
        found = Training.objects.create(facilitator=facilitator, kind=kind, title=title, ended_on=ended_on)
        record(verb="add_training", by=by, at=at, on=facilitator, after={"kind": kind, "ended_on": ended_on})
    return found


def drop_training(*, training: Training, by: Account | None, at: datetime) -> Facilitator:
    """Take away a course that was noted by mistake."""
    with transaction.atomic():
        facts = {"kind": training.kind, "ended_on": training.ended_on}
        record(verb="drop_training", by=by, at=at, on=training.facilitator, before=facts)
        training.delete()
    return training.facilitator

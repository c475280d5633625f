"""Verbs of facilitators: who runs meetings, and how many networks they can carry."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from networks.models import Facilitator
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
    *, facilitator: Facilitator, capacity: int, external: bool, active: bool, by: Account | None, at: datetime
) -> Facilitator:
    """Change how many networks a facilitator can carry, or rest them; networks they run already they keep."""
    with transaction.atomic():
        before = {name: getattr(facilitator, name) for name in ("capacity", "external", "active")}
        facilitator.capacity, facilitator.external, facilitator.active = capacity, external, active
        facilitator.save(update_fields=["capacity", "external", "active"])
        after = {"capacity": capacity, "external": external, "active": active}
        record(verb="correct_facilitator", by=by, at=at, on=facilitator, before=before, after=after)
    return facilitator

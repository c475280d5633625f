"""Verbs of leadership groups."""

from datetime import date, datetime

from django.db import transaction

from organisation.actions.audit import record
from organisation.models import Account, GroupMember, LeadershipGroup, Person
from organisation.rules.dates import DAY


def form_group(
    *, name: str, starts: date, by: Account | None, at: datetime, ends: date | None = None
) -> LeadershipGroup:
    """Form a leadership group: leaders side by side."""
    with transaction.atomic():
        group = LeadershipGroup.objects.create(name=name, starts=starts, ends=ends)
        record(verb="form_group", by=by, at=at, on=group, after={"name": name, "starts": starts, "ends": ends})
    return group


def correct_group(
    *, group: LeadershipGroup, name: str, starts: date, ends: date | None, by: Account | None, at: datetime
) -> LeadershipGroup:
    """Correct a group's name or period."""
    with transaction.atomic():
        before = {"name": group.name, "starts": group.starts, "ends": group.ends}
        group.name, group.starts, group.ends = name, starts, ends
        group.save(update_fields=["name", "starts", "ends"])
        after = {"name": name, "starts": starts, "ends": ends}
        record(verb="correct_group", by=by, at=at, on=group, before=before, after=after)
    return group


def join_group(
    *, group: LeadershipGroup, person: Person, starts: date, by: Account | None, at: datetime
) -> GroupMember:
    """Let a person into a group from a day on; who is in it already stays."""
    with transaction.atomic():
        standing = GroupMember.objects.from_day(starts).filter(group=group, person=person).first()
        if standing is not None:
            return standing
        member = GroupMember.objects.create(group=group, person=person, starts=starts)
        record(verb="join_group", by=by, at=at, on=group, after={"person": person.pk, "starts": starts})
    return member


def leave_group(*, member: GroupMember, on: date, by: Account | None, at: datetime) -> GroupMember:
    """Let somebody out of a group: the day before is the last."""
    with transaction.atomic():
        member.ends = max(member.starts, on - DAY)
        member.save(update_fields=["ends"])
        after = {"person": member.person_id, "ends": member.ends}
        record(verb="leave_group", by=by, at=at, on=member.group, after=after)
    return member

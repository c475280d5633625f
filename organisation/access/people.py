"""HR's doors to people, units, groups and letters. To anybody else none of them exists."""

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404

from organisation.access.roles import hr_desk
from organisation.models import Account, GroupMember, LeadershipGroup, Letter, Person, RoleGrant, UnitVersion
from organisation.rules.letters import Keep


def person_for(reader: Person, pk: int, on: date) -> Person:
    """A person, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(Person, pk=pk)


def account_for(reader: Person, pk: int, on: date) -> Account:
    """The account of a person, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(Account, person_id=pk)


def grant_for(reader: Person, pk: int, on: date) -> RoleGrant:
    """A role that a person has been given, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(RoleGrant.objects.select_related("person"), pk=pk)


def unit_for(reader: Person, pk: int, on: date, day: date) -> UnitVersion:
    """A unit as it was on a day, to HR; a unit that was not there that day as it was last."""
    hr_desk(reader, on)
    versions = UnitVersion.objects.filter(unit_id=pk).select_related("unit", "field")
    version = versions.on(day).first() or versions.order_by("-starts").first()
    if version is None:
        raise Http404
    return version


def group_for(reader: Person, pk: int, on: date) -> LeadershipGroup:
    """A leadership group, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(LeadershipGroup, pk=pk)


def group_member_for(reader: Person, pk: int, on: date) -> GroupMember:
    """Somebody's time in a leadership group, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(GroupMember.objects.select_related("group", "person"), pk=pk)


def letter_for(reader: Person, pk: int, on: date) -> Letter:
    """A letter's row, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(Letter.objects.exclude(keep=Keep.NOTHING), pk=pk)

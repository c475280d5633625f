"""What the trail's rows are about, by name: as the things are called today."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from organisation.models import (
    Account,
    AuditEntry,
    Feed,
    Job,
    LeadershipGroup,
    Letter,
    Person,
    PositionVersion,
    RoleGrant,
    UnitVersion,
)
from organisation.models.calendar import Appointment, Invitee
from organisation.queries.imports import IMPORT
from organisation.rules.jobs import State
from organisation.rules.times import dated_words
from organisation.rules.trail import DID, DID_TO_PEOPLE


def meeting_words(meeting: Appointment) -> str:
    """As in "mødet »Netværk Fjord«"."""
    return _("mødet »%(title)s«") % {"title": meeting.title}


# A kind of object: its rows, the field that the trail's key is found in, and what a row says.
Sight = tuple[QuerySet[Any], str, Callable[[Any], dict[str, str]]]

SIGHTS: Mapping[str, Sight] = {
    Account._meta.label: (Account.objects.all(), "pk", lambda one: {"person": one.person.name}),
    RoleGrant._meta.label: (
        RoleGrant.objects.select_related("person"),
        "pk",
        lambda one: {"person": one.person.name, "role": one.get_role_display()},
    ),
    Person._meta.label: (Person.objects.all(), "pk", lambda one: {"person": one.name}),
    LeadershipGroup._meta.label: (
        LeadershipGroup.objects.all(),
        "pk",
        lambda one: {"group": _("ledergruppen »%(name)s«") % {"name": one.name}},
    ),
    "organisation.Unit": (
        UnitVersion.objects.order_by("starts"),
        "unit_id",
        lambda one: {"unit": _("enheden %(name)s") % {"name": one.name}},
    ),
    "organisation.Position": (
        PositionVersion.objects.order_by("starts"),
        "position_id",
        lambda one: {"position": _("stillingen %(title)s") % {"title": one.title}},
    ),
    Appointment._meta.label: (Appointment.objects.all(), "pk", lambda one: {"meeting": meeting_words(one)}),
    Invitee._meta.label: (
        Invitee.objects.select_related("appointment", "person"),
        "pk",
        lambda one: {"meeting": meeting_words(one.appointment), "person": one.person.name},
    ),
    Feed._meta.label: (Feed.objects.select_related("person"), "pk", lambda one: {"person": one.person.name}),
    Letter._meta.label: (
        Letter.objects.all(),
        "pk",
        lambda one: {"letter": _("brevet »%(subject)s«") % {"subject": one.subject}},
    ),
    Job._meta.label: (Job.objects.all(), "pk", lambda one: {"job": one.kind}),
}


def named(entries: Iterable[AuditEntry], sights: Mapping[str, Sight]) -> dict[int, dict[str, str]]:
    """What is known of the objects of the trail's rows, by the row's key; one question for each kind."""
    by_kind: dict[str, list[AuditEntry]] = {}
    for entry in entries:
        if entry.kind in sights:
            by_kind.setdefault(entry.kind, []).append(entry)
    found: dict[int, dict[str, str]] = {}
    for kind, alike in by_kind.items():
        rows, field, facts = sights[kind]
        known = {
            str(getattr(row, field)): facts(row)
            for row in rows.filter(**{f"{field}__in": {entry.key for entry in alike}})
        }
        found |= {entry.pk: known[entry.key] for entry in alike if entry.key in known}
    return found


def people_named(entries: Iterable[AuditEntry]) -> dict[int, str]:
    """The name of the person whom a row holds beside its object, by the row's key."""
    noted = {entry.pk: entry.after.get("person") or entry.before.get("person") for entry in entries}
    names = dict(Person.objects.filter(pk__in={pk for pk in noted.values() if pk}).values_list("pk", "name"))
    return {row: names[pk] for row, pk in noted.items() if pk in names}


def facts_of(entries: Iterable[AuditEntry]) -> dict[int, dict[str, str]]:
    """What this floor knows of the trail's rows, by the row's key."""
    entries = list(entries)
    found = named(entries, SIGHTS)
    for row, name in people_named(entries).items():
        found[row] = {"person": name} | found.get(row, {})
    for entry in entries:
        if noted := noted_in(entry):
            found[entry.pk] = found.get(entry.pk, {}) | noted
    return found


def noted_in(entry: AuditEntry) -> dict[str, str]:
    """What a row says by itself: how a job ended, the day of an import."""
    noted = {}
    if entry.verb == "end_job":
        noted["state"] = str(State(entry.after["state"]).label)
    if entry.verb == "apply_import" and "change" in entry.after:
        did = DID_TO_PEOPLE if entry.kind == Person._meta.label else DID
        noted["did"] = str(did[entry.after["change"]])
    if entry.kind == IMPORT:
        noted["day"] = dated_words(date.fromisoformat(entry.key))
    return noted

"""Nouns of the ground floor."""

from organisation.models.accounts import Account
from organisation.models.audit import AuditEntry, AuditHead
from organisation.models.busy import BusyConsent, BusyTime
from organisation.models.calendar import Appointment, Feed, Invitee
from organisation.models.jobs import Job
from organisation.models.letters import Letter
from organisation.models.people import Leave, Person, RoleGrant
from organisation.models.units import (
    MARKS,
    Field,
    GroupMember,
    Holding,
    LeadershipGroup,
    Position,
    PositionVersion,
    Unit,
    UnitVersion,
)

__all__ = [
    "MARKS",
    "Account",
    "Appointment",
    "AuditEntry",
    "AuditHead",
    "BusyConsent",
    "BusyTime",
    "Feed",
    "Field",
    "GroupMember",
    "Holding",
    "Invitee",
    "Job",
    "LeadershipGroup",
    "Leave",
    "Letter",
    "Person",
    "Position",
    "PositionVersion",
    "RoleGrant",
    "Unit",
    "UnitVersion",
]

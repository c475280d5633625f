"""A fingerprint of the whole demo: what it says of people, without keys, tokens and times."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from evaluation.models import Invitation, ReleasedComment, ReleasedFigure, Round
from networks.models import Meeting, Membership, Network, Programme
from organisation.models import GroupMember, Holding, Leave, Person, PositionVersion, RoleGrant, UnitVersion


def sources() -> Iterator[tuple[str, QuerySet[Any], tuple[str, ...]]]:
    """What counts, each under its name: the rows and what is read of them."""
    yield "unit", UnitVersion.objects.all(), ("unit__hr_id", "name", "parent__hr_id", "field__name", "place", *SPAN)
    yield "person", Person.objects.all(), ("hr_id", "name", "email", "phone", "employed_from", "employed_to")
    yield "position", PositionVersion.objects.all(), CHAIR
    yield "holding", Holding.objects.all(), ("position__hr_id", "person__email", "acting", *SPAN)
    yield "leave", Leave.objects.all(), ("person__email", *SPAN)
    yield "role", RoleGrant.objects.all(), ("person__email", "role", *SPAN)
    yield "group", GroupMember.objects.all(), ("group__name", "person__email", *SPAN)
    yield "programme", Programme.objects.all(), ("name", "kind", "attendance", "state", "starts", "smallest", "largest")
    yield "network", Network.objects.all(), ("programme__name", "name", "day", "facilitator__person__email", *SPAN)
    yield "member", Membership.objects.all(), ("network__programme__name", "network__name", "person__email", *SPAN)
    yield "meeting", Meeting.objects.all(), (*MEETING, "appointment__invitees__person__email", ANSWER)
    yield "round", Round.objects.all(), ("title", "state", "on", "k", "visibility")
    yield "asked", Invitation.objects.all(), ("round__title", LEADER, "person__email", "group")
    yield "figure", ReleasedFigure.objects.all(), (LEADER, "kind", "question", "group", "n", "sum", "of_n", "reason")
    yield "words", ReleasedComment.objects.all(), (LEADER, "question", "group", "text")


SPAN = ("starts", "ends")
CHAIR = ("position__hr_id", "unit__hr_id", "title", "is_leader", "level", *SPAN)
MEETING = ("network__name", "agenda", "appointment__place", "appointment__state")
LEADER = "assessment__leader__email"
ANSWER = "appointment__invitees__answer"


def digest() -> str:
    """SHA-256 over the sorted values of everything that counts."""
    seal = hashlib.sha256()
    for name, rows, columns in sources():
        lines = (json.dumps([name, *values], default=str, ensure_ascii=False) for values in rows.values_list(*columns))
        for line in sorted(lines):
            seal.update(line.encode())
    return seal.hexdigest()

"""A fingerprint of the whole demo: what it says of people, without keys, tokens and times."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from evaluation.models import Invitation, ReleasedComment, ReleasedFigure, Round
from goals.models import Board, BoardLine, Contribution, Effort, Goal, Indicator, Measurement, Step, Target
from networks.models import (
    Aim,
    AttendanceTalk,
    CohortPlace,
    Decision,
    HeldPlace,
    Hours,
    HouseRules,
    Invoice,
    Material,
    Meeting,
    Membership,
    ModuleDay,
    Network,
    Parting,
    Placement,
    Postponement,
    Practice,
    Presence,
    Programme,
    Proposal,
    SeatWord,
    Sheet,
    SheetAnswer,
    SheetComment,
    Vote,
    Wishes,
    YearBudget,
)
from networks.models import Dialogue as Talk
from organisation.models import GroupMember, Holding, Leave, Person, PositionVersion, RoleGrant, UnitVersion
from performance.models import Agreement, Dialogue

WISHED = ("best_day", "themes", "places", "facilitates", "words", "joins")
SOUNDED = ("voice__sounding__scenario__programme__name", "voice__person__email")


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
    yield from asked_beforehand()
    yield "network", Network.objects.all(), (*NETWORK, "day", "place", "facilitator__person__email", *SPAN)
    yield "member", Membership.objects.all(), ("network__programme__name", "network__name", "person__email", *SPAN)
    yield "life", Network.objects.all(), (*NETWORK, "state", "trial_ends", "decide_by", "origin__name")
    yield from sources_of_meetings()
    yield "placed", Placement.objects.all(), ("membership__person__email", "membership__network__name", "due")
    yield "waits", Postponement.objects.all(), ("programme__name", "person__email", "until", "reason")
    yield "parted", Parting.objects.all(), ("membership__person__email", "membership__network__name", "why", "asked")
    yield "held", HeldPlace.objects.all(), ("membership__person__email", "membership__network__name", "until")
    yield "hours", Hours.objects.all(), ("facilitator__person__email", "network__name", "worked_on", "minutes", "state")
    yield "invoice", Invoice.objects.all(), ("facilitator__person__email", "number", "amount", "dated", "state")
    yield "cohort", CohortPlace.objects.all(), ("cohort__name", "person__email", "left_out", *SPAN)
    yield "module", ModuleDay.objects.all(), ("module__title", "cohort__name", "came", "appointment__starts")
    yield "practice", Practice.objects.all(), ("task__title", "person__email", "state", "shared", "goal__title")
    yield "budget", YearBudget.objects.all(), ("programme__name", "year", "amount")
    yield "round", Round.objects.all(), ("title", "state", "on", "k", "visibility")
    yield "asked", Invitation.objects.all(), ("round__title", LEADER, "person__email", "group")
    yield (
        "figure",
        ReleasedFigure.objects.all(),
        (LEADER, CIRCLE, "kind", "question", "group", "n", "sum", "of_n", "reason"),
    )
    yield "words", ReleasedComment.objects.all(), (LEADER, "question", "group", "text")
    yield "goal", Goal.objects.all(), GOAL
    yield "effort", Effort.objects.all(), ("goal__title", "name", "owner__email", "verdict", "evidence", "decided_on")
    yield "gives", Contribution.objects.all(), ("goal__title", "towards__title", "words", "effort__name")
    yield "indicator", Indicator.objects.all(), ("goal__title", "name", "direction", "cadence", "baseline", "ended_on")
    yield "target", Target.objects.all(), ("indicator__name", "low", "high", *SPAN)
    yield "measured", Measurement.objects.all(), ("indicator__name", "on", "value", "n", "note")
    yield "board", Board.objects.all(), ("unit__hr_id", "group__name", "cadence", "minutes")
    yield "line", BoardLine.objects.all(), ("board__unit__hr_id", "board__group__name", "indicator__name", "rank")
    yield "step", Step.objects.all(), ("board__unit__hr_id", "words", "owner__email", "due", "state", "passed_up_on")
    yield "dialogue", Dialogue.objects.all(), ("employee__email", "leader__email", "state")
    yield "agreed", Agreement.objects.all(), ("dialogue__employee__email", "words", "side", "due", "outcome")


def sources_of_meetings() -> Iterator[tuple[str, QuerySet[Any], tuple[str, ...]]]:
    """What networks decide, do at their meetings, agree with themselves, and say upwards."""
    yield "talk", Talk.objects.all(), ("network__name", "held_on", "people", "said")
    yield "decided", Decision.objects.all(), ("network__name", "choice", "reason", "dialogue__held_on", "told")
    yield "meeting", Meeting.objects.all(), (*MEETING, "appointment__invitees__person__email", ANSWER)
    yield "paper", Material.objects.all(), ("network__name", "name", "person__email", "content_type", "size")
    yield "there", Presence.objects.all(), ("meeting__network__name", "person__email", "was_there")
    yield "talked", AttendanceTalk.objects.all(), ("membership__network__name", "membership__person__email", "held_on")
    yield "wish", Vote.objects.all(), ("time__poll__network__name", "time__starts", "person__email", "wish")
    yield "agrees", HouseRules.objects.all(), ("network__name", "agreed_on", "rules")
    yield "aims", Aim.objects.all(), ("network__name", "person__email", "words", "how", "looked_back")
    yield "proposed", Proposal.objects.all(), ("network__name", "to__email", "title", "state", "answer_by", "answer")


def asked_beforehand() -> Iterator[tuple[str, QuerySet[Any], tuple[str, ...]]]:
    """What management, leaders and superiors have said before there are networks."""
    yield "sheet", Sheet.objects.all(), ("programme__name", "number", "state", "answer_by", "heard_by", "signer__email")
    yield (
        "answer",
        SheetAnswer.objects.all(),
        ("sheet__programme__name", "sheet__number", "question", "words", "chosen"),
    )
    yield "heard", SheetComment.objects.all(), ("sheet__programme__name", "question", "person__email", "words", "reply")
    yield "wished", Wishes.objects.all(), ("round__programme__name", "person__email", *WISHED, "apart__other__email")
    yield "sounded", SeatWord.objects.all(), (*SOUNDED, "leader__email", "says", "reason", "handling", "reply")


SPAN = ("starts", "ends")
NETWORK = ("programme__name", "name")
CHAIR = ("position__hr_id", "unit__hr_id", "title", "is_leader", "level", *SPAN)
MEETING = ("network__name", "agenda", "appointment__place", "appointment__state")
LEADER = "assessment__leader__email"
CIRCLE = "assessment__name"
GOAL = ("kind", "title", "unit__hr_id", "owner_person__email", "owner_group__name", "origin", "state", "due")
ANSWER = "appointment__invitees__answer"


def digest() -> str:
    """SHA-256 over the sorted values of everything that counts."""
    seal = hashlib.sha256()
    for name, rows, columns in sources():
        lines = (json.dumps([name, *values], default=str, ensure_ascii=False) for values in rows.values_list(*columns))
        for line in sorted(lines):
            seal.update(line.encode())
    return seal.hexdigest()

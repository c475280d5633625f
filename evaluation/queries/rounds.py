"""Questions about rounds: the organisation they are derived from, the seal of their rules, and how they stand."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from evaluation import keyfiles
from evaluation.models import Assessment, Invitation, LeftOut, Round, SealedBallot
from evaluation.rules.raters import LONG_ENOUGH, Day, Raters, raters_of
from evaluation.rules.rounds import BETWEEN_ROUNDS, NAMED, About, RaterGroup, State, Turnout, turnout_of
from organisation.models import Leave, Person
from organisation.queries.chain import chain_on, units_below
from organisation.queries.people import leaders_on


@dataclass(frozen=True)
class GroupTurnout:
    """How far one rater group of one leader has come, in words coarse enough to say."""

    group: str
    invited: int
    turnout: Turnout


def day_of(on: date) -> Day:
    """The organisation of a day, as the rule of raters needs it."""
    chain = chain_on(on)
    return Day(
        superiors=chain.superiors(),
        leaders=frozenset(seat.person for seat in chain.seats if seat.is_leader),
        employed_from=dict(Person.objects.values_list("pk", "employed_from")),
        away=frozenset(Leave.objects.on(on).values_list("person_id", flat=True)),
    )


def population(round: Round) -> frozenset[int]:
    """The leaders of a round: of the whole organisation, or of a unit and all below, on the round's day."""
    cards = leaders_on(round.on)
    if round.scope_id is None:
        return frozenset(card.person for card in cards)
    units = set(units_below(round.scope_id, round.on))
    return frozenset(card.person for card in cards if card.unit in units)


def recently_evaluated(round: Round) -> frozenset[int]:
    """Leaders of a round under way, or published under 60 days before this deadline: two close rounds tell too much."""
    since = round.deadline.date() - BETWEEN_ROUNDS
    near = Q(state__in=(State.OPEN, State.CLOSED)) | Q(published_on__gt=since)
    leaders = Round.objects.filter(near).exclude(pk=round.pk).values_list("assessments__leader_id", flat=True)
    return frozenset(leader for leader in leaders if leader is not None)


def raters(round: Round) -> Raters:
    """Who is evaluated by whom in a round, read off the organisation of its day."""
    before = day_of(round.on - LONG_ENOUGH)
    return raters_of(population(round), day_of(round.on), before, round.on, recently_evaluated(round))


def rules_digest(round: Round) -> str:
    """A fingerprint of everything that was promised: questionnaire, k, visibility, deadline, tree and rater lists.

    Made at opening and again at closing: whoever lowers a threshold or changes a list in between is found out.
    """
    content: dict[str, Any] = {
        "questions": round.questionnaire.content,
        "rules": [round.k, round.visibility, round.two_keys, round.deadline.isoformat(), round.on.isoformat()],
        "keys": [round.key_name, bytes(round.public_key or b"").hex(), round.ballot_size],
        "tree": sorted(round.assessments.values_list("pk", "leader_id", "superior_id")),
        "raters": sorted(round.invitations.values_list("pk", "assessment_id", "person_id", "group")),
    }
    if round.about != About.LEADERS:
        content["circles"] = sorted(round.assessments.values_list("pk", "circle", "name"))
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def turnout_by_group(round: Round, assessments: Sequence[int] | None = None) -> dict[int, list[GroupTurnout]]:
    """Assessment → how far each anonymous rater group has come, of all or of some leaders.

    What is answered by name is nobody's news.
    """
    asked = Invitation.objects.filter(round=round)
    counted = (
        (asked if assessments is None else asked.filter(assessment__in=assessments))
        .exclude(group__in=NAMED)
        .values_list("assessment_id", "group")
        .annotate(invited=Count("pk"), answered=Count("ballot"))
        .order_by("assessment_id", "group")
    )
    found: dict[int, list[GroupTurnout]] = {}
    for assessment, group, invited, answered in counted:
        found.setdefault(assessment, []).append(GroupTurnout(group, invited, turnout_of(answered, invited, round.k)))
    return found


def turnout(round: Round) -> Turnout:
    """How far the whole round has come, in quarters."""
    return turnout_of(SealedBallot.objects.filter(invitation__round=round).count(), round.invitations.count(), round.k)


def group_counts(round: Round) -> Counter[str]:
    """How many are asked in each capacity."""
    return Counter(dict(round.invitations.values_list("group").annotate(Count("pk")).order_by()))


def left_out(round: Round) -> QuerySet[LeftOut]:
    """Who is left out of a round, and why."""
    return round.left_out.select_related("person", "assessment")


def rounds_by_state() -> QuerySet[Round]:
    """All rounds about leaders, newest first, with the numbers of leaders and of people asked."""
    leaders = Assessment.objects.filter(round=OuterRef("pk")).order_by().values("round").annotate(number=Count("pk"))
    asked = Invitation.objects.filter(round=OuterRef("pk")).order_by().values("round")
    people = asked.annotate(number=Count("person", distinct=True))
    counted = Round.objects.filter(about=About.LEADERS).annotate(
        leaders=Coalesce(Subquery(leaders.values("number")), 0), asked=Coalesce(Subquery(people.values("number")), 0)
    )
    return counted.select_related("questionnaire", "representative")


def rounds_to_close(at: datetime) -> list[Round]:
    """Open rounds whose deadline has passed, closed ones that are not published, published ones not told of."""
    untold = Q(state=State.PUBLISHED, assessments__told=False)
    late = Q(state=State.OPEN, deadline__lt=at, two_keys=False)
    return list(Round.objects.filter(late | untold | Q(state=State.CLOSED)).distinct())


def rounds_to_lose() -> list[Round]:
    """Open rounds whose key file is not there: restored from a backup, or left behind by it."""
    return [round for round in Round.objects.filter(state=State.OPEN) if not keyfiles.is_there(round.key_name)]


def rounds_given_up() -> list[Round]:
    """Rounds given up whose key is not destroyed yet, or whose leaders have not been told."""
    unfinished = ~Q(key_name="") | Q(assessments__told=False)
    return list(Round.objects.filter(unfinished, given_up_on__isnull=False).distinct())


def rounds_to_tell() -> list[Round]:
    """Open rounds with people who have not been written to."""
    return list(Round.objects.filter(state=State.OPEN, invitations__told=False).distinct())


def rounds_to_remind(at: datetime) -> list[Round]:
    """Open rounds whose one planned time for reminders has come."""
    return list(Round.objects.filter(state=State.OPEN, remind_at__lte=at, reminded=False, deadline__gt=at))


def own_groups(round: Round) -> list[RaterGroup]:
    """The rater groups that a round has, in their order."""
    present = group_counts(round)
    return [group for group in RaterGroup if present[group]]


def rounds_to_review(person: Person) -> QuerySet[Round]:
    """Rounds under preparation whose promise somebody has been asked to see through, and has not yet."""
    asked = Round.objects.filter(state=State.DRAFT, representative=person, review_asked_on__isnull=False)
    return asked.filter(reviewed_on__isnull=True).order_by("review_asked_on", "pk")

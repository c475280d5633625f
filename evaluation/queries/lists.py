"""Questions about a round's lists: who is evaluated, who is asked, who is left out. Never who has answered."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Q, QuerySet, When

from evaluation.models import Assessment, Invitation, LeftOut, Round
from evaluation.queries.rounds import group_counts, own_groups, turnout_by_group
from evaluation.rules.raters import Why
from evaluation.rules.rounds import NAMED, RaterGroup, State
from organisation.models import Account, Person, UnitVersion


@dataclass(frozen=True)
class GroupLine:
    """One rater group of one leader: how many are asked, and how far they have come in words (empty when untold)."""

    label: str
    invited: int
    turnout: str


@dataclass(frozen=True)
class LeaderLine:
    """A leader in a list: in which capacities people are asked, and how many are left out."""

    assessment: Assessment
    groups: tuple[GroupLine, ...]
    left_out: int


@dataclass(frozen=True)
class Numbers:
    """What a round comes to: leaders, people, people by capacity, and those left out by reason."""

    leaders: int
    people: int
    without_mail: int
    groups: tuple[tuple[str, int], ...]
    leaders_out: tuple[tuple[str, int], ...]
    people_out: tuple[tuple[str, int], ...]


def numbers_of(round: Round) -> Numbers:
    """The numbers of a round's lists, in six questions however long they are."""
    counts = group_counts(round)
    asked = Person.objects.filter(pk__in=round.invitations.values("person_id"))
    out = round.left_out.order_by().annotate(is_leader=Q(assessment__isnull=True))
    counted = out.values_list("reason", "is_leader").annotate(Count("pk"))
    by_reason = {(reason, bool(is_leader)): number for reason, is_leader, number in counted}
    return Numbers(
        leaders=round.assessments.count(),
        people=asked.count(),
        without_mail=asked.filter(email="").count(),
        groups=tuple((str(group.label), counts[group]) for group in own_groups(round)),
        leaders_out=reasons(by_reason, is_leader=True),
        people_out=reasons(by_reason, is_leader=False),
    )


def reasons(found: dict[tuple[str, bool], int], *, is_leader: bool) -> tuple[tuple[str, int], ...]:
    """Reasons in words with their numbers, those that occur, in the law's order."""
    return tuple((str(why.label), found[why, is_leader]) for why in Why if (why, is_leader) in found)


def people_untold(round: Round) -> int:
    """How many people the letters have not come to yet."""
    return round.invitations.filter(told=False).order_by().values("person").distinct().count()


def leaders_called(round: Round, words: str) -> QuerySet[Assessment]:
    """The leaders of a round whose name or unit holds every word, in Danish order."""
    found = round.assessments.order_by("name", "pk")
    for word in words.split():
        found = found.filter(name__icontains=word) | found.filter(unit_name__icontains=word)
    return found


def leader_lines(round: Round, assessments: Iterable[Assessment]) -> list[LeaderLine]:
    """Leaders with their numbers, in two questions, or three while turnout is told."""
    assessments = list(assessments)
    keys = [one.pk for one in assessments]
    asked: dict[int, Counter[str]] = {}
    counted = Invitation.objects.filter(assessment__in=keys).order_by().values_list("assessment_id", "group")
    for key, group, number in counted.annotate(Count("pk")):
        asked.setdefault(key, Counter())[group] = number
    out = dict(
        LeftOut.objects.filter(assessment__in=keys).order_by().values_list("assessment_id").annotate(Count("pk"))
    )
    told = turnout_words(round, keys)
    return [
        LeaderLine(
            one,
            tuple(
                GroupLine(str(group.label), asked[one.pk][group], told.get((one.pk, group), ""))
                for group in RaterGroup
                if asked.get(one.pk, Counter())[group]
            ),
            out.get(one.pk, 0),
        )
        for one in assessments
    ]


def turnout_words(round: Round, assessments: list[int]) -> dict[tuple[int, str], str]:
    """How far each anonymous rater group of some leaders has come, in the law's coarse words; only while it is open."""
    if round.state != State.OPEN:
        return {}
    found = turnout_by_group(round, assessments)
    return {(key, line.group): str(line.turnout.label) for key, lines in found.items() for line in lines}


def asked_about(assessment: Assessment) -> QuerySet[Invitation]:
    """Who is asked about a leader, by capacity and name. It carries no ballot and no mark of one."""
    asked = assessment.invitations.select_related("person").annotate(place=placed("group", RaterGroup))
    return asked.order_by("place", "person__name", "pk")


def left_out_about(assessment: Assessment) -> QuerySet[LeftOut]:
    """Who is left out about a leader, and why."""
    out = assessment.left_out.select_related("person").annotate(place=placed("reason", Why))
    return out.order_by("place", "person__name", "pk")


def left_out_of(round: Round, reason: str) -> QuerySet[LeftOut]:
    """Who is left out of a round, leaders first, then by reason; or those of one reason."""
    found = round.left_out.select_related("person", "assessment").annotate(place=placed("reason", Why))
    if reason in Why.values:
        found = found.filter(reason=reason)
    return found.order_by("place", "assessment__name", "person__name", "pk")


def placed(field: str, order: Iterable[str]) -> Case:
    """The place of a row by what stands in a field, in the law's order."""
    return Case(
        *(When(**{field: value}, then=number) for number, value in enumerate(order)), output_field=IntegerField()
    )


def reasons_in(round: Round) -> list[Why]:
    """The reasons that occur in a round, in the law's order."""
    found = set(round.left_out.order_by().values_list("reason", flat=True).distinct())
    return [why for why in Why if why in found]


def scope_name(round: Round) -> str:
    """The unit that a round is about, as it was called on the round's day; empty for the whole organisation."""
    if round.scope_id is None:
        return ""
    version = UnitVersion.objects.on(round.on).filter(unit_id=round.scope_id).first()
    return version.name if version else str(round.scope)


def sample_invitation(round: Round) -> Invitation | None:
    """Somebody to whom the invitation is shown as it would be read: an employee, when there is one."""
    asked = round.invitations.select_related("assessment", "person").exclude(group__in=NAMED)
    return asked.order_by("group", "assessment__name", "person__name").first()


def can_sign_in(person: Person | None) -> bool:
    """Whether somebody has an account that is open."""
    return person is not None and Account.objects.filter(person=person, is_active=True).exists()


def asked_of(invitation: Invitation) -> QuerySet[Invitation]:
    """Everything that the same person is asked in the round."""
    same = Invitation.objects.filter(round=invitation.round_id, person=invitation.person_id)
    return same.select_related("assessment").order_by("pk")

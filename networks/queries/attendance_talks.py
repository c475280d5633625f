"""Talks about attendance: those that count, whose people they are about, and the number that a nearest leader sees."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from networks.models import AttendanceTalk, Membership, Network
from networks.queries.attendance import came_to
from networks.rules.attendance import Came
from networks.rules.programmes import Attendance
from organisation.models import Person
from organisation.queries.chain import superior_of_person, superiors_of_people
from organisation.queries.waiting import Given


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """All that the nearest leader is shown of a member: in which network, since when, and a number."""

    name: str
    network: str
    since: date
    came: Came


@dataclass(frozen=True, slots=True)
class OwnTalk:
    """What a member reads of the talk that is noted with them: who sees what, to the number itself."""

    talk: AttendanceTalk
    leader: Person | None
    came: Came


def talks_on(on: date | Given) -> QuerySet[AttendanceTalk]:
    """The talks that count on a day: the member is in the network still, and it is mandatory still."""
    return AttendanceTalk.objects.filter(
        membership__in=Membership.objects.on(on), membership__network__programme__attendance=Attendance.MANDATORY
    ).select_related("membership__person", "membership__network")


def talks_with_people_of(leader: Person, on: date) -> list[AttendanceTalk]:
    """The talks noted with those whose nearest leader somebody is on a day, by name; three questions at most."""
    talks = list(talks_on(on).order_by("membership__person__name", "membership__network__name", "pk"))
    own = people_of(leader, {talk.membership.person_id for talk in talks}, on)
    return [talk for talk in talks if talk.membership.person_id in own]


def people_of(leader: Person, people: set[int], on: date) -> set[int]:
    """Those of some people whose nearest leader somebody is on a day; two questions, none where there is nobody."""
    above = superiors_of_people(people, on) if people else {}
    return {person for person, superiors in above.items() if superiors[0] == leader.pk}


def followed_up(talk: AttendanceTalk) -> FollowedUp:
    """What the nearest leader is shown. Only meetings after the member was told count: what was noted before stays."""
    place = talk.membership
    since = timezone.localdate(talk.noted_at)
    return FollowedUp(place.person.name, place.network.name, since, came_to(place, after=talk.noted_at))


def own_talk(network: Network, person: Person, on: date) -> OwnTalk | None:
    """The talk that is noted with a member, if there is one; to the member."""
    talk = talks_on(on).filter(membership__network=network, membership__person=person).first()
    if talk is None:
        return None
    return OwnTalk(talk, nearest_leader(person, on), came_to(talk.membership, after=talk.noted_at))


def nearest_leader(person: Person, on: date) -> Person | None:
    """Who would see a number about somebody on a day; nobody at the top of the tree."""
    return Person.objects.filter(pk=superior_of_person(person.pk, on) or 0).first()


def networks_to_forget_talks_in(on: date) -> QuerySet[Network]:
    """Networks with a talk that counts no more: the member has left, or being in it is voluntary now."""
    return Network.objects.filter(pk__in=lapsed_talks(on).values("membership__network"))


def lapsed_talks(on: date) -> QuerySet[AttendanceTalk]:
    """The talks that count no more."""
    return AttendanceTalk.objects.exclude(pk__in=talks_on(on).values("pk"))

"""What somebody comes to a meeting with: the steps they took on, what was agreed, and what they want to learn."""

from dataclasses import dataclass
from datetime import date

from networks.models import Aim, HouseRules, Meeting, Membership, Outcome, Poll
from networks.queries.house_rules import aim_of, rules_of
from networks.queries.minutes import Left
from networks.queries.polls import open_poll
from organisation.models import Person
from organisation.rules.calendar import COPENHAGEN


@dataclass(frozen=True, slots=True)
class Preparation:
    """Steps carried over, one's own and the others'; house rules; one's own aim; a poll that is open.

    `is_time`: the day of the meeting has come, so that there is something to write down.
    """

    mine: tuple[Outcome, ...]
    others: tuple[Outcome, ...]
    rules: HouseRules | None
    aim: Aim | None
    is_member: bool
    poll: Poll | None
    is_time: bool


def preparation_for(meeting: Meeting, person: Person, left: Left, today: date) -> Preparation:
    """What is carried to a meeting, seen by one of its people; four questions."""
    network = meeting.network
    return Preparation(
        mine=tuple(one for one in left.carried if one.owner_id == person.pk),
        others=tuple(one for one in left.carried if one.owner_id != person.pk),
        rules=rules_of(network),
        aim=aim_of(network, person),
        is_member=Membership.objects.from_day(today).filter(network=network, person=person).exists(),
        poll=open_poll(network),
        is_time=meeting.appointment.starts.astimezone(COPENHAGEN).date() <= today,
    )

"""The demo has a member with whom a talk about attendance is noted, and a nearest leader who sees a number."""

from ledernet.demo.personas import MAILS
from networks.access.attendance import own_leaders_talk
from networks.models import AttendanceTalk
from networks.queries.attendance_talks import followed_up, nearest_leader
from networks.rules.attendance import Came
from organisation.models import Letter
from tests.ledernet.demo.day import ON


def test_the_nearest_leader_of_one_member_sees_a_number(small):
    talk = AttendanceTalk.objects.get()
    place = talk.membership
    leader = nearest_leader(place.person, ON)
    assert own_leaders_talk(leader, place.pk, ON) == talk
    assert followed_up(talk).came in (Came(2, 4), Came(3, 4))
    assert not place.network.memberships.filter(person__email=MAILS["leader"]).exists()
    assert not Letter.objects.filter(template="attendance_talk").exists()

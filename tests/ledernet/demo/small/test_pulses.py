"""Members of the demo have answered the pulse after their meetings, and a result can be read."""

import pytest

from evaluation.models import SealedBallot
from evaluation.rules.rounds import LEAST_K, State
from ledernet.demo.personas import LEADER
from ledernet.demo.rounds import ACROSS
from networks.models import Evaluation, Network, Programme
from networks.queries.evaluations import pulses_of
from tests.ledernet.demo.day import ON

pytestmark = pytest.mark.usefixtures("small")


def test_two_networks_across_can_read_their_pulse_mettes_among_them():
    assert Programme.objects.get(name=ACROSS["name"]).has_pulse
    running = Network.objects.filter(programme__name=ACROSS["name"], ends=None)
    read = {one: [(pulse.worth, pulse.take_home) for pulse in pulses_of(one)] for one in running}
    asked = {one: pulses for one, pulses in read.items() if pulses}
    assert len(asked) == 2
    assert asked[running.get(memberships__person__email=LEADER)]
    assert all(all(pulse) for pulses in asked.values() for pulse in pulses), asked


def test_pulses_followed_their_meetings_and_are_counted_with_nothing_left_of_who_answered():
    pulses = Evaluation.objects.exclude(meeting=None).select_related("round", "meeting__appointment")
    assert {one.round.state for one in pulses} == {State.PUBLISHED}
    assert all(one.told for one in pulses)
    for one in pulses:
        assert one.round.opened_on == one.meeting.appointment.ends.date() < one.round.published_on < ON
        assert one.round.invitations.count() >= LEAST_K
    assert not SealedBallot.objects.filter(invitation__round__in=[one.round for one in pulses]).exists()

"""The demo's year behind the goals: measurements, boards with their steps, and dialogues in every state."""

from goals.models import Board, BoardMeeting, Indicator, Measurement, Step
from goals.queries.readings import readings_of
from goals.rules.boards import StepState
from goals.rules.indicators import Status
from ledernet.demo.personas import EMPLOYEE, LEADER
from performance.models import Dialogue, Reopening, Signature
from performance.rules.dialogues import State
from tests.ledernet.demo.day import ON


def test_a_year_of_measurements_of_indicators_that_stand_differently(small):
    readings = readings_of(Indicator.objects.all(), ON).values()
    assert {reading.status for reading in readings} >= {
        Status.DEVIATES,
        Status.NEAR,
        Status.ON_COURSE,
        Status.REACHED,
    }
    assert {reading.is_stale for reading in readings} == {True, False}
    assert not Measurement.objects.filter(on__gt=ON).exists()
    monthly = Indicator.objects.filter(cadence="month").first()
    assert monthly.measurements.count() == 12


def test_boards_have_met_and_agreed_on_steps_of_every_sort(small):
    assert Board.objects.count() == 11
    assert not BoardMeeting.objects.filter(ended_at=None).exists()
    assert set(Step.objects.values_list("state", flat=True)) == set(StepState)
    assert Step.objects.filter(passed_up_to__isnull=False).count() == 3
    assert not Step.objects.filter(indicator=None).exists()


def test_dialogues_stand_in_every_state_and_the_personas_have_theirs(small):
    assert set(Dialogue.objects.values_list("state", flat=True)) == set(State)
    assert Reopening.objects.count() == 1
    assert Signature.objects.exclude(disagreement="").count() == 1
    states = {
        mail: list(Dialogue.objects.filter(employee__email=mail).order_by("pk").values_list("state", flat=True))
        for mail in (LEADER, EMPLOYEE)
    }
    assert states == {LEADER: [State.SIGNED, State.REVEALED], EMPLOYEE: [State.SIGNED, State.BOOKED]}

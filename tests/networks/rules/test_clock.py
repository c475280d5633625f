"""The clock and the fitting of phases, on plain values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.rules.agenda import minutes_over, moved, starts_of
from networks.rules.clock import Stand, given_more, gone_on, stand_at
from networks.rules.methods import METHODS, Phase, fitted_to, phases_for
from tests.world import wall

lengths = st.lists(st.integers(1, 1800), min_size=1, max_size=8)
elapsed = st.integers(0, 20000)


@pytest.mark.parametrize(
    ("seconds", "stand"),
    [
        (0, Stand(0, 60)),
        (59, Stand(0, 1)),
        (60, Stand(1, 30)),
        (89, Stand(1, 1)),
        (90, Stand(1, 0, is_over=True)),
        (100, Stand(1, -10, is_over=True)),
    ],
)
def test_where_the_clock_stands(seconds, stand):
    assert stand_at([60, 30], seconds) == stand


@given(lengths=lengths, elapsed=elapsed)
def test_going_on_begins_the_next_phase_now_with_its_whole_length(lengths, elapsed):
    before, after = stand_at(lengths, elapsed), stand_at(gone_on(lengths, elapsed), elapsed)
    if before.phase == len(lengths) - 1:
        assert after == before
    else:
        assert after == Stand(before.phase + 1, lengths[before.phase + 1])


@given(lengths=lengths, elapsed=elapsed, seconds=st.integers(1, 600))
def test_more_time_goes_to_the_phase_one_is_in(lengths, elapsed, seconds):
    before, after = stand_at(lengths, elapsed), stand_at(given_more(lengths, elapsed, seconds), elapsed)
    assert after.phase == before.phase
    assert after.left == (seconds if before.is_over else before.left + seconds)


@given(shares=st.lists(st.integers(1, 60), min_size=1, max_size=8), minutes=st.integers(1, 240))
def test_phases_are_fitted_to_the_minutes_there_are(shares, minutes):
    fitted = fitted_to(shares, minutes)
    assert len(fitted) == len(shares)
    assert min(fitted) >= 1
    assert sum(fitted) == max(minutes, len(shares))
    assert minutes != sum(shares) or fitted == shares


@pytest.mark.parametrize("method", METHODS.values(), ids=list(METHODS))
def test_a_method_in_its_own_time_is_itself(method):
    assert phases_for(method.key, "Sparring", method.minutes) == method.phases
    assert all(phase.task and phase.minutes >= 2 for phase in method.phases)
    assert method.roles
    assert 15 <= method.minutes <= 60


def test_a_point_without_a_method_is_one_phase():
    assert phases_for("", "Siden sidst", 10) == (Phase("Siden sidst", 10, ""),)


def test_hours_and_minutes_of_an_agenda():
    assert starts_of(wall(1, 13), [10, 45, 5]) == [wall(1, 13), wall(1, 13, 10), wall(1, 13, 55)]
    assert minutes_over(wall(1, 13), wall(1, 15), [90, 45]) == 15
    assert minutes_over(wall(1, 13), wall(1, 15), [90]) == -30


@pytest.mark.parametrize(
    ("key", "up", "order"), [(2, True, [2, 1, 3]), (2, False, [1, 3, 2]), (1, True, [1, 2, 3]), (3, False, [1, 2, 3])]
)
def test_a_point_changes_place_with_its_neighbour(key, up, order):
    assert moved([1, 2, 3], key, up) == order

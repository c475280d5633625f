"""How long a release may take."""

import pytest

from evaluation.disclosure import release
from evaluation.disclosure.trial import made_up, seconds


def test_a_municipality_is_released_at_once():
    assert seconds(made_up(leaders=200)) < 0.5


@pytest.mark.thorough
def test_a_region_is_released_in_two_seconds_and_a_municipality_in_a_fifth():
    assert min(seconds(made_up(leaders=2000)) for _ in range(2)) <= 2
    assert min(seconds(made_up(leaders=200)) for _ in range(2)) <= 0.2


@pytest.mark.thorough
@pytest.mark.parametrize("leaders", [200, 2000])
def test_a_chain_takes_no_longer(leaders):
    chain = made_up(leaders=leaders, below_each=1)
    assert seconds(chain) <= 2 * leaders / 2000 + 0.1


def test_what_is_made_up_can_be_released():
    tally = made_up(leaders=20, groups=2, questions=3)
    assert len(tally.leaders) == 20
    released = release(tally)
    assert {figure.group for figure in released.figures} == {"group 0", "group 1"}
    assert released.bars

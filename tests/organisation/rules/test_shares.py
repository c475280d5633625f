"""A share in whole per cent."""

import pytest

from organisation.rules.shares import percent_of


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [(0, 0, 0), (0, 7, 0), (7, 7, 100), (1, 2, 50), (1, 3, 33), (2, 3, 67), (1, 8, 13), (1, 200, 1), (1, 201, 0)],
)
def test_halves_go_up_and_of_nobody_there_is_none(part, whole, told):
    assert percent_of(part, whole) == told

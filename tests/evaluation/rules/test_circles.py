"""What can be shown of circles at best: their own figures, only shared ones, or nothing."""

import pytest

from evaluation.rules.circles import Reach, reach_of

OWN, SHARED, NOWHERE = Reach.OWN, Reach.SHARED, Reach.NOWHERE


@pytest.mark.parametrize(
    ("members", "reach"),
    [
        ([5], [OWN]),
        ([4], [NOWHERE]),
        ([8, 4], [OWN, NOWHERE]),
        ([8, 4, 4], [OWN, SHARED, SHARED]),
        ([4, 4, 4], [SHARED, SHARED, SHARED]),
        ([4, 1], [NOWHERE, NOWHERE]),
        ([3, 2], [SHARED, SHARED]),
        ([8, 0], [OWN, NOWHERE]),
        ([], []),
    ],
)
def test_answers_reach_as_far_as_the_release_lets_them(members, reach):
    asked = {str(at): number for at, number in enumerate(members)}
    assert list(reach_of(asked, 5).values()) == reach


def test_a_higher_threshold_reaches_less_far():
    assert reach_of({"a": 8, "b": 4}, 9) == {"a": SHARED, "b": SHARED}
    assert reach_of({"a": 8, "b": 4}, 13) == {"a": NOWHERE, "b": NOWHERE}

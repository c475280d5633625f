"""A round from its making to its release, through its verbs."""

import pytest

from evaluation.models import Invitation, ReleasedComment, ReleasedFigure, SealedBallot
from evaluation.rules.rounds import State
from tests.evaluation.world import add_teams, answer_all, closed, opened
from tests.world import make_world


@pytest.fixture
def world(db):
    return add_teams(make_world())


def test_a_round_is_counted_once_and_forgets_who_answered(world):
    round = opened(world)
    asked = answer_all(round, value=4, words="Godt arbejde")
    assert (SealedBallot.objects.count(), asked) == (Invitation.objects.count(), Invitation.objects.count())
    closed(round)
    round.refresh_from_db()
    assert round.state == State.CLOSED
    assert SealedBallot.objects.count() == 0
    assert set(Invitation.objects.values_list("token_hash", flat=True)) == {""}
    shown = ReleasedFigure.objects.filter(group="employees", kind="leader", reason="")
    assert {(row.n, row.sum) for row in shown} == {(9, 36), (6, 24)}
    assert set(ReleasedComment.objects.values_list("text", flat=True)) == {"Godt arbejde"}

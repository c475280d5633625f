"""Many answers at the same moment, and answers that race the closing: none doubled, none thanked for and dropped."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections

from evaluation.actions.closing import close_round
from evaluation.models import Invitation, ReleasedFigure, SealedBallot
from evaluation.rules.rounds import TooLate
from tests.evaluation.world import add_teams, answer, opened
from tests.world import make_world

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]
BIG = {"Havnbjerg": 40}


@pytest.fixture
def round(transactional_db):
    return opened(add_teams(make_world(), BIG))


def at_once(work: Callable[[Any], Any], inputs: list) -> list:
    """Do something with every input, eight at a time, each thread with a connection of its own."""

    def one(value: Any) -> Any:
        try:
            return work(value)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(one, inputs))


@pytest.mark.parametrize("times", [60, pytest.param(1000, marks=pytest.mark.thorough)])
def test_a_form_sent_many_times_at_once_is_one_ballot(round, times):
    invitation = Invitation.objects.select_related("round__questionnaire").filter(group="employees").first()
    at_once(lambda number: answer(invitation, 1 + number % 5), range(times))
    assert SealedBallot.objects.count() == 1


def test_an_answer_that_races_the_closing_is_counted_or_refused(round):
    team = list(Invitation.objects.filter(group="employees", assessment__unit_name="Havnbjerg"))
    late = round.deadline + timedelta(seconds=1)

    def close_or_answer(place: int) -> str:
        if place == len(team) // 2:
            close_round(round=round, by=None, at=late)
            return "closed"
        try:
            answer(Invitation.objects.select_related("round__questionnaire").get(pk=team[place].pk))
        except TooLate:
            return "refused"
        return "thanked"

    said = at_once(close_or_answer, range(len(team)))
    shown = ReleasedFigure.objects.filter(
        group="employees", kind="leader", assessment__unit_name="Havnbjerg", reason=""
    )
    assert {row.n for row in shown} == {said.count("thanked")} - set(range(5))


@pytest.mark.parametrize("rounds", [1, pytest.param(10, marks=pytest.mark.thorough)])
def test_two_who_close_at_once_make_one_release(round, rounds):
    for invitation in Invitation.objects.select_related("round__questionnaire"):
        answer(invitation)
    late = round.deadline + timedelta(seconds=1)
    at_once(lambda _: close_round(round=round, by=None, at=late), range(4 * rounds))
    places = ReleasedFigure.objects.values_list("assessment", "kind", "question", "group")
    assert len(set(places)) == places.count() > 0

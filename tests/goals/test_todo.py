"""What boards put on Min dag: one's own steps that are due within a week, until they are settled."""

from datetime import timedelta

import pytest
from django.urls import reverse

from goals.actions.steps import settle_step
from goals.queries.todo import sources, todo
from goals.rules.boards import StepState
from organisation.queries.people import standing_of
from organisation.queries.waiting import answers_to
from tests.goals.board_world import add_boards, make_step
from tests.world import NOW, TODAY, make_world


@pytest.fixture
def world(db):
    return add_boards(make_world())


def waiting(world, role):
    """What waits for somebody, the part of goals."""
    person = world.people[role]
    return todo(answers_to(sources(standing_of(person, TODAY)), person, NOW))


def test_ones_own_steps_wait_by_day_until_they_are_settled(world):
    board = world.things.board
    soon = make_step(world, board, "Bestil loftlifte", owner="employee", due=TODAY)
    make_step(world, board, "Langt ude i fremtiden", owner="employee", due=TODAY + timedelta(days=8))
    lines = waiting(world, "employee")
    assert [(line.heading, line.due) for line in lines] == [
        ("Bestil loftlifte", soon.due),
        (world.things.step.words, world.things.step.due),
    ]
    assert [line.text for line in lines] == [
        "Det har I aftalt ved tavlen.",
        f"Det har I aftalt ved tavlen om »{world.things.indicator.name}«.",
    ]
    assert {line.deeds[0].url for line in lines} == {reverse("goals:board", args=[board.pk])}
    settle_step(step=soon, state=StepState.DONE, by=world.hr, at=NOW)
    assert len(waiting(world, "employee")) == 1
    assert waiting(world, "director") == []

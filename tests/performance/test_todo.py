"""What dialogues put on Min dag: prepare in the fortnight before, sign when it has been held, and quiet otherwise."""

from datetime import timedelta

import pytest
from django.urls import reverse

from organisation.queries.people import standing_of
from organisation.queries.waiting import answers_to
from performance.actions.preparing import be_ready
from performance.queries.todo import sources, todo
from performance.rules.dialogues import Side
from tests.performance.talk_world import prepare, reveal, sign
from tests.performance.world import make_dialogue
from tests.world import NOW, TODAY, make_holding, make_person, make_world


@pytest.fixture
def world(db):
    return make_world()


def waiting(world, role, at=NOW):
    """What waits for somebody, the part of dialogues."""
    person = world.people[role]
    return todo(answers_to(sources(standing_of(person, TODAY)), person, at))


def headings(world, role, at=NOW):
    return [line.heading for line in waiting(world, role, at)]


def test_both_prepare_in_the_fortnight_before_and_are_left_alone_when_ready(world):
    dialogue = make_dialogue(world, "leader", "employee", days=10)
    (own,), (staff,) = waiting(world, "employee"), waiting(world, "leader")
    leader, employee = world.people["leader"].name, world.people["employee"].name
    assert (own.heading, own.deeds[0].url) == (
        f"Forbered samtalen med {leader}",
        reverse("performance:prepare", args=[dialogue.pk]),
    )
    assert (own.due_at, staff.due_at) == (dialogue.appointment.starts,) * 2
    assert (staff.heading, staff.deeds[0].url) == (
        f"Forbered samtalen med {employee}",
        reverse("performance:dialogues"),
    )
    prepare(dialogue, Side.EMPLOYEE)
    be_ready(dialogue=dialogue, side=Side.EMPLOYEE, by=None, at=NOW)
    assert (headings(world, "employee"), len(headings(world, "leader"))) == ([], 1)


def test_a_dialogue_far_ahead_waits_for_nobody_yet(world):
    make_dialogue(world, "leader", "employee", days=15)
    assert headings(world, "employee") == headings(world, "leader") == []


def test_what_has_been_held_is_signed_once(world):
    dialogue = reveal(make_dialogue(world, "leader", "employee", days=3))
    after = dialogue.appointment.ends + timedelta(minutes=1)
    assert headings(world, "employee") == headings(world, "leader") == []
    assert headings(world, "employee", after) == [f"Skriv under på samtalen med {world.people['leader'].name}"]
    assert headings(world, "leader", after) == [f"Skriv under på samtalen med {world.people['employee'].name}"]
    sign(dialogue, Side.EMPLOYEE, at=after)
    assert (headings(world, "employee", after), len(headings(world, "leader", after))) == ([], 1)


def test_a_leader_of_many_reads_one_line_and_their_own_beside_it(world):
    make_person(world, "carer", "Asta Ærø")
    make_holding(world, "carer", "Havnbjerg", level=5, title="sosu-assistent")
    make_dialogue(world, "director", "leader", days=5)
    first = make_dialogue(world, "leader", "employee", days=4)
    make_dialogue(world, "leader", "carer", days=6)
    lines = waiting(world, "leader")
    assert [line.heading for line in lines] == [
        f"Forbered samtalen med {world.people['director'].name}",
        "Forbered to samtaler",
    ]
    assert lines[1].due_at == first.appointment.starts


def test_hr_and_others_are_told_nothing_of_it(world):
    make_dialogue(world, "leader", "employee", days=4)
    assert [headings(world, role) for role in ("hr", "director", "facilitator")] == [[], [], []]

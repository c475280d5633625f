"""Booking a dialogue: by the nearest leader, one open each, moved and called off until it is signed."""

from datetime import timedelta

import pytest

from ledernet.queries.trail import lines_of
from organisation.models import Appointment, AuditEntry, Holding, Invitee, Letter, Person
from organisation.rules.calendar import Answer
from organisation.rules.refusals import Refused
from performance.actions.booking import book_dialogue, cancel_dialogue, move_dialogue
from performance.models import Dialogue, Preparation
from performance.rules.dialogues import State
from tests.performance.world import make_dialogue
from tests.world import NOW, TODAY, make_account, make_holding, make_person, make_world, wall


@pytest.fixture
def world(db):
    return make_world()


def new_leader(world):
    """Karin takes over Havnbjerg from Mette today."""
    Holding.objects.filter(person=world.people["leader"]).update(ends=TODAY - timedelta(days=1))
    make_person(world, "successor", "Karin Kjær")
    make_holding(world, "successor", "Havnbjerg", level=4, title="centerleder", starts=TODAY)
    make_account(world, "successor")


def answers(dialogue):
    rows = Invitee.objects.filter(appointment=dialogue.appointment)
    return {row.person.name: row.answer for row in rows}


def test_both_are_asked_and_both_have_a_preparation_and_the_calendar_says_nothing(world):
    dialogue = make_dialogue(world, "leader", "employee")
    told = dialogue.appointment
    assert (told.title, told.description, told.organiser) == ("Samtale", "", world.people["leader"])
    assert answers(dialogue) == {"Mette Møller": Answer.ACCEPTED, "Emil Eriksen": Answer.NEEDS_ACTION}
    assert list(Preparation.objects.values_list("dialogue", "side", "ready_at")) == [
        (dialogue.pk, "employee", None),
        (dialogue.pk, "leader", None),
    ]
    assert {letter.person.name for letter in Letter.objects.filter(template="invitation")} == set(answers(dialogue))


def test_only_the_nearest_leader_is_the_leader_of_a_dialogue(world):
    for leader in ("director", "other_leader", "employee"):
        with pytest.raises(Refused, match="nærmeste leder"):
            make_dialogue(world, leader, "employee")
    assert not Appointment.objects.exists()


def test_an_employee_has_one_open_dialogue(world):
    first = make_dialogue(world, "leader", "employee")
    with pytest.raises(Refused, match="allerede aftalt"):
        make_dialogue(world, "leader", "employee", days=20)
    cancel_dialogue(dialogue=first, by=world.accounts["employee"], at=NOW)
    second = make_dialogue(world, "leader", "employee", days=20)
    assert list(Dialogue.objects.order_by("pk").values_list("pk", "state")) == [
        (first.pk, State.CANCELLED),
        (second.pk, State.BOOKED),
    ]


def test_a_new_leader_books_and_the_open_dialogue_with_the_former_is_called_off(world):
    first = make_dialogue(world, "leader", "employee")
    new_leader(world)
    second = make_dialogue(world, "successor", "employee", days=20)
    first.refresh_from_db()
    assert (first.state, first.appointment.is_cancelled, second.leader.name) == ("cancelled", True, "Karin Kjær")


def test_who_moves_it_has_said_yes_and_the_other_is_asked_again(world):
    dialogue = make_dialogue(world, "leader", "employee")
    Dialogue.objects.update(reminded_at=NOW)
    by = world.accounts["employee"]
    moved = move_dialogue(dialogue=dialogue, starts=wall(21, 9), ends=wall(21, 10), by=by, at=NOW)
    assert (moved.appointment.starts, moved.reminded_at) == (wall(21, 9), None)
    assert answers(moved)["Emil Eriksen"] == Answer.ACCEPTED
    again = move_dialogue(dialogue=dialogue, starts=wall(22, 9), ends=wall(22, 10), by=world.accounts["leader"], at=NOW)
    assert answers(again) == {"Mette Møller": Answer.ACCEPTED, "Emil Eriksen": Answer.NEEDS_ACTION}


def test_who_moves_has_seen_the_time_it_has(world):
    dialogue = make_dialogue(world, "leader", "employee")
    when = {"starts": wall(21, 9), "ends": wall(21, 10), "sequence": 0, "at": NOW}
    move_dialogue(dialogue=dialogue, by=world.accounts["employee"], **when)
    with pytest.raises(Refused, match="siden du åbnede siden"):
        move_dialogue(dialogue=dialogue, by=world.accounts["leader"], **when | {"starts": wall(21, 8)})


@pytest.mark.parametrize("state", [State.SIGNED, State.CANCELLED])
def test_a_dialogue_that_is_over_is_neither_moved_nor_called_off(world, state):
    dialogue = make_dialogue(world, "leader", "employee")
    Dialogue.objects.update(state=state)
    with pytest.raises(Refused):
        move_dialogue(dialogue=dialogue, starts=wall(21, 9), ends=wall(21, 10), by=world.hr, at=NOW)
    with pytest.raises(Refused):
        cancel_dialogue(dialogue=dialogue, by=world.hr, at=NOW)


def test_what_the_calendar_refuses_leaves_nothing(world):
    leader, employee = world.people["leader"], world.people["employee"]
    backwards = {"starts": wall(3, 10), "ends": wall(3, 9)}
    with pytest.raises(Refused):
        book_dialogue(employee=employee, leader=leader, by=world.accounts["leader"], at=NOW, **backwards)
    assert not Dialogue.objects.exists()


def test_the_trail_says_that_it_was_done_and_not_with_whom(world):

    dialogue = make_dialogue(world, "leader", "employee")
    move_dialogue(dialogue=dialogue, starts=wall(21, 9), ends=wall(21, 10), by=world.accounts["leader"], at=NOW)
    cancel_dialogue(dialogue=dialogue, by=world.accounts["leader"], at=NOW)
    rows = AuditEntry.objects.filter(kind="performance.Dialogue").order_by("pk")
    assert [line.sentence for line in lines_of(rows)] == [
        "Mette Møller aftalte en samtale",
        "Mette Møller flyttede en samtale",
        "Mette Møller aflyste en samtale",
    ]
    names = [person.name for person in Person.objects.all()]
    kept = str([(row.before, row.after) for row in rows])
    assert not [name for name in names if name in kept]

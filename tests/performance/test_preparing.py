"""Preparing a dialogue: nobody reads the other's words before both are ready, by no address and no query."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisation.models import AuditEntry, Letter
from organisation.rules.refusals import Refused
from performance.actions.preparing import be_ready, prepare_dialogue, take_back_ready
from performance.models import GoalView, Thought
from performance.rules.dialogues import Side, Standing, State, Theme
from performance.rules.preparing import Said, Seen
from tests.goals.world import add_goals
from tests.performance.talk_world import EMPLOYEES, LEADERS, prepare, reveal, revealed
from tests.performance.world import make_dialogue
from tests.world import NOW, make_world


@pytest.fixture
def world(db):
    return make_world()


def client_of(world, who):
    client = Client()
    client.force_login(world.accounts[who])
    return client


def at(name, dialogue):
    return reverse(f"performance:{name}", args=[dialogue.pk])


def texts_of(client, dialogue):
    """Everything that one of the two can fetch of a dialogue."""
    answers = [client.get(at(name, dialogue), follow=True) for name in ("dialogue", "prepare", "dialogue_paper")]
    return "\n".join(answer.content.decode(errors="replace") for answer in answers)


def test_before_both_are_ready_no_page_and_no_query_brings_the_others_words(world):
    dialogue = make_dialogue(world, "leader", "employee")
    prepare(dialogue, Side.LEADER)
    prepare(dialogue, Side.EMPLOYEE)
    be_ready(dialogue=dialogue, side=Side.LEADER, by=None, at=NOW)
    client = client_of(world, "employee")
    with CaptureQueriesContext(connection):
        text = texts_of(client, dialogue)
    assert [words for words in EMPLOYEES.values() if words not in text] == []
    assert [words for words in LEADERS.values() if words in text] == []
    assert "Mette er klar" in text
    assert client.get(at("dialogue_paper", dialogue)).status_code == 404


def test_both_are_ready_and_read_each_other_at_once(world):
    dialogue = reveal(make_dialogue(world, "leader", "employee"))
    assert (dialogue.state, dialogue.revealed_at) == (State.REVEALED, NOW)
    for who in ("employee", "leader"):
        text = client_of(world, who).get(at("dialogue", dialogue)).content.decode()
        assert [words for words in (*EMPLOYEES.values(), *LEADERS.values()) if words not in text] == []
        assert text.count("Første gang nævnt.") == 1


def test_only_the_leader_says_something_for_the_first_time(world):
    dialogue = revealed(world)
    marked = Thought.objects.filter(is_first_time=True).values_list("preparation__side", "theme")
    assert list(marked) == [(Side.LEADER, Theme.RELATION)]
    assert dialogue.state == State.REVEALED


def test_a_red_goal_that_the_leader_raises_for_the_first_time_is_marked_to_the_two(world):
    add_goals(world)
    goal = world.things.personal_goal
    red = {goal: Seen(Standing.NOT_REACHED, "Det er nyt", is_first_time=True)}
    dialogue = revealed(world, views=dict.fromkeys(Side, red))
    assert list(GoalView.objects.filter(is_first_time=True).values_list("side", flat=True)) == [Side.LEADER]
    text = " ".join(client_of(world, "employee").get(at("dialogue", dialogue)).content.decode().split())
    assert text.count("Første gang nævnt.") == 2
    assert "Noget nævnes for første gang: Relation, Jeg ringer samme dag." in text
    assert "Emils mål" in client_of(world, "leader").get(at("dialogue", dialogue)).content.decode()


def test_one_takes_ready_back_until_the_other_is_ready_too(world):
    dialogue = make_dialogue(world, "leader", "employee")
    for side in Side:
        prepare(dialogue, side)
    be_ready(dialogue=dialogue, side=Side.EMPLOYEE, by=None, at=NOW)
    with pytest.raises(Refused, match="Skriv videre"):
        prepare_dialogue(
            dialogue=dialogue, side=Side.EMPLOYEE, thoughts={Theme.ROOM: Said("nyt")}, views={}, by=None, at=NOW
        )
    take_back_ready(dialogue=dialogue, side=Side.EMPLOYEE, by=None, at=NOW)
    be_ready(dialogue=dialogue, side=Side.LEADER, by=None, at=NOW)
    dialogue.refresh_from_db()
    assert dialogue.state == State.BOOKED
    be_ready(dialogue=dialogue, side=Side.EMPLOYEE, by=None, at=NOW)
    with pytest.raises(Refused, match="begge klar"):
        take_back_ready(dialogue=dialogue, side=Side.LEADER, by=None, at=NOW)


def test_who_has_written_nothing_is_not_ready(world):
    dialogue = make_dialogue(world, "leader", "employee")
    with pytest.raises(Refused, match="mindst ét"):
        be_ready(dialogue=dialogue, side=Side.LEADER, by=None, at=NOW)


def test_a_form_keeps_words_and_views_and_a_second_window_does_not_overwrite(world):
    add_goals(world)
    goal, dialogue = world.things.personal_goal, make_dialogue(world, "leader", "employee")
    client, path = client_of(world, "employee"), at("prepare", dialogue)
    sent = {
        "version": "0",
        "room": "Mere selv",
        f"goal-{goal.pk}": "reached",
        f"goal-{goal.pk}-words": "Ringet hver dag",
    }
    assert client.post(path, sent).status_code == 302
    view = GoalView.objects.get()
    assert (view.title, view.standing, view.words, view.side) == (goal.title, "reached", "Ringet hver dag", "employee")
    late = client.post(path, {"version": "0", "room": "Noget helt andet"}).content.decode()
    assert "et andet vindue" in late
    assert "Noget helt andet" in late
    assert Thought.objects.get(theme=Theme.ROOM).words == "Mere selv"
    assert client.post(path, {"version": "1", "room": "Noget helt andet", "ready": "1"}).status_code == 302
    assert Thought.objects.get(theme=Theme.ROOM).words == "Noget helt andet"
    assert GoalView.objects.count() == 0
    assert "Du er klar til samtalen med Mette" in client.get(at("dialogue", dialogue)).content.decode()


def test_what_is_typed_in_a_window_left_open_is_not_lost_when_it_can_no_longer_be_kept(world):
    dialogue = revealed(world, days=3)
    client, path = client_of(world, "employee"), at("prepare", dialogue)
    told = client.post(path, {"version": "1", "room": "Jeg nåede det ikke"}).content.decode()
    assert "I er begge klar og læser hinandens ord." in told
    assert "Jeg nåede det ikke</textarea>" in told
    told = client.post(path, {"version": "1", "room": "Ikke her"}, headers={"HX-Request": "true"}).content.decode()
    assert "Det er ikke gemt endnu. I er begge klar" in " ".join(told.split())


def test_htmx_keeps_what_is_written_and_tells_the_form_its_new_version(world):
    dialogue = make_dialogue(world, "leader", "employee")
    client, path = client_of(world, "employee"), at("prepare", dialogue)
    told = client.post(path, {"version": "0", "room": "Undervejs"}, headers={"HX-Request": "true"}).content.decode()
    assert "Gemt kl." in told
    assert 'value="1" hx-swap-oob="true"' in told
    told = client.post(path, {"version": "0", "room": "Andet"}, headers={"HX-Request": "true"}).content.decode()
    assert "Det er ikke gemt endnu." in told


def test_what_is_kept_as_one_goes_makes_nobody_ready_though_the_button_is_being_pressed(world):
    dialogue = make_dialogue(world, "leader", "employee")
    client, path = client_of(world, "employee"), at("prepare", dialogue)
    sent = {"version": "0", "room": "Undervejs", "ready": "1"}
    client.post(path, sent, headers={"HX-Request": "true"})
    assert dialogue.preparations.get(side="employee").ready_at is None
    assert client.post(path, sent)["Location"] == at("dialogue", dialogue)
    assert dialogue.preparations.get(side="employee").ready_at is not None


def test_an_open_page_is_told_when_the_other_has_done_something(world):
    dialogue = make_dialogue(world, "leader", "employee")
    prepare(dialogue, Side.LEADER)
    client, path = client_of(world, "employee"), at("dialogue", dialogue)
    asked = client.get(path).content.decode().partition('hx-get="')[2].partition('"')[0]
    assert client.get(asked, headers={"HX-Request": "true"}).status_code == 204
    be_ready(dialogue=dialogue, side=Side.LEADER, by=None, at=NOW)
    told = client.get(asked, headers={"HX-Request": "true"}).content.decode()
    assert "Mette har lavet noget nyt i samtalen." in told
    assert [words for words in LEADERS.values() if words in told] == []


def test_a_dialogue_leaves_no_word_in_trail_letters_and_calendar(world):
    add_goals(world)
    goal = world.things.personal_goal
    dialogue = revealed(world, views={side: {goal: Seen(Standing.UNDERWAY, "Halvvejs")} for side in Side})
    rows = AuditEntry.objects.values_list("before", "after")
    kept = [str(row) for row in rows] + [one.text + one.subject for one in Letter.objects.all()]
    kept += [str((dialogue.appointment.title, dialogue.appointment.description))]
    words = [*EMPLOYEES.values(), *LEADERS.values(), "Halvvejs"]
    assert [(word, text) for word in words for text in kept if word in text] == []

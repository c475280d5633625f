"""Samtaler: my dialogue with my leader, those of my employees, and what a new leader takes over about one of them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from organisation.models import Holding
from organisation.templatetags.calendar_times import meeting_time
from performance.actions.booking import move_dialogue
from performance.models import Dialogue
from performance.rules.dialogues import Side, State
from tests.performance.talk_world import EMPLOYEES, LEADERS, agree, reveal, sign
from tests.performance.world import make_dialogue
from tests.refusals import told_and_kept
from tests.world import NOW, TODAY, make_holding, make_person, make_world, typed, wall

ENDED = TODAY - timedelta(days=30)


@pytest.fixture
def world(db):
    return make_world()


def page(client, world, role, name, *keys):
    client.force_login(world.accounts[role])
    return client.get(reverse(name, args=keys)).content.decode()


def test_everybody_has_samtaler_and_an_empty_one_says_so(client, world):
    assert "Ingen samtale er aftalt" in page(client, world, "facilitator", "performance:dialogues")
    own = page(client, world, "employee", "performance:dialogues")
    assert f"I har ikke aftalt en samtale. {world.people['leader'].name} finder en tid" in own
    assert "Dine medarbejdere" not in own


def test_a_leader_sees_who_has_waited_longest_at_the_top(client, world):
    for key, name in (("one", "Asta Ærø"), ("two", "Bo Østergård")):
        make_person(world, key, name)
        make_holding(world, key, "Havnbjerg", level=5, title="sosu-assistent")
    sign(reveal(make_dialogue(world, "leader", "one", days=-300)))
    make_dialogue(world, "leader", "employee", days=5)
    shown = page(client, world, "leader", "performance:dialogues")
    places = [shown.index(name) for name in ("Bo Østergård", "Asta Ærø", f">{world.people['employee'].name}<")]
    assert places == sorted(places)
    assert "To medarbejdere har ingen samtale i kalenderen" in shown


def test_a_dialogue_is_booked_from_the_list_and_every_refusal_stands_at_the_form(client, world):
    employee = world.people["employee"]
    client.force_login(world.accounts["leader"])
    address = reverse("performance:book_dialogue", args=[employee.pk])
    facts = {"day": typed(wall(9).date()), "starts": "10.00", "ends": "11.00", "place": "Kontoret"}
    assert list(client.post(address, facts | {"ends": "9.00"}).context["form"].errors) == ["ends"]
    assert list(client.post(address, facts | {"day": typed(TODAY - timedelta(days=1))}).context["form"].errors) == [
        "day"
    ]
    assert Dialogue.objects.count() == 0
    client.post(address, facts)
    (dialogue,) = Dialogue.objects.all()
    assert (dialogue.state, dialogue.appointment.place, dialogue.appointment.title) == (
        State.BOOKED,
        "Kontoret",
        "Samtale",
    )
    client.post(address, facts | {"day": typed(wall(10).date())})
    assert Dialogue.objects.count() == 1


def test_a_new_leader_inherits_agreements_and_goals_and_reads_no_word(client, world):
    old = reveal(make_dialogue(world, "leader", "employee", days=-60))
    agree(old, "Lis tager de nye med på aftenrunden", Side.EMPLOYEE)
    sign(old)
    Holding.objects.filter(person=world.people["leader"], position__versions__unit=world.units["Havnbjerg"]).update(
        ends=ENDED
    )
    make_holding(world, "other_leader", "Havnbjerg", level=4, title="leder", starts=ENDED + timedelta(days=1))
    shown = page(client, world, "other_leader", "performance:employee", world.people["employee"].pk)
    assert "Lis tager de nye med på aftenrunden" in shown
    assert f"var med {world.people['leader'].first_name}; hvad de to skrev, bliver mellem dem." in shown
    assert [words for words in (*EMPLOYEES.values(), *LEADERS.values()) if words in shown] == []
    client.force_login(world.accounts["leader"])
    assert client.get(reverse("performance:employee", args=[world.people["employee"].pk])).status_code == 404
    assert client.get(old.get_absolute_url()).status_code == 404


def test_who_moves_a_dialogue_second_sees_the_new_time_and_may_move_it_from_there(client, world):
    dialogue = make_dialogue(world, "leader", "employee")
    facts = {"starts": wall(21, 9), "ends": wall(21, 10), "at": NOW}
    move_dialogue(dialogue=dialogue, by=world.accounts["employee"], **facts)
    dialogue.refresh_from_db()
    client.force_login(world.accounts["leader"])
    address = reverse("performance:move_dialogue", args=[dialogue.pk])
    facts = {"day": typed(wall(9).date()), "starts": "10.00", "ends": "11.00", "place": "Kantinen", "sequence": 0}
    late = client.post(address, facts)
    assert told_and_kept(late, "Samtalen er flyttet, siden du åbnede siden.", "Kantinen", "10.00")
    assert f"I har aftalt {meeting_time(dialogue.appointment)}" in late.content.decode()
    read = late.context["form"]["sequence"].value()
    assert client.post(address, facts | {"sequence": read}).url == reverse("performance:dialogues")
    dialogue.refresh_from_db()
    assert (dialogue.appointment.starts, dialogue.appointment.place) == (wall(9, 10), "Kantinen")


def test_a_time_that_was_written_stays_when_the_other_has_called_the_dialogue_off(client, world):
    dialogue = make_dialogue(world, "leader", "employee")
    Dialogue.objects.update(state=State.CANCELLED)
    client.force_login(world.accounts["leader"])
    address = reverse("performance:move_dialogue", args=[dialogue.pk])
    facts = {"day": typed(wall(9).date()), "starts": "10.00", "ends": "11.00", "place": "Kantinen", "sequence": 0}
    assert told_and_kept(client.post(address, facts), "Samtalen er aflyst. Aftal en ny.", "Kantinen", "10.00")
    assert client.get(address).url == reverse("performance:dialogues")

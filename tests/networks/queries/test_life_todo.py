"""What networks' lives want of HR and of a facilitator on Min dag."""

from datetime import timedelta

import pytest

from networks.models import Network
from networks.rules.cycle import State
from organisation.rules.times import day_words
from tests.networks.life_world import add_dialogue, decide_about
from tests.networks.queries.test_todo import waiting
from tests.world import LONG_AGO, TODAY

DAY = timedelta(days=1)
STAND = "Tag stilling til netværk Fjord"


@pytest.fixture(autouse=True)
def quiet(world):
    """Nothing asked of any network: all are in their third year."""
    Network.objects.update(starts=TODAY - 900 * DAY)


def asked(world, role):
    told = ("Fortsæt, justér", "Tag stilling", "netværk venter", "Hold dialogen")
    return [task for task in waiting(world, role) if any(words in task.heading for words in told)]


def set_to(network, **facts):
    Network.objects.filter(pk=network.pk).update(**facts)


@pytest.mark.parametrize(
    ("facts", "heading", "text"),
    [
        (
            {"state": State.TRIAL, "trial_ends": TODAY + 7 * DAY, "starts": TODAY - 300 * DAY},
            "Fortsæt, justér eller stop netværk Fjord?",
            "Prøveperioden slutter den {day}.",
        ),
        (
            {"decide_by": TODAY + 30 * DAY},
            "Tag stilling til netværk Fjord",
            "Beslutningen skal træffes senest den {day}.",
        ),
        ({"decide_by": TODAY - DAY}, "Tag stilling til netværk Fjord", "Beslutningen skulle være truffet den {day}."),
        (
            {"starts": LONG_AGO},
            "Tag stilling til netværk Fjord",
            "Netværket er over fire år, og ingen har taget stilling.",
        ),
    ],
)
def test_hr_is_asked_for_a_decision_and_the_facilitator_for_the_dialogue(world, facts, heading, text):
    set_to(world.things.network, **facts)
    day = facts.get("trial_ends") or facts.get("decide_by")
    (task,) = asked(world, "hr")
    why = text.format(day=day_words(day) if day else "")
    assert (task.heading, task.text, task.due) == (heading, why, day)
    assert task.deeds[0].url == f"/netvaerk/{world.things.network.pk}/forloeb/"
    (talk,) = asked(world, "facilitator")
    assert (talk.heading, talk.due) == ("Hold dialogen om netværk Fjord", day)
    assert talk.text.startswith(why)
    assert talk.deeds[0].url == f"/netvaerk/{world.things.network.pk}/forloeb/dialog/"


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"decide_by": TODAY + 31 * DAY},
        {"state": State.WOUND_DOWN, "ends": TODAY + 9 * DAY, "decide_by": TODAY},
        {"starts": TODAY - 1461 * DAY},
    ],
)
def test_otherwise_nobody_is_asked(world, facts):
    set_to(world.things.network, **facts)
    assert [asked(world, role) for role in ("hr", "facilitator", "leader", "director")] == [[], [], [], []]


def test_a_fresh_dialogue_settles_the_facilitators_line_and_an_old_one_does_not(world):
    network = world.things.network
    set_to(network, decide_by=TODAY)
    for days, is_asked in ((200, True), (3, False)):
        talk = add_dialogue(world, network, days=days)
        assert bool(asked(world, "facilitator")) is is_asked
    decide_about(world, network, talk)
    assert bool(asked(world, "facilitator")) is True


def test_who_has_stood_past_four_years_is_left_alone_until_the_next_date(world):
    network = world.things.network
    set_to(network, starts=LONG_AGO, decide_by=TODAY + 200 * DAY)
    assert len(asked(world, "hr")) == 1
    decide_about(world, network, add_dialogue(world, network))
    assert asked(world, "hr") == []


def test_many_are_one_line(world):
    for number in range(4):
        Network.objects.create(
            programme=world.things.programme, name=f"Ny {number}", starts=LONG_AGO, decide_by=TODAY + number * DAY
        )
    (task,) = asked(world, "hr")
    assert (task.heading, task.due) == ("4 netværk venter på en beslutning", TODAY)
    assert task.text.startswith("Det gælder Ny 0, Ny 1")
    assert task.deeds[0].url == "/netvaerk/saadan-gaar-det/?orden=beslutning"

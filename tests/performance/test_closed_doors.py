"""Who is not one of the two cannot tell that there is a dialogue, whatever they ask and however."""

import pytest
from django.urls import reverse

from organisation.models import Holding
from performance.queries.agreements import open_agreements
from tests.performance.talk_world import EMPLOYEES, LEADERS, agree, propose, revealed, sign
from tests.performance.test_preparing import at, client_of
from tests.performance.world import make_dialogue
from tests.visits import body
from tests.world import TODAY, make_account, make_person, make_world

OF_DIALOGUE = (
    *("dialogue", "prepare", "ready", "dialogue_paper", "add_agreement", "add_goal"),
    *("sign", "take_back_signature", "reopen"),
)
OF_AGREEMENT = ("change_agreement", "drop_agreement", "settle_agreement")
OUTSIDERS = ("hr", "director", "facilitator", "chief", "other_leader")
METHODS = ("get", "post", "head", "options", "put", "patch", "delete")
ABSENT = 987654321


@pytest.fixture
def world(db):
    return make_world()


def addresses_of(dialogue, agreement, proposal):
    """Every address about a dialogue, and the same about one that there is not."""
    for name in OF_DIALOGUE:
        yield at(name, dialogue), reverse(f"performance:{name}", args=[ABSENT])
    for name in OF_AGREEMENT:
        yield reverse(f"performance:{name}", args=[agreement.pk]), reverse(f"performance:{name}", args=[ABSENT])
    withdraw, carry = "performance:withdraw_goal", "performance:carry_agreement"
    yield reverse(withdraw, args=[proposal.pk]), reverse(withdraw, args=[ABSENT])
    yield reverse(carry, args=[dialogue.pk, agreement.pk]), reverse(carry, args=[ABSENT, ABSENT])


@pytest.mark.parametrize("who", OUTSIDERS)
def test_everybody_else_gets_what_an_absent_one_gives(world, who):
    dialogue = revealed(world)
    agreement, proposal = agree(dialogue), propose(dialogue, "Jeg holder fri om fredagen")
    client = client_of(world, who)
    for there, absent in addresses_of(dialogue, agreement, proposal):
        for method in METHODS:
            answer, nothing = getattr(client, method)(there), getattr(client, method)(absent)
            assert (answer.status_code, body(answer)) == (nothing.status_code, body(nothing))
            assert answer.status_code in (404, 405)
    dialogue.refresh_from_db()
    assert (dialogue.version, dialogue.signatures.count()) == (2, 0)


def test_one_who_reads_another_dialogue_cannot_reach_into_this_one(world):
    ours, theirs = revealed(world), make_dialogue(world, "director", "leader", days=-3)
    agreement = agree(ours)
    client = client_of(world, "director")
    answer = client.post(reverse("performance:carry_agreement", args=[theirs.pk, agreement.pk]))
    assert (answer.status_code, theirs.agreements.count()) == (404, 0)


def hand_over(world):
    """The leader leaves the chair, and a new one sits in it from today."""
    chair = Holding.objects.get(person=world.people["leader"])
    Holding.objects.filter(pk=chair.pk).update(ends=TODAY.replace(year=TODAY.year - 1))
    make_person(world, "new_leader", "Nana Nygaard")
    make_account(world, "new_leader")
    Holding.objects.create(position=chair.position, person=world.people["new_leader"], starts=TODAY)


def test_a_former_leader_is_shut_out_and_a_new_one_gets_agreements_and_no_words(world):
    dialogue = revealed(world)
    agreement = agree(dialogue, "Vi ser på vagtplanen i marts")
    sign(dialogue)
    hand_over(world)
    for who in ("leader", "new_leader"):
        for name in OF_DIALOGUE:
            assert client_of(world, who).get(at(name, dialogue)).status_code in (404, 405)
    assert client_of(world, "employee").get(at("dialogue", dialogue)).status_code == 200
    assert list(open_agreements(world.people["employee"])) == [agreement]
    next_one = make_dialogue(world, "new_leader", "employee", days=7)
    text = client_of(world, "new_leader").get(at("dialogue", next_one)).content.decode()
    assert "Vi ser på vagtplanen i marts" in text
    assert [words for words in (*EMPLOYEES.values(), *LEADERS.values()) if words in text] == []
    settle = reverse("performance:settle_agreement", args=[agreement.pk]) + f"?next={at('dialogue', next_one)}"
    assert client_of(world, "leader").post(settle, {"outcome": "kept"}).status_code == 404
    assert client_of(world, "new_leader").post(settle, {"outcome": "kept"}).url == at("dialogue", next_one)


def test_an_open_dialogue_with_a_former_leader_says_so_to_the_employee(world):
    dialogue = make_dialogue(world, "leader", "employee")
    hand_over(world)
    text = client_of(world, "employee").get(at("dialogue", dialogue)).content.decode()
    assert "Mette er ikke længere din nærmeste leder" in text
    assert client_of(world, "leader").get(at("dialogue", dialogue)).status_code == 404


def test_a_dialogue_with_a_former_leader_is_not_opened_again(world):
    dialogue = sign(revealed(world))
    hand_over(world)
    client = client_of(world, "employee")
    told = client.post(at("reopen", dialogue), {"reason": "En fejl"}).content.decode()
    assert "ikke længere medarbejder og nærmeste leder" in told

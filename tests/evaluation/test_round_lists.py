"""A round's lists: turnout in coarse words, who is asked without who has answered, and hundreds of leaders."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluation.models import Round
from evaluation.queries.lists import leader_lines
from evaluation.rules.rounds import State
from tests.evaluation.pages import at, text_of, with_representative
from tests.evaluation.world import add_teams, answer, answer_all, drafted, opened
from tests.visits import body
from tests.world import TODAY, make_person, make_world


@pytest.fixture
def world(db):
    return with_representative()


@pytest.fixture
def hr(client, world):
    client.force_login(world.hr)
    return client


SIZES = {"Havnbjerg": 11, "Åskolen": 7, "Bakkeskolen": 3}
QUARTERS = ("under en fjerdedel", "mellem en fjerdedel og halvdelen", "mindst halvdelen", "mindst tre fjerdedele")
# With the employee of the world, twelve are asked about the leader: quarters are of twelve.
STEPS = {
    "leader": [(number, QUARTERS[min(number // 3, 3)]) for number in (0, 2, 3, 5, 6, 8, 9, 12)],
    "other_leader": [(number, "endnu ikke nok" if number < 5 else "nok") for number in range(8)],
    "third_leader": [(number, "åben") for number in range(4)],
}


@pytest.mark.django_db
@pytest.mark.parametrize("leader", STEPS)
def test_turnout_is_never_told_finer_than_the_rule(client, leader):
    world = add_teams(make_world(), SIZES)
    round = opened(world)
    client.force_login(world.hr)
    assessment = round.assessments.get(leader=world.people[leader])
    asked = list(assessment.invitations.filter(group="employees").select_related("round__questionnaire"))
    given = 0
    for number, words in STEPS[leader]:
        for invitation in asked[given:number]:
            answer(invitation)
        given = number
        line = leader_lines(round, [assessment])[0]
        assert {group.label: group.turnout for group in line.groups}["medarbejdere"] == words
    table = text_of(client.get(at("round_leaders", round.pk))).partition("<tbody>")[2]
    numbers = {int(number) for number in re.findall(r"\d+", re.sub(r"<[^>]*>", " ", table.partition("</tbody>")[0]))}
    assert words in table
    assert numbers <= {1, 2, 3, 4, 7, 12}  # the sizes of the groups, whoever has answered


def test_lists_read_the_same_whoever_has_answered(hr, world):
    round = opened(world)
    pages = [at("raters", round.assessments.get(leader=world.people["leader"]).pk)]
    pages += [at("round_left_out", round.pk), at("my_round", round.assessments.get(leader=world.people["leader"]).pk)]
    before = [body(hr.get(page)) for page in pages]
    answer_all(round, assessment__leader=world.people["leader"])
    assert [body(hr.get(page)) for page in pages] == before


def test_a_leader_sees_the_list_once_the_round_is_open_and_not_before(client, world):
    round = drafted(world)
    mine = round.assessments.get(leader=world.people["leader"])
    client.force_login(world.accounts["leader"])
    assert client.get(at("my_round", mine.pk)).status_code == 404
    Round.objects.update(state=State.OPEN, opened_on=TODAY)
    page = text_of(client.get(at("my_round", mine.pk)))
    assert "12 spørges om dig" in page
    assert "Emil Eriksen" in page
    assert client.get(at("raters", mine.pk)).status_code == 404


def test_hundreds_of_leaders_cost_no_more_questions_than_three(hr, world):
    round = drafted(world)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            hr.get(at("round_leaders", round.pk))
            hr.get(round.get_absolute_url())
            hr.get(at("rounds"))
        return len(queries)

    asked()
    few_leaders = asked()
    first = round.assessments.first()
    for number in range(200):
        first.pk, first.leader = None, make_person(world, f"l{number}", f"Leder {number:03}")
        first.name = first.leader.name
        first.save(force_insert=True)
    assert round.assessments.count() == 205
    assert asked() == few_leaders
    assert "Side 1 af 5" in text_of(hr.get(at("round_leaders", round.pk)))
    assert "Leder 150" in text_of(hr.get(at("round_leaders", round.pk), {"q": "150"}))

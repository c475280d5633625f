"""What evaluation tells one person, on Min dag and on its own first page, and what it keeps from everybody else."""

from datetime import timedelta

import pytest
from django.urls import reverse

from evaluation.models import Invitation, Round
from evaluation.queries.overview import overview
from evaluation.queries.todo import sources, todo
from evaluation.rules.rounds import Visibility
from organisation.queries.people import standing_of
from organisation.queries.waiting import answers_to
from tests.evaluation.world import add_rounds, add_teams, answer, opened
from tests.world import NOW, TODAY, make_world


@pytest.fixture
def world(db):
    return add_teams(make_world())


def lines(world, role: str, at=NOW) -> list:
    """What waits for somebody, evaluation's part."""
    person = world.people[role]
    return todo(answers_to(sources(standing_of(person, TODAY)), person, at))


def asked(world, role: str) -> list[Invitation]:
    """What somebody is asked, in the order in which it was made."""
    theirs = Invitation.objects.filter(person=world.people[role]).order_by("pk")
    return list(theirs.select_related("round__questionnaire"))


def test_what_one_is_asked_is_one_line_until_the_last_is_answered(world):
    opened(world)
    mine = asked(world, "leader")
    assert len(mine) == 3
    assert [line.heading for line in lines(world, "leader")] == ["Du er spurgt om tre ledere"]
    for one in mine[:2]:
        answer(one)
    last = lines(world, "leader")
    assert [line.heading for line in last] == ["Du er spurgt om én leder"]
    assert last[0].deeds[0].url == reverse("evaluation:own_answer", args=[mine[2].pk])
    answer(mine[2])
    assert lines(world, "leader") == []


def test_nothing_waits_when_the_deadline_has_passed(world):
    round = opened(world)
    assert lines(world, "leader", round.deadline) != []
    assert lines(world, "leader", round.deadline + timedelta(seconds=1)) == []


def test_who_has_nothing_in_evaluation_reads_that_calmly(client, world):
    found = overview(world.people["hr"], is_hr=False)
    assert (found.is_empty, found.due) == (True, None)
    client.force_login(world.accounts["employee"])
    assert "Her er ikke noget endnu." in client.get(reverse("evaluation:my_evaluations")).content.decode()


def test_the_first_page_gathers_what_is_ones_own(world):
    add_rounds(world)
    leader = overview(world.people["leader"], is_hr=False)
    assert [one.leader for one in leader.own_reports] == [world.people["leader"]]
    assert [one.round for one in leader.own_open] == [world.things.open_round]
    assert {one.person for one in leader.waiting} == {world.people["leader"]}
    assert (leader.due, leader.chains, leader.below) == (world.things.open_round.deadline, [], [])


@pytest.mark.parametrize(("visibility", "count"), [(Visibility.LEADER, 0), (Visibility.SUPERIOR, 1)])
def test_a_superior_finds_the_reports_that_the_promise_opens(world, visibility, count):
    add_rounds(world)
    Round.objects.update(visibility=visibility)
    above = world.things.assessment.superior.leader
    found = overview(above, is_hr=False)
    assert sum(one == world.things.assessment for one in found.below) == count
    assert found.chains == [world.things.published_round]


def test_hr_finds_every_published_chain_and_no_report(client, world):
    add_rounds(world)
    found = overview(world.people["hr"], is_hr=True)
    assert (found.chains, found.below, found.own_reports) == ([world.things.published_round], [], [])
    client.force_login(world.accounts["hr"])
    html = client.get(reverse("evaluation:my_evaluations")).content.decode()
    assert (reverse("evaluation:rounds") in html, "/rapport/" in html) == (True, False)


def test_the_public_page_needs_no_account_and_speaks_both_languages(client, settings, db):
    page = reverse("evaluation:promise")
    assert "Det kan vi ikke love" in client.get(page).content.decode()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "How we look after your answers" in client.get(page).content.decode()

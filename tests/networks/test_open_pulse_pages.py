"""An attack on a pulse and an evaluation that are open: whoever reads every page before and after an answer.

In a module of its own, since its municipality stands for the whole module and no other can be made beside it.
"""

import pytest
from django.urls import reverse

from tests.evaluation.world import answer
from tests.networks.evaluated_world import MEMBERS
from tests.networks.test_open_pulse import asked, evaluation_of, pulse_of
from tests.networks.world import add_meeting
from tests.visits import PAGES, address_of, body, visitors

ABOUT = ("networks:", "evaluation:", "my_day", "hr_desk", "trail", "organisation:letters", "organisation:my_calendar")


def all_pages(client, world, evaluation):
    """What everybody who may open a page that tells of networks, answers or letters reads there."""
    client.force_login(world.hr)
    seen = {("open", "hr"): body(client.get(reverse("networks:evaluation", args=[evaluation.pk])))}
    for name in (one for one in PAGES if one.startswith(ABOUT)):
        for role in (role for role in visitors(name) if role):
            client.force_login(world.accounts[role])
            response = client.get(address_of(name, world))
            seen[name, role] = body(response) if "html" in response.get("Content-Type", "") else b""
    return seen


@pytest.mark.django_db
@pytest.mark.thorough
@pytest.mark.parametrize("opened", [pulse_of, evaluation_of])
def test_no_page_of_anybody_tells_that_somebody_has_answered(client, full, opened):
    world = full
    world.things.late_meeting = add_meeting(world, world.things.vig, "facilitator", *MEMBERS, days=-1)
    evaluation = opened(world)
    all_pages(client, world, evaluation)
    before = all_pages(client, world, evaluation)
    for key in MEMBERS[:3]:
        answer(asked(evaluation)[world.people[key].pk])
    after = all_pages(client, world, evaluation)
    assert len(before) > 100
    assert [page for page in before if before[page] != after[page]] == []
    # Five are enough, and that is said: a page that tells of answers is noticed here.
    answer(asked(evaluation)[world.people[MEMBERS[3]].pk])
    answer(asked(evaluation)[world.people[MEMBERS[4]].pk])
    client.force_login(world.hr)
    enough = body(client.get(reverse("networks:evaluation", args=[evaluation.pk])))
    assert (enough == before["open", "hr"]) is (evaluation.meeting_id is not None)

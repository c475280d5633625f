"""Who answers for a goal, and whose goals somebody has: they follow the chair, from the day that somebody holds it."""

from datetime import timedelta

import pytest

from goals.queries.owners import goals_of, owners_of
from goals.queries.trail import goal_words
from goals.rules.goals import Kind
from organisation.models import GroupMember, Holding
from tests.goals.world import add_goals, make_goal
from tests.world import TODAY, make_holding, make_person, make_world

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def world(db):
    return add_goals(make_world())


def owner(goal, on=TODAY):
    found = owners_of([goal], on)[goal.pk]
    return found.words, found.people


def leave_today(world):
    """The leader of Havnbjerg has left the chair by tomorrow."""
    Holding.objects.filter(person=world.people["leader"]).update(ends=TODAY)


def test_a_units_goal_is_its_leaders_whoever_that_is(world):
    goal, leader = world.things.goal, world.people["leader"]
    assert owner(goal) == (f"{leader.name}, leder af Havnbjerg", (leader.pk,))
    assert goal in goals_of(leader, TODAY)
    leave_today(world)
    assert owner(goal, TOMORROW) == ("Ingen lige nu: Havnbjerg har ingen leder", ())
    heir = make_person(world, "heir", "Asta Ærø")
    make_holding(world, "heir", "Havnbjerg", level=4, title="leder", starts=TOMORROW)
    assert owner(goal, TOMORROW) == ("Asta Ærø, leder af Havnbjerg", (heir.pk,))
    assert (goal in goals_of(heir, TODAY), goal in goals_of(heir, TOMORROW)) == (False, True)
    assert goal not in goals_of(leader, TOMORROW)


def test_two_who_share_a_chair_both_answer(world):
    other = make_person(world, "second", "Ole Øgaard")
    make_holding(world, "second", "Havnbjerg", level=4, title="leder")
    words, people = owner(world.things.goal)
    assert words.endswith("ledere af Havnbjerg")
    assert sorted(people) == sorted((world.people["leader"].pk, other.pk))


def test_a_groups_goal_is_all_its_members_and_the_group_is_called_by_its_name(world):
    words, people = owner(world.things.group_goal)
    name = world.things.group.name
    assert words == (name if name.startswith("Ledergruppe") else f"Ledergruppen {name}")
    members = GroupMember.objects.filter(group=world.things.group)
    assert sorted(people) == sorted(member.person_id for member in members) != []
    assert all(world.things.group_goal in goals_of(member.person, TODAY) for member in members)
    former = members[0].person
    members.filter(person=former).update(ends=TODAY)
    assert world.things.group_goal not in goals_of(former, TOMORROW)
    assert former.pk not in owner(world.things.group_goal, TOMORROW)[1]


def test_a_persons_goal_stays_theirs_when_the_chair_is_anothers(world):
    goal = make_goal(world, "Mit eget", Kind.ACTIVITY, owner_person=world.people["leader"])
    leave_today(world)
    assert owner(goal, TOMORROW) == (world.people["leader"].name, (world.people["leader"].pk,))


def test_a_personal_goal_is_named_to_nobody_in_the_trail(world):
    assert goal_words(world.things.personal_goal) == "et personligt mål"
    assert goal_words(world.things.goal) == f"målet »{world.things.goal.title}«"

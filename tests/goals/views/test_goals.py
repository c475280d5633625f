"""The pages of goals: set, changed, agreed, ended, contributing, judged; every refusal at its field, nothing lost."""

from datetime import timedelta

import pytest
from django.urls import reverse

from goals.actions.efforts import effort_mark
from goals.models import Contribution, Effort, Goal
from goals.rules.goals import Kind, Origin, State, Verdict
from tests.goals.world import make_goal
from tests.world import TODAY, typed

NEW = {
    "title": "Ingen venter mere end en uge",
    "kind": Kind.RESULT,
    "whose": "leder",
    "origin": Origin.OWN,
    "starts": typed(TODAY),
}


@pytest.fixture
def world(full):
    return full


@pytest.fixture
def leader(client, world):
    client.force_login(world.accounts["leader"])
    return client


def send(client, page, *keys, **facts):
    return client.post(reverse(page, args=keys), facts, follow=True)


def new(world, **facts):
    return NEW | {"unit": world.units["Havnbjerg"].pk} | facts


def shown(answer):
    return answer.content.decode()


def test_a_leader_sets_a_goal_for_their_unit_and_reads_it(leader, world):
    answer = send(leader, "goals:set_goal", **new(world, why="Tiden er lang, når man venter."))
    goal = Goal.objects.get(title=NEW["title"])
    assert answer.redirect_chain[-1][0] == goal.get_absolute_url()
    assert (goal.unit, goal.owner_person, goal.state, goal.made_by) == (
        world.units["Havnbjerg"],
        None,
        State.ACTIVE,
        world.accounts["leader"],
    )
    assert "Tiden er lang, når man venter." in shown(answer)
    assert f"{world.people['leader'].name}, leder af Havnbjerg" in shown(answer)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"title": ""}, "title"),
        ({"kind": "drøm"}, "kind"),
        ({"starts": "i morgen"}, "starts"),
        ({"due": typed(TODAY - timedelta(days=1))}, "due"),
        ({"unit": ""}, "unit"),
        ({"whose": "gruppe"}, "whose"),
        ({"whose": "person", "owner_person": "Ingen Sådan"}, "owner_person"),
        ({"part_of": "et mål, der ikke findes"}, "part_of"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(leader, world, facts, field):
    before = Goal.objects.count()
    form = send(leader, "goals:set_goal", **new(world, why="Det her må ikke gå tabt", **facts)).context["form"]
    assert list(form.errors) == [field]
    assert form["why"].value() == "Det her må ikke gå tabt"
    assert Goal.objects.count() == before


def test_a_goal_begun_from_another_goes_on_to_say_what_it_gives(leader, world):
    towards = world.things.middle_goal
    page = reverse("goals:set_goal") + f"?til={towards.pk}"
    answer = leader.post(page, new(world, kind=Kind.SERVICE), follow=True)
    goal = Goal.objects.get(title=NEW["title"])
    assert answer.redirect_chain[-1][0] == reverse("goals:contribute", args=[goal.pk]) + f"?til={towards.pk}"
    facts = {"words": "Vi ringer samme dag.", "effort": world.things.effort.pk}
    leader.post(answer.redirect_chain[-1][0], facts)
    given = Contribution.objects.get(goal=goal)
    assert (given.towards, given.words, given.effort) == (towards, "Vi ringer samme dag.", world.things.effort)
    assert "Vi ringer samme dag." in shown(leader.get(reverse("goals:way_up", args=[goal.pk])))


def test_a_kind_that_does_not_fit_the_goals_around_it_is_refused_at_the_kind(leader, world):
    goal = world.things.goal
    form = leader.get(reverse("goals:change_goal", args=[goal.pk])).context["form"]
    facts = new(world, title=goal.title, kind=Kind.EFFECT, seen=form["seen"].value())
    answer = send(leader, "goals:change_goal", goal.pk, **facts)
    assert list(answer.context["form"].errors) == ["kind"]
    assert Goal.objects.get(pk=goal.pk).kind == Kind.SERVICE


def test_nobody_overwrites_a_goal_that_they_have_not_read(leader, world):
    goal = world.things.goal
    seen = leader.get(reverse("goals:change_goal", args=[goal.pk])).context["form"]["seen"].value()
    facts = new(world, kind=Kind.SERVICE, seen=seen)
    send(leader, "goals:change_goal", goal.pk, **facts | {"title": "Den første vinder"})
    late = send(leader, "goals:change_goal", goal.pk, **facts | {"title": "Den anden venter"})
    assert "En anden har ændret det, mens du skrev." in str(late.context["form"].errors)
    assert late.context["form"]["title"].value() == "Den anden venter"
    assert Goal.objects.get(pk=goal.pk).title == "Den første vinder"


def test_a_goal_ends_with_a_reason_and_stays_to_be_read(leader, world):
    goal = world.things.goal
    assert list(send(leader, "goals:end_goal", goal.pk, reason="").context["form"].errors) == ["reason"]
    page = shown(send(leader, "goals:end_goal", goal.pk, reason="Nået før tid"))
    assert "Målet er afsluttet." in page
    assert "Nået før tid" in page
    assert Goal.objects.get(pk=goal.pk).state == State.ENDED
    assert goal.title not in shown(leader.get(reverse("goals:goals")))
    assert goal.title in shown(leader.get(reverse("goals:goals") + "?afsluttede=on&ord=Besøg"))


def test_an_effort_is_judged_by_evidence(leader, world):
    facts = {"name": "Aftenhold", "what": "To går aftenrunden", "why": "De fleste falder efter kl. 20."}
    missing = send(leader, "goals:begin_effort", world.things.goal.pk, **facts | {"why": ""})
    assert list(missing.context["form"].errors) == ["why"]
    assert "Aftenhold" in shown(send(leader, "goals:begin_effort", world.things.goal.pk, **facts))
    effort = Effort.objects.get(name="Aftenhold")
    answer = send(leader, "goals:judge_effort", effort.pk, verdict=Verdict.KEEP, evidence="")
    assert list(answer.context["form"].errors) == ["evidence"]
    send(
        leader,
        "goals:judge_effort",
        effort.pk,
        verdict=Verdict.KEEP,
        evidence="Færre falder.",
        seen=effort_mark(effort),
    )
    effort.refresh_from_db()
    assert (effort.verdict, effort.evidence, effort.decided_on) == (Verdict.KEEP, "Færre falder.", TODAY)


def test_a_personal_goal_is_listed_to_its_owner_alone_and_closed_to_hr(client, world):
    goal = world.things.personal_goal
    seen = {}
    for role in ("employee", "leader", "hr", "director"):
        client.force_login(world.accounts[role])
        page = client.get(goal.get_absolute_url())
        seen[role] = (goal.title in shown(client.get(reverse("goals:goals"))), page.status_code)
    assert seen == {"employee": (True, 200), "leader": (False, 200), "hr": (False, 404), "director": (False, 404)}


def test_the_way_up_tells_every_step_once_and_ends_at_the_effect(leader, world):
    make_goal(world, "Et mål for sig", Kind.RUNNING, unit="Havnbjerg")
    page = shown(leader.get(reverse("goals:way_up", args=[world.things.activity_goal.pk])))
    steps = [world.things.goal, world.things.middle_goal, world.things.top_goal]
    assert [page.count(f'href="{goal.get_absolute_url()}"') for goal in steps] == [1, 1, 1]
    assert "Her er effekten nået." in page
    assert "<svg" in page

"""How often networks are evaluated and composed anew, fixed at the launch: by sheet or form, on pages and Min dag."""

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse

from networks.actions.evaluations import withdraw_evaluation
from networks.actions.scenarios import publish
from networks.actions.sheets import publish_sheet
from networks.models import Network, Programme, Sheet
from networks.queries.launched import comings_of
from networks.queries.sheets import changes_of
from networks.rules.cycle import months_after
from networks.rules.launched import Every
from organisation.rules.calendar import COPENHAGEN
from organisation.rules.dates import DAY
from organisation.rules.times import dated_words
from tests.evaluation.world import add_teams
from tests.networks.crew import words_of
from tests.networks.evaluated_world import PAST, add_vig, evaluated, figured
from tests.networks.queries.test_todo import waiting
from tests.networks.sheet_world import heard, signed, told
from tests.networks.test_programmes import ANSWERS
from tests.networks.test_rotations import LATER, begun, exchanged
from tests.world import LONG_AGO, NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def running(world, programme, scenario):
    """The crew's three networks begin today; they are evaluated each year and composed anew each second one."""
    publish(scenario=scenario, version=scenario.version, by=world.hr, at=NOW)
    Programme.objects.filter(pk=programme.pk).update(evaluate_months=12, rotate_months=24)
    return Programme.objects.get(pk=programme.pk)


def due(programme, on=TODAY):
    return {one.turn.value: one.due for one in comings_of(programme, on)}


def seen(world, day):
    """Heading → text of what HR is told of a day about the two."""
    tasks = waiting(world, "hr", datetime.combine(day, time(9), COPENHAGEN))
    return {one.heading: one.text for one in tasks if "Nye netværk" in one.heading and "fastsat" in one.text}


def test_both_are_counted_from_the_day_on_which_the_networks_began(running):
    assert due(running) == {"evaluation": months_after(TODAY, 12), "rotation": months_after(TODAY, 24)}
    assert due(Programme(pk=running.pk)) == {}


def test_min_dag_tells_hr_before_the_day_and_after_it(world, running):
    ask, shuffle = months_after(TODAY, 12), months_after(TODAY, 24)
    asked, shuffled = "Spørg deltagerne i Nye netværk", "Bland kortene i Nye netværk"
    assert seen(world, ask - timedelta(days=31)) == {}
    when = f"Det er fastsat, at netværkene evalueres hvert år: næste gang senest den {dated_words(ask)}."
    assert seen(world, ask - timedelta(days=30)) == {asked: when}
    late = f"Det er fastsat, at netværkene evalueres hvert år: skulle være sket senest den {dated_words(ask)}."
    assert seen(world, ask + DAY) == {asked: late}
    assert seen(world, shuffle - timedelta(days=91)).keys() == {asked}
    assert seen(world, shuffle - timedelta(days=90)).keys() == {asked, shuffled}
    task = next(
        one for one in waiting(world, "hr", datetime.combine(shuffle, time(9), COPENHAGEN)) if one.heading == shuffled
    )
    assert (task.due, [deed.url for deed in task.deeds]) == (shuffle, [reverse("networks:rotate", args=[running.pk])])
    assert not any("fastsat" in one.text for one in waiting(world, "director", NOW + timedelta(days=800)))


def test_a_rotation_in_which_somebody_moves_begins_the_count_again(world, running):
    draft = begun(world, running, None)[0]
    publish(scenario=exchanged(world, draft), version=draft.version + 1, by=world.hr, at=NOW)
    assert due(running)["rotation"] == months_after(TODAY, 24)
    draft = begun(world, running, None)[0]
    draft = exchanged(world, draft, ("Anna", "Eva"))
    publish(scenario=draft, version=draft.version, by=world.hr, at=NOW)
    assert due(running)["rotation"] == months_after(LATER, 24)


def test_a_programme_whose_networks_do_not_run_asks_for_nothing(world, running):
    Network.objects.filter(programme=running).update(ends=TODAY)
    assert due(running) != {}
    assert due(running, TODAY + DAY) == {}
    assert seen(world, months_after(TODAY, 30)) == {}


def test_an_evaluation_counts_from_its_last_day_and_one_that_was_withdrawn_does_not(world):
    add_teams(world)
    add_vig(world)
    programme = world.things.programme
    Programme.objects.filter(pk=programme.pk).update(state="running", evaluate_months=6)
    programme.refresh_from_db()
    assert due(programme) == {"evaluation": months_after(LONG_AGO, 6)}
    evaluation = evaluated(world)
    assert due(programme) == {"evaluation": months_after((PAST + timedelta(days=14)).date(), 6)}
    withdraw_evaluation(evaluation=evaluation, reason="Forkert netværk", by=world.hr, at=PAST)
    assert due(programme) == {"evaluation": months_after(LONG_AGO, 6)}
    figured(evaluated(world))
    assert due(programme) == {"evaluation": months_after((PAST + timedelta(days=14)).date(), 6)}


def test_the_form_fixes_both_and_the_programmes_page_tells_when(hr, world, running):
    page = words_of(hr.get(reverse("networks:programme", args=[running.pk])).content.decode())
    assert f"Evaluering Hvert år, næste gang senest den {dated_words(months_after(TODAY, 12))}" in page
    assert f"Kortene blandes Hvert andet år, næste gang senest den {dated_words(months_after(TODAY, 24))}" in page
    form = ANSWERS | {"chosen": ["reflection"], "evaluate_months": "18", "rotate_months": "48"}
    assert hr.post(reverse("networks:new_programme"), form).status_code == 302
    assert Programme.objects.filter(evaluate_months=18, rotate_months=48).count() == 1


def test_the_sheets_answers_steer_and_are_shown_before_they_do(hr, world):
    answers = {
        "term": ("", {"trial_months": 0, "trial_proof": "", "rotate_months": 36}),
        "evaluation": ("", {"evaluate_months": 12, "decide_months": 24}),
    }
    sheet = told(world, heard(world), answers)
    changes = {one.question.key: (one.before, one.now) for one in changes_of(sheet)}
    assert changes["term"] == (
        ("Der er ingen fast dag for, hvornår kortene blandes igen.",),
        ("Kortene blandes igen mindst hvert tredje år.",),
    )
    assert changes["evaluation"] == (
        ("Der er ingen fast dag for, hvornår deltagerne bliver spurgt.",),
        ("Deltagerne bliver spurgt mindst hvert år.",),
    )
    sheet = signed(world, sheet=sheet)
    programme = publish_sheet(sheet=Sheet.objects.get(pk=sheet.pk), by=world.hr, at=NOW).programme
    programme.refresh_from_db()
    assert (programme.evaluate_months, programme.rotate_months) == (Every.YEAR, Every.THREE)
    form = hr.get(reverse("networks:correct_programme", args=[programme.pk])).context["form"]
    assert all(form.fields[name].disabled for name in ("evaluate_months", "rotate_months"))


def test_an_answer_from_before_leaves_the_programme_as_it_is(hr, world):
    sheet = signed(world)
    Programme.objects.filter(pk=sheet.programme_id).update(rotate_months=24)
    programme = publish_sheet(sheet=sheet, by=world.hr, at=NOW).programme
    programme.refresh_from_db()
    assert programme.rotate_months == Every.TWO
    page = words_of(hr.get(reverse("networks:correct_programme", args=[programme.pk])).content.decode())
    assert "Hvor tit blandes kortene igen?" in page


def test_a_round_that_is_planned_is_told_of_before_its_day_and_until_it_is_published(world, running):
    first = TODAY + timedelta(days=200)
    running.rounds_ahead.create(starts=first, months=12, number=2, asked={}, rounds=[{}, {}], made_at=NOW)

    def told(day):
        tasks = waiting(world, "hr", datetime.combine(day, time(9), COPENHAGEN))
        return [
            (one.heading, one.due, one.deeds[0].url)
            for one in tasks
            if one.heading.startswith("Runde") and "Nye netværk" in one.heading
        ]

    ahead = reverse("networks:years_ahead", args=[running.pk])
    assert told(first - timedelta(days=91)) == []
    line = ("Runde 1 i Nye netværk nærmer sig", first, ahead)
    assert told(first - timedelta(days=90)) == told(first + timedelta(days=9)) == [line]
    draft = begun(world, running, None, starts=first)[0]
    publish(scenario=exchanged(world, draft, ("Anna", "Eva")), version=draft.version + 1, by=world.hr, at=NOW)
    assert told(first + timedelta(days=9)) == []
    second = months_after(first, 12)
    assert told(second) == [("Runde 2 i Nye netværk nærmer sig", second, ahead)]
    assert told(months_after(first, 30)) == [("Runde 2 i Nye netværk nærmer sig", second, ahead)]


def test_where_a_round_is_planned_the_cards_are_shuffled_by_it_alone(world, running):
    shuffle = months_after(TODAY, 24)
    assert "Bland kortene i Nye netværk" in seen(world, shuffle)
    running.rounds_ahead.create(starts=shuffle, months=12, number=2, asked={}, rounds=[{}, {}], made_at=NOW)
    assert "Bland kortene i Nye netværk" not in seen(world, shuffle)

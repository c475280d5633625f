"""The pages of an indicator: what they say, what they take, and what they refuse at the field."""

from datetime import timedelta
from decimal import Decimal
from html import unescape

import pytest
from django.urls import reverse

from goals.access.goals import may_change
from goals.access.indicators import changeable_goals
from goals.actions.indicators import change_indicator, end_indicator
from goals.actions.measurements import record_measurement
from goals.models import Goal, Indicator, Measurement, Target
from goals.rules.indicators import Direction
from organisation.rules.times import dated_words
from tests.goals.measured_world import add_indicators, aim_at, last_days, make_indicator
from tests.goals.world import add_goals
from tests.world import NOW, TODAY, make_world

D = Decimal


@pytest.fixture
def world(db):
    return add_indicators(add_goals(make_world()))


@pytest.fixture
def leader(client, world):
    client.force_login(world.accounts["leader"])
    return client


def written(day):
    return f"{day:%d.%m.%Y}"


def shown(response):
    return unescape(response.content.decode())


def send(client, page, pk, **facts):
    """Send a form; what the page then says."""
    return client.post(reverse(page, args=[pk]), facts, follow=True)


def test_the_heading_says_the_finding(leader, world):
    page = shown(leader.get(reverse("goals:indicator", args=[world.things.indicator.pk])))
    assert "<h1>Genindlæggelser inden for 30 dage: 14,8\xa0%, højst 12\xa0%</h1>" in page
    assert "Stiger tredje måned i træk." in page
    assert page.count('<svg class="ln-line"') == 1
    assert ">412</td>" in page
    assert "Sundhedsdata" in page
    page = shown(leader.get(reverse("goals:indicator", args=[world.things.unmeasured.pk])))
    assert "<h1>Borgere, der når deres eget mål: ikke målt endnu</h1>" in page
    assert "Der er ikke målt endnu." in page


def test_a_measurement_is_written_as_a_dane_writes_it(leader, world):
    pk = world.things.unmeasured.pk
    page = send(
        leader, "goals:measure", pk, on=written(TODAY), value="1.234,5", n="1.200", uncertainty="0,25", note=" Ny "
    )
    assert f"Målingen for {dated_words(TODAY)} er gemt." in shown(page)
    measured = Measurement.objects.get(indicator=pk)
    assert (measured.value, measured.n, measured.uncertainty, measured.note) == (D("1234.5"), 1200, D("0.25"), "Ny")
    assert measured.by == world.accounts["leader"]


@pytest.mark.parametrize(
    ("facts", "field", "words"),
    [
        ({"value": "meget"}, "value", "»meget« er ikke et tal. Skriv et tal som 14,8 eller 1.234,5."),
        ({"value": "1e3"}, "value", "»1e3« er ikke et tal. Skriv et tal som 14,8 eller 1.234,5."),
        ({"value": "14,8 %"}, "value", "»14,8 %« er ikke et tal. Skriv et tal som 14,8 eller 1.234,5."),
        ({"value": "1,23456"}, "value", "Skriv højst 4 decimaler."),
        ({"value": "12345678901"}, "value", "Tallet er for stort. Der er plads til 10 cifre før kommaet."),
        ({"n": "1,5"}, "n", "Skriv højst 0 decimaler."),
        ({"n": "0"}, "n", "Tallet skal være mindst 1."),
        ({"uncertainty": "-1"}, "uncertainty", "Tallet skal være mindst 0."),
        ({"on": written(TODAY + timedelta(days=1))}, "on", "Den dag er ikke kommet endnu."),
        ({"on": "31.02.2026"}, "on", "31. februar findes ikke. Skriv en dato som 30.11.2026."),
    ],
)
def test_what_cannot_be_measured_is_told_at_the_field(leader, world, facts, field, words):
    answer = send(leader, "goals:measure", world.things.unmeasured.pk, **({"on": written(TODAY), "value": "1"} | facts))
    assert answer.context["form"].errors == {field: [words]}
    assert not Measurement.objects.filter(indicator=world.things.unmeasured).exists()


def test_a_day_that_is_measured_is_corrected_with_open_eyes(leader, world):
    indicator, day = world.things.indicator, world.things.measurement.on
    facts = {"on": written(day), "value": "14,1"}
    answer = send(leader, "goals:measure", indicator.pk, **facts)
    told = f"{dated_words(day)} er allerede målt til 14,8\xa0%. Gem igen, hvis det skal rettes."
    assert answer.context["form"].errors == {"on": [told]}
    seen = answer.context["form"]["seen"].value()
    record_measurement(indicator=indicator, on=day, value=D("14.5"), by=world.hr, at=NOW)
    answer = send(leader, "goals:measure", indicator.pk, **facts, seen=seen)
    assert "14,5" in answer.context["form"].errors["on"][0]
    answer = send(leader, "goals:measure", indicator.pk, **facts, seen=answer.context["form"]["seen"].value())
    assert f"Målingen for {dated_words(day)} er rettet." in shown(answer)
    assert Measurement.objects.get(indicator=indicator, on=day).value == D("14.1")


def test_the_form_is_filled_with_what_is_to_be_corrected(leader, world):
    day = world.things.measurement.on
    page = leader.get(reverse("goals:measure", args=[world.things.indicator.pk]), {"dag": written(day)})
    form = page.context["form"]
    assert [form[name].value() for name in ("on", "value", "n")] == [day, "14,8", 412]
    assert 'value="14,8"' in shown(page)
    answer = send(
        leader, "goals:measure", world.things.indicator.pk, on=written(day), value="15", seen=form["seen"].value()
    )
    assert f"Målingen for {dated_words(day)} er rettet." in shown(answer)


def test_a_measurement_is_removed_after_a_question(leader, world):
    measured = world.things.measurement
    question = shown(leader.get(reverse("goals:remove_measurement", args=[measured.pk])))
    assert f"Vil du fjerne målingen 14,8\xa0% fra {dated_words(measured.on)}?" in question
    assert Measurement.objects.filter(pk=measured.pk).exists()
    assert "Det er fjernet." in shown(send(leader, "goals:remove_measurement", measured.pk))
    assert not Measurement.objects.filter(pk=measured.pk).exists()


INDICATOR = {
    "name": "Hjælp inden for et døgn",
    "measured_in": "%",
    "decimals": "1",
    "direction": "increase",
    "nature": "hard",
    "cadence": "quarter",
}


def test_an_indicator_is_added_once(leader, world):
    goal = world.things.goal
    more = INDICATOR | {"baseline": "80,5", "baseline_on": "31.12.2025", "near": "0,5", "source": "KMD"}
    for _again in range(2):
        assert "Indikatoren er tilføjet." in shown(send(leader, "goals:add_indicator", goal.pk, **more))
    added = Indicator.objects.get(name=INDICATOR["name"])
    facts = (added.direction, added.cadence, added.baseline, added.near, added.decimals, added.source)
    assert facts == (Direction.INCREASE, "quarter", D("80.5"), D("0.5"), 1, "KMD")
    answer = send(leader, "goals:add_indicator", goal.pk, **more | {"source": "Andet"})
    assert answer.context["form"].errors == {"name": ["Målet har allerede en indikator med det navn."]}


def test_a_baseline_belongs_to_a_day(leader, world):
    pk = world.things.goal.pk
    for more, errors in (
        ({"baseline": "80"}, {"baseline_on": ["Skriv, hvilken dag udgangspunktet er fra."]}),
        ({"baseline_on": "31.12.2025"}, {"baseline": ["Skriv, hvad tallet var den dag."]}),
        (
            {"baseline": "80", "baseline_on": written(TODAY + timedelta(days=1))},
            {"baseline_on": ["Den dag er ikke kommet endnu."]},
        ),
    ):
        assert send(leader, "goals:add_indicator", pk, **INDICATOR | more).context["form"].errors == errors


def test_nobody_overwrites_what_they_have_not_read(leader, world):
    indicator = world.things.indicator
    form = leader.get(reverse("goals:change_indicator", args=[indicator.pk])).context["form"]
    facts = {name: form[name].value() or "" for name in form.fields} | {"name": "Kom igen", "direction": "below"}
    change_indicator(indicator=indicator, source="Ny kilde", by=world.hr, at=NOW)
    answer = send(leader, "goals:change_indicator", indicator.pk, **facts)
    assert "En anden har ændret det, mens du skrev." in str(answer.context["form"].non_field_errors())
    assert answer.context["form"]["name"].value() == "Kom igen"
    again = facts | {"seen": answer.context["form"]["seen"].value()}
    assert "Indikatoren er ændret." in shown(send(leader, "goals:change_indicator", indicator.pk, **again))
    indicator.refresh_from_db()
    assert indicator.name == "Kom igen"


def test_an_indicator_is_no_longer_followed_after_a_question(leader, world):
    pk = world.things.indicator.pk
    assert "Vil I holde op med at følge" in shown(leader.get(reverse("goals:end_indicator", args=[pk])))
    page = shown(send(leader, "goals:end_indicator", pk))
    assert f"Indikatoren er ikke fulgt siden {dated_words(TODAY)}." in page
    assert "Skriv en måling" not in page
    assert "den kan ikke ændres" in shown(send(leader, "goals:end_indicator", pk))


def test_targets_are_set_for_periods(leader, world):
    indicator = world.things.indicator
    first = world.things.target
    answer = send(leader, "goals:set_target", indicator.pk, high="10", starts="01.01.2027")
    assert "To måltal må ikke gælde samme dag." in answer.context["form"].errors["starts"][0]
    assert answer.context["form"]["high"].value() == "10"
    form = leader.get(reverse("goals:change_target", args=[first.pk])).context["form"]
    assert list(form.fields) == ["high", "starts", "ends", "seen"]
    facts = {"high": "11,5", "starts": written(first.starts), "ends": "31.12.2026", "seen": form["seen"].value()}
    assert "Måltallet er gemt." in shown(send(leader, "goals:change_target", first.pk, **facts))
    stale = send(leader, "goals:change_target", first.pk, **facts | {"high": "9"})
    assert "En anden har ændret det" in str(stale.context["form"].non_field_errors())
    page = shown(send(leader, "goals:set_target", indicator.pk, high="10", starts="01.01.2027"))
    assert "Fra 1. januar 2027" in page
    target = Target.objects.get(indicator=indicator, high=10)
    assert "Vil du fjerne måltallet »højst 10\xa0%«?" in shown(
        leader.get(reverse("goals:remove_target", args=[target.pk]))
    )
    send(leader, "goals:remove_target", target.pk)
    assert list(Target.objects.filter(indicator=indicator).values_list("high", flat=True)) == [D("11.5")]


def test_a_band_asks_for_both_limits(leader, world):
    band = make_indicator(world, world.things.goal, "Ventetid", Direction.BAND)
    answer = send(leader, "goals:set_target", band.pk, low="25", high="20", starts="01.01.2026", ends="")
    assert answer.context["form"].errors == {"high": ["Den øvre grænse er lavere end den nedre."]}
    answer = send(leader, "goals:set_target", band.pk, low="20", starts="01.01.2026")
    assert list(answer.context["form"].errors) == ["high"]
    assert "Mellem 20 og 25" in shown(
        send(leader, "goals:set_target", band.pk, low="20", high="25", starts="01.01.2026")
    )


def test_a_personal_goals_figures_are_for_the_two(client, world):
    address = reverse("goals:indicator", args=[world.things.personal_indicator.pk])
    for role, status in (("employee", 200), ("leader", 200), ("hr", 404), ("director", 404), ("facilitator", 404)):
        client.force_login(world.accounts[role])
        assert client.get(address).status_code == status
    other = [
        ("goals:indicator", world.things.other_personal_indicator),
        ("goals:measure", world.things.other_personal_indicator),
        ("goals:remove_measurement", world.things.other_personal_measurement),
    ]
    for role in ("hr", "director", "leader"):
        client.force_login(world.accounts[role])
        assert {client.get(reverse(name, args=[thing.pk])).status_code for name, thing in other} == {404}


@pytest.mark.parametrize("role", ["hr", "director", "leader", "other_leader", "facilitator", "employee"])
def test_the_list_of_what_one_may_change_says_the_same_as_the_door(world, role):
    person = world.people[role]
    one_by_one = {goal.pk for goal in Goal.objects.all() if may_change(goal, person, TODAY)}
    assert {goal.pk for goal in changeable_goals(person, TODAY)} == one_by_one


def test_what_is_overdue_is_said_in_words(leader, world):
    indicator = make_indicator(world, world.things.goal, "Sygefravær")
    aim_at(world, indicator, high=6)
    day = last_days(3)[0]
    record_measurement(indicator=indicator, on=day, value=D(5), by=world.hr, at=NOW)
    page = shown(leader.get(reverse("goals:indicator", args=[indicator.pk])))
    assert "Ikke målt siden" in page
    end_indicator(indicator=indicator, by=world.hr, at=NOW)
    assert "Ikke målt siden" not in shown(leader.get(reverse("goals:indicator", args=[indicator.pk])))

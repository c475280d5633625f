"""Indicators, their targets and their measurements: what may be done, what is refused, what the trail keeps."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from goals.actions.goals import end_goal
from goals.actions.indicators import add_indicator, change_indicator, end_indicator
from goals.actions.measurements import record_measurement, remove_measurement
from goals.actions.targets import remove_target, set_target
from goals.models import Indicator, Measurement, Target
from goals.rules.indicators import Direction
from organisation.models import AuditEntry
from organisation.rules.refusals import Refused
from tests.goals.measured_world import aim_at, make_indicator, measure
from tests.goals.world import make_goal
from tests.world import NOW, TODAY, make_world

D = Decimal
NEW_YEAR, YEARS_END = date(2026, 1, 1), date(2026, 12, 31)


@pytest.fixture
def world(db):
    return make_world()


@pytest.fixture
def indicator(world):
    return make_indicator(world, make_goal(world, "Færre genindlægges"), "Genindlæggelser")


@pytest.fixture
def by(world):
    return {"by": world.hr, "at": NOW}


def refusal(verb, **facts):
    """The field and the sentence of a refusal."""
    with pytest.raises(Refused) as refused:
        verb(**facts)
    return refused.value.field, str(refused.value)


def told(verb):
    """What the latest row of a verb says: before and after."""
    row = AuditEntry.objects.filter(verb=verb).order_by("-pk").first()
    return row.before, row.after


def test_a_name_is_given_once_on_a_goal(indicator, by):
    again = {"goal": indicator.goal, "name": "genindlæggelser", "direction": Direction.BELOW} | by
    assert refusal(add_indicator, **again) == ("name", "Målet har allerede en indikator med det navn.")
    end_indicator(indicator=indicator, **by)
    assert add_indicator(**again).name == "genindlæggelser"


def test_an_ended_goal_gets_no_indicators(indicator, by):
    end_goal(goal=indicator.goal, reason="Nået", **by)
    field, words = refusal(add_indicator, goal=indicator.goal, name="Ny", direction=Direction.BELOW, **by)
    assert (field, words) == (None, "Målet er afsluttet og kan ikke få nye indikatorer.")


def test_what_an_indicator_was_stays_in_the_trail(indicator, by):
    change_indicator(indicator=indicator, name="Genindlagte", near=D("0.5"), measured_in="%", **by)
    before, after = told("change_indicator")
    assert before == {"name": "Genindlæggelser", "near": None}
    assert after == {"changed": ["name", "near"], "name": "Genindlagte", "near": "0.5"}


def test_a_direction_turns_round_only_without_targets(world, indicator, by):
    aim_at(world, indicator, high=12)
    change_indicator(indicator=indicator, direction=Direction.DECREASE, **by)
    assert refusal(change_indicator, indicator=indicator, direction=Direction.ABOVE, **by) == (
        "direction",
        "Måltallene passer ikke til den retning. Fjern dem først, og skriv nye bagefter.",
    )
    remove_target(target=indicator.targets.get(), **by)
    assert change_indicator(indicator=indicator, direction=Direction.ABOVE, **by).direction == Direction.ABOVE


def test_what_is_no_longer_followed_stays_as_it_was(world, indicator, by):
    measured, aim = measure(world, indicator, 14)[0], aim_at(world, indicator, high=12)
    assert end_indicator(indicator=indicator, **by).ended_on == TODAY
    for verb, facts in (
        (change_indicator, {"indicator": indicator, "name": "Ny"}),
        (end_indicator, {"indicator": indicator}),
        (set_target, {"indicator": indicator, "starts": NEW_YEAR, "ends": None, "low": None, "high": D(1)}),
        (remove_target, {"target": aim}),
        (record_measurement, {"indicator": indicator, "on": TODAY, "value": D(1)}),
        (remove_measurement, {"measurement": measured}),
    ):
        words = "Indikatoren bliver ikke fulgt mere, så den kan ikke ændres."
        assert refusal(verb, **facts, **by) == (None, words)
    assert (Measurement.objects.get(), Target.objects.get()) == (measured, aim)


@pytest.mark.parametrize(
    ("direction", "low", "high", "field", "words"),
    [
        (Direction.INCREASE, None, None, "low", "Skriv, hvad indikatoren mindst skal være."),
        (Direction.BELOW, None, None, "high", "Skriv, hvad indikatoren højst må være."),
        (Direction.BAND, 1, None, "high", "Skriv, hvad indikatoren højst må være."),
        (Direction.BAND, 2, 1, "high", "Den øvre grænse er lavere end den nedre."),
        (Direction.DECREASE, 1, 2, "low", "Indikatoren skal falde, så her hører intet »mindst« til."),
        (Direction.ABOVE, 1, 2, "high", "Indikatoren skal holdes over, så her hører intet »højst« til."),
    ],
)
def test_a_target_says_what_its_direction_asks_for(world, by, direction, low, high, field, words):
    indicator = make_indicator(world, make_goal(world, "Mål"), "Tal", direction)
    limits = {"low": None if low is None else D(low), "high": None if high is None else D(high)}
    refused = refusal(set_target, indicator=indicator, starts=NEW_YEAR, ends=None, **limits, **by)
    assert refused == (field, words)


def test_no_day_has_two_targets(indicator, by):
    high = {"indicator": indicator, "low": None} | by
    first = set_target(starts=NEW_YEAR, ends=None, high=D(12), **high)
    nobody = "Der er allerede et måltal for nogle af dagene (fra 1. januar 2026). To måltal må ikke gælde samme dag."
    assert refusal(set_target, starts=date(2027, 1, 1), ends=None, high=D(10), **high) == ("starts", nobody)
    assert refusal(set_target, starts=date(2025, 1, 1), ends=NEW_YEAR, high=D(10), **high) == ("starts", nobody)
    backwards = refusal(set_target, starts=NEW_YEAR, ends=date(2025, 12, 31), high=D(1), **high)
    assert backwards == ("ends", "Slutdatoen ligger før startdatoen.")
    set_target(starts=NEW_YEAR, ends=YEARS_END, high=D("11.5"), target=first, **high)
    assert told("set_target")[0] == {"starts": "2026-01-01", "ends": None, "low": None, "high": "12"}
    set_target(starts=date(2027, 1, 1), ends=None, high=D(10), **high)
    assert list(indicator.targets.values_list("starts", "ends", "high")) == [
        (NEW_YEAR, YEARS_END, D("11.5")),
        (date(2027, 1, 1), None, D(10)),
    ]
    assert "31. december 2026" in refusal(set_target, starts=YEARS_END, ends=YEARS_END, high=D(9), **high)[1]


def test_the_same_day_again_corrects_and_the_trail_keeps_both(indicator, world, by):
    record_measurement(indicator=indicator, on=TODAY, value=D("14.8"), n=412, note="Foreløbigt", **by)
    record_measurement(indicator=indicator, on=TODAY, value=D("14.6"), n=415, uncertainty=D("0.25"), **by)
    measured = Measurement.objects.get()
    assert (measured.value, measured.n, measured.uncertainty, measured.note) == (D("14.6"), 415, D("0.25"), "")
    day = TODAY.isoformat()
    assert told("record_measurement") == (
        {"on": day, "value": "14.8", "n": 412, "uncertainty": None, "note": "Foreløbigt"},
        {"on": day, "value": "14.6", "n": 415, "uncertainty": "0.25", "note": ""},
    )


def test_saying_the_same_again_changes_nothing(indicator, by):
    same = {"indicator": indicator, "on": TODAY, "value": D("14.8"), "n": 412} | by
    first = record_measurement(**same)
    assert record_measurement(**same | {"at": NOW + timedelta(minutes=1)}) == first
    assert Measurement.objects.get().at == NOW
    assert AuditEntry.objects.filter(verb="record_measurement").count() == 1


def test_a_day_that_has_not_come_is_not_measured(indicator, by):
    tomorrow = TODAY + timedelta(days=1)
    words = refusal(record_measurement, indicator=indicator, on=tomorrow, value=D(1), **by)
    assert words == ("on", "Den dag er ikke kommet endnu.")


def test_what_is_removed_stays_in_the_trail(indicator, by, world):
    measured = measure(world, indicator, "14.8")[0]
    remove_measurement(measurement=measured, **by)
    facts = {"on": measured.on.isoformat(), "value": "14.8", "n": None, "uncertainty": None, "note": ""}
    assert told("remove_measurement") == (facts, {})
    assert not Measurement.objects.exists()


def test_of_a_personal_goal_the_trail_is_told_no_words_and_no_figures(world, by):
    goal = make_goal(world, "Jeg øver", owner_person=world.people["employee"], is_personal=True)
    indicator = make_indicator(world, goal, "Hemmeligt navn", source="Hemmelig kilde")
    change_indicator(indicator=indicator, name="Hemmeligere", measured_in="hemmelige", **by)
    aim = aim_at(world, indicator, high=4711)
    record_measurement(indicator=indicator, on=TODAY, value=D(4711), note="hemmeligt", **by)
    record_measurement(indicator=indicator, on=TODAY, value=D(4712), **by)
    remove_measurement(measurement=indicator.measurements.get(), **by)
    remove_target(target=aim, **by)
    end_indicator(indicator=indicator, **by)
    rows = AuditEntry.objects.filter(kind=Indicator._meta.label)
    said = " ".join(f"{row.before} {row.after}" for row in rows)
    assert rows.count() == 8
    assert "emmelig" not in said
    assert "471" not in said

"""Stillinger: chairs and who holds them, and which rows are wrong."""

from dataclasses import replace
from datetime import date

import pytest

from organisation.rules.imports import Stored, plan_import
from tests.organisation.rules.import_values import (
    BETWEEN,
    FIRST,
    LATER,
    LONG_AGO,
    SECOND,
    carried_out,
    files,
    imported,
    person,
    position,
    unit,
)

UNITS = [unit(2, "1", name="Nord", starts=LONG_AGO), unit(3, "2", "1", "Syd", starts=LONG_AGO)]
PEOPLE = [person(2, "a", "Ane Holm", employed_from=LONG_AGO), person(3, "b", "Bo Juul", employed_from=LONG_AGO)]
HEAD = position(2, "s1", "a", "1", "Skoleleder", starts=LONG_AGO)
CHIEF = position(3, "s2", "b", "2", "Chef", starts=LONG_AGO)
DAY_BEFORE = date(2026, 11, 23)


def plan_of(*rows, stored=None, units=UNITS, people=PEOPLE):
    return plan_import(files(units, people, list(rows)), stored or Stored(), SECOND)


def wrong_of(*rows, **more):
    return [(w.row, w.column, w.sentence) for w in plan_of(*rows, **more).wrong]


def changes_of(plan) -> list[tuple]:
    return [(c.kind.value, c.id, c.before, c.after, c.day) for c in plan.changes]


def held(stored: Stored, *seat: str) -> list[tuple]:
    return [(span.starts, span.ends, span.facts) for span in stored.holdings.get(seat, ())]


@pytest.fixture
def stored() -> Stored:
    return imported(files(UNITS, PEOPLE, [HEAD, CHIEF]), FIRST)


def test_the_start_in_the_file_is_the_start_of_the_holding(stored):
    assert held(stored, "s1", "a") == [(LONG_AGO, date.max, False)]


def test_a_position_moves_and_gets_another_title(stored):
    plan = plan_of(HEAD._replace(unit="2", title="Afdelingsleder"), CHIEF, stored=stored)
    assert changes_of(plan) == [
        ("moved", "s1", "Nord", "Syd", SECOND),
        ("renamed", "s1", "Skoleleder", "Afdelingsleder", SECOND),
    ]


def test_a_successor_takes_over_from_the_day_the_file_names(stored):
    plan = plan_of(HEAD._replace(person="b", starts=BETWEEN), CHIEF._replace(person=""), stored=stored)
    assert changes_of(plan) == [
        ("changed", "s1", "Ane Holm", "Bo Juul", SECOND),
        ("changed", "s2", "Bo Juul", "", SECOND),
    ]
    after = carried_out(stored, plan)
    assert held(after, "s1", "a") == [(LONG_AGO, date(2026, 11, 15), False)]
    assert held(after, "s1", "b") == [(BETWEEN, date.max, False)]
    assert held(after, "s2", "b") == [(LONG_AGO, DAY_BEFORE, False)]
    assert [span[:2] for span in after.positions["s1"]] == [(LONG_AGO, date.max)]


def test_a_vacancy_with_a_date_ends_the_holding_there(stored):
    after = carried_out(stored, plan_of(HEAD._replace(person="", starts=BETWEEN), CHIEF, stored=stored))
    assert held(after, "s1", "a") == [(LONG_AGO, date(2026, 11, 15), False)]


def test_one_who_has_left_leaves_the_chair_on_the_last_day(stored):
    people = [PEOPLE[0]._replace(employed_to=BETWEEN), PEOPLE[1]]
    after = carried_out(stored, plan_of(HEAD._replace(person=""), CHIEF, stored=stored, people=people))
    assert held(after, "s1", "a") == [(LONG_AGO, BETWEEN, False)]


def test_a_last_day_to_come_ends_the_holding_too(stored):
    people = [PEOPLE[0]._replace(employed_to=LATER), PEOPLE[1]]
    after = carried_out(stored, plan_of(HEAD, CHIEF, stored=stored, people=people))
    assert held(after, "s1", "a") == [(LONG_AGO, LATER, False)]


def test_acting_becomes_permanent(stored):
    acting = carried_out(stored, plan_of(HEAD._replace(acting=True), CHIEF, stored=stored))
    assert held(acting, "s1", "a") == [(LONG_AGO, DAY_BEFORE, False), (SECOND, date.max, True)]


def test_a_newcomer_begins_when_employed():
    people = [*PEOPLE, person(4, "c", "Eva Krag", employed_from=LATER)]
    after = carried_out(Stored(), plan_of(HEAD._replace(person="c"), people=people))
    assert held(after, "s1", "c") == [(LATER, date.max, False)]
    assert [span[:2] for span in after.positions["s1"]] == [(LONG_AGO, date.max)]


def test_a_shared_position_is_one_chair_with_two_holders():
    after = carried_out(Stored(), plan_of(HEAD, HEAD._replace(row=3, person="b", starts=BETWEEN)))
    assert [span[:2] for span in after.positions["s1"]] == [(LONG_AGO, date.max)]
    assert (held(after, "s1", "a"), held(after, "s1", "b")) == (
        [(LONG_AGO, date.max, False)],
        [(BETWEEN, date.max, False)],
    )


def test_one_after_the_other_in_the_same_chair_is_not_wrong():
    rows = [HEAD._replace(ends=BETWEEN), HEAD._replace(row=3, person="b", unit="2", starts=date(2026, 11, 17))]
    after = carried_out(Stored(), plan_of(*rows))
    assert [(span[:2], span.facts.unit) for span in after.positions["s1"]] == [
        ((LONG_AGO, BETWEEN), "1"),
        ((date(2026, 11, 17), date.max), "2"),
    ]
    assert plan_of(*rows, stored=after).is_empty


@pytest.mark.parametrize(
    ("second", "column", "sentence"),
    [
        ({}, "stilling_id", "Stillingen s1 står også i række 2 med den samme person for den samme periode."),
        ({"person": ""}, "person_id", "Stillingen s1 er ledig her, men besat i række 2 i den samme periode."),
        (
            {"person": "b", "unit": "2"},
            "enhed_id",
            "Stillingen s1 er delt med række 2, men de to rækker siger ikke det samme.",
        ),
        (
            {"person": "b", "title": "Rektor"},
            "titel",
            "Stillingen s1 er delt med række 2, men de to rækker siger ikke det samme.",
        ),
        (
            {"person": "b", "is_leader": False},
            "leder",
            "Stillingen s1 er delt med række 2, men de to rækker siger ikke det samme.",
        ),
        (
            {"person": "b", "level": 3},
            "niveau",
            "Stillingen s1 er delt med række 2, men de to rækker siger ikke det samme.",
        ),
        ({"person": "ukendt"}, "person_id", "Person ukendt findes ikke."),
    ],
)
def test_rows_of_a_position_that_cannot_both_be_true(second, column, sentence):
    assert wrong_of(HEAD, HEAD._replace(row=3, **second)) == [(3, column, sentence)]


def test_units_and_people_must_be_there():
    assert wrong_of(HEAD._replace(unit="77"), CHIEF._replace(person="zz")) == [
        (2, "enhed_id", "Enheden 77 findes ikke."),
        (3, "person_id", "Person zz findes ikke."),
    ]


def test_a_unit_that_has_ended_is_wrong():
    units = [UNITS[0], UNITS[1]._replace(ends=BETWEEN)]
    assert wrong_of(HEAD, CHIEF, units=units) == [(3, "enhed_id", "Enheden Syd (2) findes ikke den 24-11-2026.")]


@pytest.mark.parametrize(
    ("employment", "row", "day"),
    [
        ({"employed_to": BETWEEN}, {}, "24-11-2026"),
        ({"employed_to": SECOND}, {"starts": LATER}, "01-02-2027"),
        ({"employed_from": LATER}, {"ends": date(2026, 12, 31)}, "24-11-2026"),
        ({"employed_from": BETWEEN}, {"ends": FIRST}, "02-11-2026"),
    ],
)
def test_a_position_for_somebody_not_employed_is_wrong(employment, row, day):
    people = [PEOPLE[0]._replace(**employment), PEOPLE[1]]
    assert wrong_of(HEAD._replace(**row), people=people) == [(2, "person_id", f"Ane Holm (a) er ikke ansat den {day}.")]


def test_a_period_that_ends_before_it_starts_is_wrong_once():
    assert wrong_of(HEAD._replace(starts=LATER, ends=SECOND))[0] == (
        2,
        "til",
        "Slutdatoen 24-11-2026 ligger før startdatoen 01-02-2027.",
    )


def test_a_missing_position_ends_and_empties(stored):
    plan = plan_of(CHIEF, stored=stored)
    assert changes_of(plan) == [("ended", "s1", "Ane Holm", "", DAY_BEFORE)]
    after = carried_out(stored, plan)
    assert held(after, "s1", "a") == [(LONG_AGO, DAY_BEFORE, False)]
    assert [span[:2] for span in after.positions["s1"]] == [(LONG_AGO, DAY_BEFORE)]


def test_a_row_that_cannot_be_read_leaves_its_position_alone(stored):
    sheet = replace(files(positions=[CHIEF]).positions, broken=frozenset({"s1", "s9"}))
    assert plan_import(replace(files(), positions=sheet), stored, SECOND).is_empty


def test_a_position_of_a_person_whose_row_cannot_be_read_is_no_second_fault():
    sheet = replace(files(people=PEOPLE[:1]).people, broken=frozenset({"b"}))
    plan = plan_import(replace(files(UNITS, None, [HEAD, CHIEF]), people=sheet), Stored(), SECOND)
    assert plan.wrong == ()


def test_units_and_people_may_be_those_already_stored(stored):
    plan = plan_import(files(positions=[HEAD, CHIEF, position(4, "s3", "a", "2")]), stored, SECOND)
    assert changes_of(plan) == [("created", "s3", "", "Ane Holm", SECOND)]

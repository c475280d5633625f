"""Enheder: what a change in the file does to the tree, and which rows are wrong."""

from dataclasses import replace
from datetime import date

import pytest

from organisation.rules.imports import SheetRows, Stored, plan_import
from organisation.rules.imports.rings import first_ring
from tests.organisation.rules.import_values import (
    BETWEEN,
    FIRST,
    LATER,
    LONG_AGO,
    SECOND,
    files,
    imported,
    position,
    unit,
)

TOP = unit(2, "1", name="Kommunen")
SCHOOLS = unit(3, "2", "1", "Skoler", field="Skole", place="Havn")
NURSERIES = unit(4, "3", "1", "Dagtilbud")


def wrong_of(*rows, **more):
    return [(w.row, w.column, w.sentence) for w in plan_import(files(list(rows), **more), Stored(), SECOND).wrong]


def spans_of(stored: Stored, id: str) -> list[tuple]:
    return [(span.starts, span.ends, span.facts.name, span.facts.parent) for span in stored.units[id]]


def changes_of(plan) -> list[tuple]:
    return [(c.kind.value, c.id, c.before, c.after, c.day) for c in plan.changes]


@pytest.fixture
def stored() -> Stored:
    return imported(files([TOP, SCHOOLS, NURSERIES]), FIRST)


def test_a_unit_without_dates_begins_on_the_day_of_the_import(stored):
    assert spans_of(stored, "2") == [(FIRST, date.max, "Skoler", "1")]


def test_a_new_name_ends_the_old_version_the_day_before(stored):
    rows = [TOP, SCHOOLS._replace(name="Skoler og unge"), NURSERIES]
    plan = plan_import(files(rows), stored, SECOND)
    assert changes_of(plan) == [("renamed", "2", "Skoler", "Skoler og unge", SECOND)]
    assert spans_of(imported(files(rows), SECOND, stored), "2") == [
        (FIRST, date(2026, 11, 23), "Skoler", "1"),
        (SECOND, date.max, "Skoler og unge", "1"),
    ]


def test_a_day_named_by_the_file_wins_over_the_day_of_the_import(stored):
    rows = [TOP, SCHOOLS, NURSERIES._replace(parent="2", starts=BETWEEN)]
    plan = plan_import(files(rows), stored, SECOND)
    assert changes_of(plan) == [("moved", "3", "Kommunen", "Skoler", BETWEEN)]
    assert spans_of(imported(files(rows), SECOND, stored), "3") == [
        (FIRST, date(2026, 11, 15), "Dagtilbud", "1"),
        (BETWEEN, date.max, "Dagtilbud", "2"),
    ]


def test_a_start_that_is_no_news_does_not_reach_back():
    old = [TOP, SCHOOLS._replace(starts=LONG_AGO), NURSERIES]
    stored = imported(files(old), FIRST)
    rows = [TOP, SCHOOLS._replace(starts=LONG_AGO, parent="3"), NURSERIES]
    assert spans_of(imported(files(rows), SECOND, stored), "2") == [
        (LONG_AGO, date(2026, 11, 23), "Skoler", "1"),
        (SECOND, date.max, "Skoler", "3"),
    ]


def test_an_earlier_start_of_the_same_is_filled_in(stored):
    rows = [TOP, SCHOOLS._replace(starts=LONG_AGO), NURSERIES]
    after = imported(files(rows), SECOND, stored)
    assert spans_of(after, "2") == [(LONG_AGO, date.max, "Skoler", "1")]
    assert after.units["2"][0].pk == stored.units["2"][0].pk


def test_an_earlier_start_of_something_else_is_not_filled_in(stored):
    rows = [TOP, SCHOOLS._replace(starts=LONG_AGO, name="Skolerne"), NURSERIES]
    assert spans_of(imported(files(rows), SECOND, stored), "2") == [
        (FIRST, date(2026, 11, 23), "Skoler", "1"),
        (SECOND, date.max, "Skolerne", "1"),
    ]


def test_history_in_the_file_is_stored_and_changes_nothing_when_repeated():
    rows = [
        TOP._replace(starts=LONG_AGO),
        SCHOOLS._replace(starts=LONG_AGO, ends=date(2024, 12, 31)),
        SCHOOLS._replace(row=9, name="Skoler og unge", starts=date(2025, 1, 1)),
        NURSERIES,
    ]
    stored = imported(files(rows), SECOND)
    assert spans_of(stored, "2") == [
        (LONG_AGO, date(2024, 12, 31), "Skoler", "1"),
        (date(2025, 1, 1), date.max, "Skoler og unge", "1"),
    ]
    assert plan_import(files(rows), stored, LATER).is_empty


def test_a_missing_unit_ends_and_can_come_back(stored):
    plan = plan_import(files([TOP, SCHOOLS]), stored, SECOND)
    assert changes_of(plan) == [("ended", "3", "", "", date(2026, 11, 23))]
    without = imported(files([TOP, SCHOOLS]), SECOND, stored)
    assert plan_import(files([TOP, SCHOOLS]), without, LATER).is_empty
    plan = plan_import(files([TOP, SCHOOLS, NURSERIES]), without, LATER)
    assert changes_of(plan) == [("created", "3", "", "Dagtilbud", LATER)]


def test_an_end_in_the_past_ends_the_unit_there(stored):
    rows = [TOP, SCHOOLS, NURSERIES._replace(ends=BETWEEN)]
    assert spans_of(imported(files(rows), SECOND, stored), "3") == [(FIRST, BETWEEN, "Dagtilbud", "1")]


def test_an_end_to_come_is_known_now(stored):
    plan = plan_import(files([TOP, SCHOOLS, NURSERIES._replace(ends=LATER)]), stored, SECOND)
    assert changes_of(plan) == [("ended", "3", "", "", LATER)]


def test_what_was_to_come_can_be_called_off():
    stored = imported(files([TOP, SCHOOLS, NURSERIES._replace(starts=LATER)]), FIRST)
    plan = plan_import(files([TOP, SCHOOLS]), stored, SECOND)
    assert changes_of(plan) == [("ended", "3", "", "", None)]
    assert "3" not in imported(files([TOP, SCHOOLS]), SECOND, stored).units


def test_place_and_field_are_told_as_changes(stored):
    plan = plan_import(files([TOP, SCHOOLS._replace(place="Bakken"), NURSERIES]), stored, SECOND)
    assert changes_of(plan) == [("changed", "2", "", "", SECOND)]
    assert plan.totals == {"created": 0, "moved": 0, "renamed": 0, "changed": 1, "ended": 0}
    assert plan.counts["Enheder"]["changed"] == 1


def test_a_field_is_one_however_it_is_spelled(stored):
    plan = plan_import(files([TOP, SCHOOLS._replace(field="SKOLE"), NURSERIES]), stored, SECOND)
    assert (plan.is_empty, plan.new_fields) == (True, ())


def test_a_new_field_is_remarked_upon():
    plan = plan_import(files([TOP._replace(field="Æbler"), SCHOOLS]), Stored(), SECOND)
    assert plan.new_fields == ("Skole", "Æbler")
    assert [r.sentence for r in plan.remarks] == ["Nye fagområder bliver oprettet: Skole, Æbler."]


def test_an_id_twice_in_the_same_period_is_wrong():
    assert wrong_of(TOP, SCHOOLS, SCHOOLS._replace(row=4)) == [
        (4, "enhed_id", "Enheden 2 står også i række 3 for den samme periode.")
    ]


def test_an_end_before_the_start_is_wrong():
    assert wrong_of(TOP._replace(starts=LATER, ends=SECOND)) == [
        (2, "til", "Slutdatoen 24-11-2026 ligger før startdatoen 01-02-2027.")
    ]


def test_a_parent_nobody_knows_is_wrong_once():
    assert wrong_of(TOP, SCHOOLS._replace(parent="77"), NURSERIES._replace(parent="2")) == [
        (3, "overenhed_id", "Overenheden 77 findes ikke.")
    ]


def test_a_parent_whose_own_row_cannot_be_read_is_no_second_fault():
    sheet = SheetRows("enheder.csv", [TOP, SCHOOLS._replace(parent="9")], frozenset({"9"}))
    assert plan_import(replace(files(), units=sheet), Stored(), SECOND).wrong == ()


def test_a_parent_that_has_ended_is_wrong():
    assert wrong_of(TOP, SCHOOLS._replace(starts=LONG_AGO, ends=BETWEEN), NURSERIES._replace(parent="2")) == [
        (4, "overenhed_id", "Overenheden Skoler (2) findes ikke den 24-11-2026.")
    ]


def test_a_unit_that_is_its_own_parent_is_wrong():
    assert wrong_of(TOP._replace(parent="1")) == [
        (2, "overenhed_id", "Enheden Kommunen peger på sig selv som overenhed.")
    ]


def test_a_ring_names_every_unit_in_it():
    rows = [
        TOP,
        SCHOOLS._replace(parent="4"),
        NURSERIES._replace(parent="2"),
        unit(5, "4", "3", "Klub"),
        unit(6, "5", "4"),
    ]
    assert wrong_of(*rows) == [
        (3, "overenhed_id", "Enhederne Skoler (2), Klub (4), Dagtilbud (3) ligger under hinanden i ring.")
    ]


def test_a_ring_to_come_is_found_and_two_that_swap_places_are_not_one():
    a, b = unit(2, "1", starts=LONG_AGO, ends=SECOND), unit(3, "2", "1", starts=LONG_AGO)
    swapped = [
        a,
        unit(4, "1", "2", starts=date(2026, 11, 25)),
        b._replace(ends=SECOND),
        unit(5, "2", starts=date(2026, 11, 25)),
    ]
    assert wrong_of(*swapped) == []
    assert [row for row, *_ in wrong_of(a, unit(4, "1", "2", starts=date(2026, 11, 25)), b)] == [2]


def test_a_ring_of_one_day_only_is_found_in_the_past():
    edges = [("a", "b", LONG_AGO, BETWEEN), ("b", "a", BETWEEN, LATER), ("c", "a", LONG_AGO, LATER)]
    assert first_ring(edges, SECOND) == [("a", "b")]
    assert first_ring([("a", "b", LONG_AGO, FIRST), ("b", "a", BETWEEN, LATER)], SECOND) == []


def test_a_missing_unit_that_still_has_positions_is_wrong_when_positions_are_not_given(stored):
    stored = imported(files(positions=[position(2, "s1", "", "3", starts=LONG_AGO)]), FIRST, stored)
    plan = plan_import(files([TOP, SCHOOLS]), stored, SECOND)
    sentence = (
        "Enheden Dagtilbud (3) slutter den 23-11-2026, men har stadig stillinger. Indlæs filen Stillinger samtidig."
    )
    assert [(w.file, w.row, w.sentence) for w in plan.wrong] == [("enheder.csv", None, sentence)]


def test_a_unit_that_ends_later_may_have_its_positions_until_then(stored):
    stored = imported(files(positions=[position(2, "s1", "", "3", starts=LONG_AGO)]), FIRST, stored)
    plan = plan_import(files([TOP, SCHOOLS, NURSERIES._replace(ends=LATER)]), stored, SECOND)
    assert (plan.wrong, changes_of(plan)) == ((), [("ended", "3", "", "", LATER)])


def test_without_the_sheet_no_unit_is_touched(stored):
    plan = plan_import(files(positions=[]), stored, SECOND)
    assert plan.is_empty

"""As of a day: import A, import B, and as of A's day the organisation is A still."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

from hypothesis import assume, given

from organisation.rules.imports import HrFiles, SheetRows, Stored, plan_import
from tests.organisation.rules.import_values import (
    BETWEEN,
    FIRST,
    LATER,
    LONG_AGO,
    SECOND,
    as_of,
    carried_out,
    imported,
    organisations,
    told,
)

ANY_DAY = [LONG_AGO, BETWEEN, LATER]
AFTER = [BETWEEN, SECOND, LATER]
DAYS = [SECOND, SECOND + timedelta(1), LATER - timedelta(1), LATER, LATER + timedelta(1)]


def first_and_second(first: HrFiles, second: HrFiles) -> tuple[Stored, Stored]:
    """What is stored after the first import and after the second; only files that belong together are of interest."""
    plan = plan_import(first, Stored(), FIRST)
    assume(not plan.wrong)
    stored = carried_out(Stored(), plan)
    plan = plan_import(second, stored, SECOND)
    assume(not plan.wrong)
    return stored, carried_out(stored, plan)


@given(organisations(ANY_DAY, ANY_DAY))
def test_from_the_day_on_the_organisation_is_what_the_files_say(first):
    plan = plan_import(first, Stored(), SECOND)
    assume(not plan.wrong)
    stored = carried_out(Stored(), plan)
    assert [as_of(stored, day) for day in DAYS] == [told(first, day) for day in DAYS]


@given(organisations(ANY_DAY, ANY_DAY), organisations(ANY_DAY, ANY_DAY))
def test_from_the_second_day_on_the_organisation_is_what_the_second_files_say(first, second):
    _, stored = first_and_second(first, second)
    assert [as_of(stored, day) for day in DAYS] == [told(second, day) for day in DAYS]


@given(organisations([LONG_AGO, BETWEEN], [LATER]), organisations([LONG_AGO, *AFTER], [BETWEEN, LATER]))
def test_as_of_the_first_day_nothing_has_changed(first, second):
    """Whatever the second files say of what the first ones knew; what those did not know, may not reach back."""
    before, after = first_and_second(first, without_news_of_the_past(first, second))
    assert as_of(after, FIRST) == as_of(before, FIRST) == told(first, FIRST)


@given(organisations(ANY_DAY, ANY_DAY), organisations(ANY_DAY, ANY_DAY))
def test_the_same_files_again_change_nothing(first, second):
    _, stored = first_and_second(first, second)
    for day in (SECOND, SECOND + timedelta(7), LATER + timedelta(7)):
        plan = plan_import(second, stored, day)
        assume(not plan.wrong)
        assert plan.is_empty
        assert plan.changes == []


@given(organisations(ANY_DAY, ANY_DAY), organisations(ANY_DAY, ANY_DAY))
def test_what_has_been_in_force_is_never_taken_back(first, second):
    stored = imported_or_passed_over(first)
    plan = plan_import(second, stored, SECOND)
    assume(not plan.wrong)
    steps = [plan.units.steps, plan.people.leaves, plan.positions.steps, plan.positions.holdings]
    assert [span for each in steps for _, span in each.withdrawn if span.starts < SECOND] == []
    kept = [{span.pk for _, span in each.amended if span.ends < span.starts} for each in steps]
    assert kept == [set()] * 4


@given(organisations([LONG_AGO], []), organisations([LONG_AGO], []))
def test_a_file_corrected_the_same_day_replaces_the_first(first, second):
    stored = imported_or_passed_over(first)
    plan = plan_import(second, stored, FIRST)
    assume(not plan.wrong)
    assert as_of(carried_out(stored, plan), FIRST) == told(second, FIRST)


def imported_or_passed_over(first: HrFiles) -> Stored:
    assume(not plan_import(first, Stored(), FIRST).wrong)
    return imported(first, FIRST)


def without_news_of_the_past(first: HrFiles, second: HrFiles) -> HrFiles:
    units, chairs, _ = told(first, FIRST)
    return replace(
        second,
        units=dated_if_known(second.units, units.keys()),
        positions=dated_if_known(second.positions, chairs.keys()),
    )


def dated_if_known(sheet: SheetRows, known: Collection[str]) -> SheetRows:
    rows = [row if row.id in known or row.starts in AFTER else row._replace(starts=None) for row in sheet.rows]
    return replace(sheet, rows=rows)

"""Personer: who comes, changes and leaves, their leave, and which rows are wrong."""

from dataclasses import replace
from datetime import date

import pytest

from organisation.rules.imports import Stored, plan_import
from organisation.rules.imports.reports import outcome
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

ANE = person(2, "1", "Ane Holm", "ane@fjordby.example", "59 00 00 01", employed_from=LONG_AGO)
BO = person(3, "2", "Bo Juul", "bo@fjordby.example", employed_from=LONG_AGO)
DAY_BEFORE = date(2026, 11, 23)


def wrong_of(*rows, stored=None):
    plan = plan_import(files(people=list(rows)), stored or Stored(), SECOND)
    return [(w.row, w.column, w.sentence) for w in plan.wrong]


def changes_of(plan) -> list[tuple]:
    return [(c.kind.value, c.id, c.before, c.after, c.day) for c in plan.changes]


@pytest.fixture
def stored() -> Stored:
    return imported(files(people=[ANE, BO]), FIRST)


def test_a_new_person(stored):
    plan = plan_import(files(people=[ANE, BO, person(4, "3", "Eva Krag", employed_from=LATER)]), stored, SECOND)
    assert changes_of(plan) == [("created", "3", "", "", LATER)]


def test_a_new_name_and_a_new_phone(stored):
    rows = [ANE._replace(name="Ane Holm Lund"), BO._replace(phone="59 00 00 02")]
    plan = plan_import(files(people=rows), stored, SECOND)
    assert changes_of(plan) == [
        ("renamed", "1", "Ane Holm", "Ane Holm Lund", SECOND),
        ("changed", "2", "", "", SECOND),
    ]


def test_a_start_that_the_file_leaves_open_stays_known(stored):
    assert plan_import(files(people=[ANE._replace(employed_from=None), BO]), stored, SECOND).is_empty


def test_whoever_is_missing_left_the_day_before_and_may_come_back(stored):
    plan = plan_import(files(people=[ANE]), stored, SECOND)
    assert changes_of(plan) == [("ended", "2", "", "", DAY_BEFORE)]
    assert [leaver.name for leaver in plan.leavers] == ["Bo Juul"]
    without = carried_out(stored, plan)
    assert plan_import(files(people=[ANE]), without, LATER).is_empty
    back = plan_import(files(people=[ANE, BO]), without, LATER)
    assert changes_of(back) == [("changed", "2", "", "", LATER)]
    assert back.people.people["2"].employed_to is None


def test_a_last_day_in_the_past_makes_a_leaver_and_one_to_come_does_not(stored):
    plan = plan_import(
        files(people=[ANE._replace(employed_to=BETWEEN), BO._replace(employed_to=LATER)]), stored, SECOND
    )
    assert [leaver.id for leaver in plan.leavers] == ["1"]
    assert changes_of(plan) == [("ended", "1", "", "", BETWEEN), ("ended", "2", "", "", LATER)]


def test_a_hire_that_was_called_off_never_began():
    stored = imported(files(people=[ANE, BO._replace(employed_from=LATER)]), FIRST)
    plan = plan_import(files(people=[ANE]), stored, SECOND)
    assert plan.people.people["2"].employed_to == date(2027, 1, 31)
    assert plan.leavers == ()
    assert plan_import(files(people=[ANE]), carried_out(stored, plan), SECOND).is_empty


def test_leave_begins_ends_and_is_never_forgotten(stored):
    away = [ANE._replace(leave_from=BETWEEN), BO]
    plan = plan_import(files(people=away), stored, SECOND)
    assert changes_of(plan) == [("changed", "1", "", "", SECOND)]
    stored = carried_out(stored, plan)
    assert [span[:2] for span in stored.leaves["1"]] == [(BETWEEN, date.max)]
    stored = imported(files(people=[ANE, BO]), LATER, stored)
    assert [span[:2] for span in stored.leaves["1"]] == [(BETWEEN, date(2027, 1, 31))]


def test_two_leaves_are_two_rows():
    rows = [
        ANE._replace(leave_from=LONG_AGO, leave_to=date(2020, 12, 31)),
        ANE._replace(row=3, leave_from=BETWEEN, leave_to=LATER),
    ]
    stored = imported(files(people=rows), SECOND)
    assert [span[:2] for span in stored.leaves["1"]] == [(LONG_AGO, date(2020, 12, 31)), (BETWEEN, LATER)]
    assert plan_import(files(people=rows), stored, SECOND).is_empty


@pytest.mark.parametrize(
    "second",
    [
        ANE._replace(row=3),
        ANE._replace(row=3, name="En anden", leave_from=LATER),
        ANE._replace(row=3, leave_from=BETWEEN),
    ],
)
def test_the_same_person_twice_is_wrong(second):
    first = ANE._replace(leave_from=LONG_AGO)
    assert wrong_of(first, second) == [(3, "person_id", "Person 1 står også i række 2.")]


def test_periods_that_end_before_they_start_are_wrong():
    rows = [ANE._replace(employed_to=date(2019, 1, 1)), BO._replace(leave_from=LATER, leave_to=SECOND)]
    assert wrong_of(*rows) == [
        (2, "ansat_til", "Slutdatoen 01-01-2019 ligger før startdatoen 01-01-2020."),
        (3, "orlov_til", "Slutdatoen 24-11-2026 ligger før startdatoen 01-02-2027."),
    ]


def test_leave_without_a_start_is_wrong():
    assert wrong_of(ANE._replace(leave_to=LATER)) == [(2, "orlov_fra", "Orloven har en slutdato, men ingen startdato.")]


def test_two_people_with_one_mail_address_are_wrong():
    assert wrong_of(ANE, BO._replace(email="ANE@fjordby.example")) == [
        (3, "mail", "Mailadressen ANE@fjordby.example står også ved Ane Holm i række 2.")
    ]


def test_a_mail_address_of_somebody_external_is_wrong():
    stored = Stored(external_mails={"ane@fjordby.example": "Ane fra Konsulenthuset"})
    [(row, column, sentence)] = wrong_of(ANE, stored=stored)
    assert (row, column) == (2, "mail")
    assert sentence.startswith("Mailadressen ane@fjordby.example tilhører den eksterne person Ane fra Konsulenthuset")
    assert sentence.endswith(" i LederNet. Ret den dér først.")


def test_a_mail_address_is_given_on_when_its_owner_has_left(stored):
    rows = [BO, person(4, "3", "Ane Holm", "ane@fjordby.example", employed_from=SECOND)]
    plan = plan_import(files(people=rows), stored, SECOND)
    assert {key: who.email for key, who in plan.people.people.items()} == {
        "1": "",
        "2": "bo@fjordby.example",
        "3": "ane@fjordby.example",
    }
    assert [r.sentence for r in plan.remarks] == ["Mailadresser, som fratrådte havde før, bliver givet videre: 1."]
    assert plan_import(files(people=rows), carried_out(stored, plan), SECOND).is_empty


def test_a_former_person_listed_with_a_mail_in_use_loses_it_without_a_fuss():
    rows = [ANE._replace(employed_to=BETWEEN), BO._replace(email=ANE.email)]
    stored = imported(files(people=rows), SECOND)
    assert {who.name: who.email for who in stored.people.values()} == {"Ane Holm": "", "Bo Juul": ANE.email}
    assert plan_import(files(people=rows), stored, SECOND).is_empty


def many(count: int) -> list:
    return [person(number + 2, f"p{number}", employed_from=LONG_AGO) for number in range(count)]


@pytest.mark.parametrize(
    ("employed", "gone", "confirmed", "status"),
    [
        (100, 10, None, 0),
        (100, 11, None, 3),
        (100, 11, 11, 0),
        (100, 12, 11, 3),
        (400, 20, None, 0),
        (400, 21, None, 3),
    ],
)
def test_ten_or_one_in_twenty_may_leave_without_a_yes(employed, gone, confirmed, status):
    stored = imported(files(people=many(employed)), FIRST)
    plan = plan_import(files(people=many(employed - gone)), stored, SECOND)
    assert (len(plan.leavers), outcome(plan, confirmed)) == (gone, status)


def test_losing_the_last_chair_counts_as_leaving():
    units, people = [unit(2, "1")], many(3)
    chairs = [position(number + 2, f"s{number}", f"p{number}", "1") for number in range(3)]
    stored = imported(files(units, people, chairs), FIRST)
    plan = plan_import(files(units, people, chairs[:1]), stored, SECOND)
    assert [leaver.id for leaver in plan.leavers] == ["p1", "p2"]


def test_the_chairs_of_those_who_leave_fall_vacant_though_the_sheet_is_not_given():
    stored = imported(
        files([unit(2, "1")], many(2), [position(2, "s0", "p0", "1"), position(3, "s1", "p1", "1")]), FIRST
    )
    plan = plan_import(files(people=many(1)), stored, SECOND)
    assert [(seat, span[:2]) for seat, span in plan.positions.holdings.amended] == [(("s1", "p1"), (FIRST, DAY_BEFORE))]
    assert changes_of(plan) == [("ended", "p1", "", "", DAY_BEFORE), ("changed", "s1", "Person p1", "", SECOND)]


def test_a_person_whose_row_cannot_be_read_stays_as_they_were(stored):
    sheet = replace(files(people=[ANE]).people, broken=frozenset({"2"}))
    plan = plan_import(replace(files(), people=sheet), stored, SECOND)
    assert (plan.is_empty, plan.leavers) == (True, ())

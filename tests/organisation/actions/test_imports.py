"""Carrying out an import: all of it or nothing, dated, audited, and one at a time."""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from hypothesis import assume, given, settings

from organisation.actions.imports import apply_import
from organisation.models import (
    AuditEntry,
    Field,
    Holding,
    Leave,
    Person,
    Position,
    PositionVersion,
    Unit,
    UnitVersion,
)
from organisation.queries import imports as import_queries
from organisation.queries.chain import chain_on
from organisation.queries.imports import organisation_digest, stored_organisation
from organisation.rules.imports import HrFiles, Stored, plan_import
from organisation.rules.imports.refusals import ImportRefused
from tests.organisation.rules.import_values import (
    BETWEEN,
    LATER,
    LONG_AGO,
    SECOND,
    files,
    organisations,
    person,
    position,
    unit,
)

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
FIRST = date(2026, 11, 2)

UNITS = [unit(2, "1", name="Kommunen"), unit(3, "2", "1", "Skoler", field="Skole", place="Havn")]
PEOPLE = [
    person(2, "a", "Ane Holm", "ane@fjordby.example", employed_from=LONG_AGO, leave_from=LATER),
    person(3, "b", "Bo Juul", "bo@fjordby.example", employed_from=LONG_AGO),
]
CHAIRS = [
    position(2, "s1", "a", "1", "Direktør", level=1, starts=LONG_AGO),
    position(3, "s2", "b", "2", "Skoleleder", starts=LONG_AGO),
    position(4, "s3", "", "2", "Viceskoleleder"),
]
A = files(UNITS, PEOPLE, CHAIRS)

pytestmark = pytest.mark.django_db


def carry_out(hr_files: HrFiles, on: date, **more) -> AuditEntry:
    return apply_import(plan=plan_import(hr_files, stored_organisation(), on), by=None, at=AT, **more)


def tree_on(day: date) -> dict:
    versions = UnitVersion.objects.on(day).values_list("unit__hr_id", "name", "parent__hr_id", "field__name", "place")
    return {hr_id: facts for hr_id, *facts in versions}


def seats_on(day: date) -> set:
    chairs = dict(PositionVersion.objects.on(day).values_list("position_id", "title"))
    held = Holding.objects.on(day).values_list("position_id", "person__name", "acting")
    return {(chairs[position], name, acting) for position, name, acting in held}


@pytest.mark.database
@given(organisations([LONG_AGO], [LATER]), organisations([BETWEEN, SECOND, LATER], [BETWEEN, LATER]))
@settings(max_examples=25)
def test_as_of_the_first_day_random_organisations_stay_what_they_were(first, second):
    assume(not plan_import(first, Stored(), FIRST).wrong)
    with transaction.atomic():
        carry_out(first, FIRST)
        before = tree_on(FIRST), seats_on(FIRST)
        plan = plan_import(second, stored_organisation(), SECOND)
        if not plan.wrong:
            apply_import(plan=plan, by=None, at=AT)
        assert (tree_on(FIRST), seats_on(FIRST)) == before
        transaction.set_rollback(True)


def refusal(plan, **more) -> str:
    with pytest.raises(ImportRefused) as refused:
        apply_import(plan=plan, by=None, at=AT, **more)
    return refused.value.sentence


@pytest.mark.database
def test_a_municipality_is_created():
    carry_out(A, FIRST)
    assert tree_on(FIRST) == {"1": ["Kommunen", None, None, ""], "2": ["Skoler", "1", "Skole", "Havn"]}
    assert seats_on(FIRST) == {("Direktør", "Ane Holm", False), ("Skoleleder", "Bo Juul", False)}
    assert list(Leave.objects.values_list("person__name", "starts", "ends")) == [("Ane Holm", LATER, None)]
    assert Position.objects.count() == 3
    bo, ane = Person.objects.get(hr_id="b"), Person.objects.get(hr_id="a")
    assert chain_on(FIRST).superiors() == {bo.pk: ane.pk}


@pytest.mark.database
def test_as_of_the_first_day_the_organisation_stays_what_it_was():
    carry_out(A, FIRST)
    before = tree_on(FIRST), seats_on(FIRST)
    carry_out(
        files(
            [UNITS[0], UNITS[1]._replace(name="Skole og unge", field="Unge"), unit(4, "3", "2", "Havneskolen")],
            [PEOPLE[1]._replace(email="ane@fjordby.example"), person(4, "c", "Eva Krag", employed_from=SECOND)],
            [CHAIRS[0]._replace(person="b"), CHAIRS[1]._replace(person="c", acting=True, unit="3")],
        ),
        SECOND,
    )
    assert (tree_on(FIRST), seats_on(FIRST)) == before
    assert tree_on(SECOND)["2"] == ["Skole og unge", "1", "Unge", "Havn"]
    assert seats_on(SECOND) == {("Direktør", "Bo Juul", False), ("Skoleleder", "Eva Krag", True)}
    assert dict(Person.objects.values_list("name", "email")) == {
        "Ane Holm": "",
        "Bo Juul": "ane@fjordby.example",
        "Eva Krag": "",
    }
    assert Person.objects.get(hr_id="a").employed_to == date(2026, 11, 23)


def test_the_same_files_again_change_nothing():
    carry_out(A, FIRST)
    digest = organisation_digest()
    entry = carry_out(A, SECOND)
    assert organisation_digest() == digest
    assert {kind for counts in entry.after["counts"].values() for kind, count in counts.items() if count} == set()


def test_what_was_to_come_and_is_called_off_is_taken_out_and_its_unit_can_come_back():
    later = files([UNITS[0], UNITS[1]._replace(starts=LATER)])
    carry_out(later, FIRST)
    carry_out(files(UNITS[:1]), SECOND)
    assert UnitVersion.objects.filter(unit__hr_id="2").count() == 0
    carry_out(later, SECOND)
    assert Unit.objects.count() == 2


def test_nothing_is_written_when_a_row_is_wrong():
    plan = plan_import(files([UNITS[1]]), stored_organisation(), SECOND)
    assert refusal(plan) == "Filerne har forkerte rækker. Intet er gemt. Ret dem, og indlæs filerne igen."
    assert (Unit.objects.count(), AuditEntry.objects.count()) == (0, 0)


def test_more_leavers_than_allowed_need_a_yes():
    crowd = [person(n + 2, f"p{n}", employed_from=LONG_AGO) for n in range(20)]
    carry_out(files(people=crowd), FIRST)
    plan = plan_import(files(people=crowd[:8]), stored_organisation(), SECOND)
    assert refusal(plan) == "For mange fratræder, til at det sker uden et ja. Intet er gemt."
    assert refusal(plan, confirmed_leavers=11) == "For mange fratræder, til at det sker uden et ja. Intet er gemt."
    assert Person.objects.filter(employed_to=None).count() == 20
    entry = apply_import(plan=plan, confirmed_leavers=12, by=None, at=AT)
    assert (entry.after["leavers"], entry.after["confirmed_leavers"]) == (12, 12)
    assert Person.objects.filter(employed_to=None).count() == 8


def test_a_plan_made_before_something_changed_is_refused():
    carry_out(A, FIRST)
    plan = plan_import(files(UNITS[:1], [], []), stored_organisation(), SECOND)
    Person.objects.filter(hr_id="a").update(phone="59 00 00 09")
    assert refusal(plan) == "Organisationen er ændret siden prøvekørslen. Intet er gemt. Kør en ny prøvekørsel."


def test_an_import_that_breaks_halfway_leaves_nothing():
    plan = plan_import(A, stored_organisation(), FIRST)
    plan.positions.holdings.opened.append((("no such chair", "a"), plan.positions.holdings.opened[0][1]))
    with pytest.raises(KeyError):
        apply_import(plan=plan, by=None, at=AT)
    assert [model.objects.count() for model in (Unit, Person, Field, AuditEntry)] == [0, 0, 0, 0]


def test_the_external_are_never_touched():
    consultant = Person.objects.create(name="Ida Falk", email="ida@konsulent.example")
    carry_out(A, FIRST)
    Holding.objects.create(position=Position.objects.get(hr_id="s3"), person=consultant, starts=FIRST)
    carry_out(files(UNITS, PEOPLE, CHAIRS), SECOND)
    consultant.refresh_from_db()
    assert (consultant.employed_to, seats_on(SECOND)) == (
        None,
        {("Direktør", "Ane Holm", False), ("Skoleleder", "Bo Juul", False), ("Viceskoleleder", "Ida Falk", False)},
    )


def test_two_people_can_swap_mail_addresses():
    carry_out(A, FIRST)
    swapped = [PEOPLE[0]._replace(email=PEOPLE[1].email), PEOPLE[1]._replace(email=PEOPLE[0].email)]
    carry_out(files(people=swapped), SECOND)
    assert list(Person.objects.order_by("hr_id").values_list("email", flat=True)) == [
        "bo@fjordby.example",
        "ane@fjordby.example",
    ]


def test_new_fields_get_the_marks_that_are_least_used():
    Field.objects.create(name="Ældre", mark="circle")
    carry_out(files([unit(2, "1", field="Skole"), unit(3, "2", "1", field="Kultur")]), FIRST)
    assert dict(Field.objects.values_list("name", "mark")) == {
        "Ældre": "circle",
        "Kultur": "square",
        "Skole": "triangle",
    }


def test_the_audit_trail_tells_of_the_import_and_of_each_thing_it_touched():
    entry = carry_out(A, FIRST)
    assert (entry.verb, entry.kind, entry.key, entry.by) == ("apply_import", "organisation.import", "2026-11-02", None)
    assert entry.after["rows"] == {"Enheder": 2, "Personer": 2, "Stillinger": 3}
    carry_out(files([UNITS[0], UNITS[1]._replace(name="Skole og unge")]), SECOND)
    row = AuditEntry.objects.filter(kind="organisation.Unit").latest("pk")
    assert (row.key, row.before, row.after) == (
        str(Unit.objects.get(hr_id="2").pk),
        {"value": "Skoler"},
        {"change": "renamed", "value": "Skole og unge", "day": "2026-11-24"},
    )
    assert AuditEntry.objects.count() == 1 + 7 + 1 + 1


@pytest.mark.database
@pytest.mark.parametrize("size", [1, 30])
def test_an_import_reads_what_is_stored_in_as_many_queries_whatever_its_size(size, django_assert_num_queries):
    crowd = [person(n + 2, f"p{n}", employed_from=LONG_AGO) for n in range(size)]
    carry_out(files(UNITS, crowd, [position(n + 2, f"s{n}", f"p{n}", "2") for n in range(size)]), FIRST)
    with django_assert_num_queries(len(import_queries.SOURCES)):
        stored = stored_organisation()
    assert (len(stored.people), stored.digest) == (size, organisation_digest())

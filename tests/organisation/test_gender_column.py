"""The one column that a municipality may leave out: gender, kept where the file has it."""

import pytest

from organisation.actions.imports import apply_import
from organisation.formats.hr_files import read_hr_files
from organisation.models import Person
from organisation.queries.imports import stored_organisation
from organisation.rules.imports import plan_import
from tests.organisation.test_hr_files import PEOPLE
from tests.world import NOW, TODAY

pytestmark = pytest.mark.django_db
WITH = PEOPLE.strip() + ";Køn\n"


def read(text):
    return read_hr_files([("personer.csv", text.encode())])


def taken_in(text):
    apply_import(plan=plan_import(read(text), stored_organisation(), TODAY), by=None, at=NOW, confirmed_leavers=9)
    return dict(Person.objects.order_by("hr_id").values_list("hr_id", "gender"))


@pytest.mark.parametrize(
    ("cell", "gender"),
    [("k", "k"), ("Kvinde", "k"), ("M", "m"), ("mand", "m"), ("x", "x"), ("andet", "x"), ("", "")],
)
def test_gender_is_read_by_its_letter_or_its_word(cell, gender):
    (row,) = read(f"{WITH}1;Ane;;;;;;;{cell}\n").people.rows
    assert row.gender == gender


def test_what_is_no_gender_is_said_at_its_cell():
    (wrong,) = read(f"{WITH}1;Ane;;;;;;;dame\n").wrong
    assert (wrong.row, wrong.column) == (2, "koen")
    assert wrong.sentence.endswith(
        "»dame« er hverken kvinde, mand eller andet. Skriv k, m eller x, eller lad feltet stå tomt."
    )


def test_a_file_without_the_column_leaves_what_is_stored_and_an_empty_cell_forgets_it():
    assert taken_in(f"{WITH}1;Ane;;;;;;;k\n2;Bo;;;;;;;m\n") == {"1": "k", "2": "m"}
    assert read(f"{PEOPLE}1;Ane;;;;;;\n").people.rows[0].gender is None
    assert taken_in(f"{PEOPLE}1;Ane Holm;;;;;;\n2;Bo;;;;;;\n3;Carla;;;;;;\n") == {"1": "k", "2": "m", "3": ""}
    assert taken_in(f"{WITH}1;Ane Holm;;;;;;;\n2;Bo;;;;;;;x\n3;Carla;;;;;;;k\n") == {"1": "", "2": "x", "3": "k"}


def test_two_rows_of_a_person_say_the_same():
    hr_files = read(f"{WITH}1;Ane;;;;;1-1-2027;2-1-2027;k\n1;Ane;;;;;1-5-2027;2-5-2027;m\n")
    plan = plan_import(hr_files, stored_organisation(), TODAY)
    assert [(one.row, one.column) for one in plan.wrong] == [(3, "person_id")]

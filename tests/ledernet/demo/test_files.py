"""The files that HR of the invented municipality exports: complete, believable in numbers, and the same each time."""

from collections import Counter
from datetime import date, timedelta
from functools import cache

import pytest

from ledernet.demo.files import COLUMNS, TREES, rows, write_files
from ledernet.demo.people import KNOWN
from ledernet.demo.tree import numbered
from organisation.formats.hr_files import read_hr_files
from organisation.rules.imports import Plan, Stored, plan_import

ON = date(2026, 11, 24)
SIZES = {"small": 300, "municipality": 4200, "region": 32_000}
LARGEST_SPAN = 50
PERSONAS = {
    "Sofie Abildgaard": "HR-konsulent",
    "Jonas Rahbek": "proceskonsulent",
    "Lis Toftegaard": "social- og sundhedsassistent",
    "Amra Begović": "sygeplejerske",
    "Mette Lindegaard": "centerleder",
}


@cache
def organisation(size: str) -> dict[str, list[dict[str, str]]]:
    return rows(size=size, seed=1, on=ON)


def chairs_today(size: str) -> list[dict[str, str]]:
    day = str(ON)
    return [row for row in organisation(size)["Stillinger"] if row["fra"] <= day <= (row["til"] or day)]


def plan_of(paths, on: date = ON) -> Plan:
    return plan_import(read_hr_files((path.name, path.read_bytes()) for path in paths), Stored(), on)


@pytest.mark.parametrize("size", SIZES)
def test_the_promised_number_is_employed_on_the_day(size):
    day = str(ON)
    employed = [row for row in organisation(size)["Personer"] if row["ansat_fra"] <= day <= (row["ansat_til"] or day)]
    assert len(employed) == SIZES[size]


@pytest.mark.parametrize(
    ("size", "least", "most"), [("small", 35, 50), ("municipality", 210, 230), ("region", 1950, 2050)]
)
def test_so_many_lead(size, least, most):
    leaders = {row["person_id"] for row in chairs_today(size) if row["leder"] == "ja" and row["person_id"]}
    assert least <= len(leaders) <= most


@pytest.mark.parametrize("size", SIZES)
def test_everybody_employed_sits_in_a_chair(size):
    assert {row["person_id"] for row in chairs_today(size)} - {""} == {
        row["person_id"] for row in organisation(size)["Personer"] if not row["ansat_til"]
    }


@pytest.mark.parametrize("size", SIZES)
def test_there_is_one_top_and_no_circle_before_or_after_units_moved(size):
    units = organisation(size)["Enheder"]
    for day in {str(ON), *(unit["fra"] for unit in units)}:
        parents = {row["enhed_id"]: row["overenhed_id"] for row in units if row["fra"] <= day <= (row["til"] or day)}
        assert [unit for unit, above in parents.items() if not above] == [units[0]["enhed_id"]]
        for unit in parents:
            above = [unit]
            while parents[above[-1]]:
                assert parents[above[-1]] not in above
                above.append(parents[above[-1]])


@pytest.mark.parametrize("size", SIZES)
def test_nobody_leads_more_employees_than_a_leader_can(size):
    parents = {unit["enhed_id"]: unit["overenhed_id"] for unit in organisation(size)["Enheder"] if not unit["til"]}
    led = {row["enhed_id"] for row in chairs_today(size) if row["leder"] == "ja" and row["person_id"]}
    spans: Counter[str] = Counter()
    for row in chairs_today(size):
        unit = row["enhed_id"]
        while unit not in led:
            unit = parents[unit]
        spans[unit] += row["leder"] == "nej"
    assert max(spans.values()) <= LARGEST_SPAN


def test_no_two_share_a_mail_address_and_all_are_of_a_domain_that_cannot_exist():
    mails = [row["mail"] for row in organisation("region")["Personer"]]
    assert len(set(mails)) == len(mails)
    assert {mail.partition("@")[2] for mail in mails} == {"fjordby.example"}


def test_no_telephone_number_is_one_that_could_ring():
    numbers = {row["telefon"] for row in organisation("municipality")["Personer"]} - {""}
    assert {number[:3] for number in numbers} == {"00 "}


@pytest.mark.parametrize("size", ["small", "municipality"])
def test_the_people_whom_the_demo_knows_by_name_are_there(size):
    names = {row["person_id"]: row["navn"] for row in organisation(size)["Personer"]}
    titles = {names[row["person_id"]]: row["titel"] for row in chairs_today(size) if row["person_id"]}
    assert {name: titles[name] for name in PERSONAS} == PERSONAS


@pytest.mark.parametrize("size", SIZES)
def test_everybody_in_the_drawing_counts_as_known(size):
    places = numbered(TREES[size](), "E")
    drawn = {name for place in places for name in (*place.names, *(name for name, _ in place.colleagues))}
    assert drawn - set(KNOWN) == set()


@pytest.mark.parametrize("later", range(0, 60, 4))
def test_the_address_of_a_persona_is_theirs_on_every_day(later):
    files = rows(size="municipality", seed=1, on=ON + timedelta(days=later))
    titles = {row["person_id"]: row["titel"] for row in files["Stillinger"]}
    by_mail = {row["mail"]: titles[row["person_id"]] for row in files["Personer"]}
    assert by_mail["amra.begovic@fjordby.example"] == PERSONAS["Amra Begović"]
    assert by_mail["lis.toftegaard@fjordby.example"] == PERSONAS["Lis Toftegaard"]


def test_a_chair_is_vacant_another_acting_a_third_shared_and_a_leader_on_leave():
    chairs = [row for row in chairs_today("municipality") if row["leder"] == "ja"]
    shared = Counter(row["stilling_id"] for row in chairs if row["konstitueret"] == "nej")
    assert [row for row in chairs if not row["person_id"]]
    assert [row for row in chairs if row["konstitueret"] == "ja"]
    assert max(shared.values()) == 2
    assert [row for row in organisation("municipality")["Personer"] if row["orlov_fra"]]


@pytest.mark.parametrize("size", ["small", "municipality"])
def test_the_products_own_import_finds_no_wrong_row(size, tmp_path):
    plan = plan_of(write_files(tmp_path, size=size, seed=1, on=ON))
    assert [wrong.sentence for wrong in plan.wrong] == []
    assert plan.row_counts == {name: len(lines) for name, lines in organisation(size).items()}
    assert plan.leavers == ()


@pytest.mark.parametrize("later", range(0, 60, 3))
def test_no_day_and_no_seed_makes_a_file_that_the_import_refuses(later, tmp_path):
    day = ON + timedelta(days=later)
    plan = plan_of(write_files(tmp_path, size="small", seed=later % 4, on=day), day)
    assert [wrong.sentence for wrong in plan.wrong] == []


def test_the_files_are_as_a_danish_spreadsheet_saves_them(tmp_path):
    paths = write_files(tmp_path / "new" / "folder", size="small", seed=1, on=ON)
    assert [path.name for path in paths] == ["Enheder.csv", "Personer.csv", "Stillinger.csv"]
    for path in paths:
        content = path.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.decode("utf-8-sig").splitlines()[0] == ";".join(COLUMNS[path.stem])


def test_the_same_arguments_give_the_same_bytes_and_others_do_not(tmp_path):
    def written(name: str, **given) -> list[bytes]:
        paths = write_files(tmp_path / name, **{"size": "small", "seed": 1, "on": ON} | given)
        return [path.read_bytes() for path in paths]

    assert written("one") == written("two")
    assert written("seed", seed=2) != written("one")
    assert written("day", on=date(2026, 11, 23)) != written("one")

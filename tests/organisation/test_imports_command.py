"""`manage.py import_organisation`: what HR reads in a terminal, and the exit status that a script reads."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from organisation.models import Person, Unit, UnitVersion

UNITS = "enhed_id;navn;overenhed_id;fagomraade;sted;fra;til\n1;Fjordby;;;;;\n2;Ældre på Åen;1;Ældre;;;\n"
PEOPLE = "person_id;navn;mail;telefon;ansat_fra;ansat_til;orlov_fra;orlov_til\n" + "".join(
    f"p{n};Person {n};;;1-1-2020;;;\n" for n in range(30)
)
POSITIONS = "stilling_id;person_id;enhed_id;titel;leder;niveau;konstitueret;fra;til\ns1;p1;2;Leder;ja;4;nej;;\n"

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr(tmp_path: Path):
    """Runs the command on texts written as files; returns status, output and errors."""

    def run(*options: str, **texts: str) -> tuple[int, str, str]:
        paths = []
        for name, text in texts.items():
            path = tmp_path / f"{name}.csv"
            path.write_text(text, encoding="cp1252")
            paths.append(str(path))
        return command(*paths, *options)

    return run


def command(*args: str) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("import_organisation", *args, stdout=out, stderr=err)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_a_dry_run_says_what_would_happen_and_writes_nothing(hr):
    status, out, _ = hr("--on", "2026-11-24", units=UNITS, people=PEOPLE, positions=POSITIONS)
    assert (status, Unit.objects.count()) == (0, 0)
    assert out.splitlines() == [
        "Prøvekørsel for 24. november 2026. Intet er gemt.",
        "Enheder: 2 oprettes",
        "Personer: 30 oprettes",
        "Stillinger: 1 oprettes",
        "units.csv: Nye fagområder bliver oprettet: Ældre.",
        "Ingen fratræder.",
    ]


def test_applied_and_applied_again(hr):
    status, out, _ = hr("--apply", "--on", "2026-11-24", units=UNITS, people=PEOPLE, positions=POSITIONS)
    assert (status, out.splitlines()[0]) == (0, "Indlæst med virkning fra 24. november 2026.")
    assert (Unit.objects.count(), Person.objects.count()) == (2, 30)
    status, out, _ = hr("--json", units=UNITS, people=PEOPLE, positions=POSITIONS)
    report = json.loads(out)
    assert (status, set(report["counts"].values()), report["wrong"]) == (0, {0}, [])


def test_wrong_rows_name_file_row_and_column_and_end_with_1(hr):
    ring = UNITS.replace("1;Fjordby;;", "1;Fjordby;2;") + "2;En til;;;;;\n"
    status, out, _ = hr("--apply", units=ring, positions=POSITIONS.replace(";2;", ";9;"))
    assert (status, Unit.objects.count()) == (1, 0)
    assert out.splitlines()[-3:] == [
        "units.csv, række 4, kolonnen enhed_id: Enheden 2 står også i række 3 for den samme periode.",
        "positions.csv, række 2, kolonnen enhed_id: Enheden 9 findes ikke.",
        "positions.csv, række 2, kolonnen person_id: Person p1 findes ikke.",
    ]


def test_a_ring_ends_with_1(hr):
    status, out, _ = hr(units=UNITS.replace("1;Fjordby;;", "1;Fjordby;2;"))
    assert status == 1
    sentence = "Enhederne Fjordby (1), Ældre på Åen (2) ligger under hinanden i ring."
    assert out.splitlines()[-1] == f"units.csv, række 2, kolonnen overenhed_id: {sentence}"


def test_wrong_rows_as_json(hr):
    status, out, _ = hr("--json", units=UNITS + "3;=1+1;1;;;;\n")
    report = json.loads(out)
    assert (status, report["wrong_count"], report["applied"]) == (1, 1, False)
    assert report["wrong"] == [
        {
            "file": "units.csv",
            "row": 4,
            "column": "navn",
            "fault": "leading_sign",
            "values": {"sign": "="},
            "sentence": "Teksten begynder med »=« og kan blive læst som en formel. Fjern tegnet.",
        }
    ]


def test_a_missing_column_ends_with_2(hr):
    status, _, err = hr("--apply", people="person_id;navn;mail;ansat_fra;ansat_til;orlov_fra;orlov_til\n")
    assert (status, err) == (2, "people.csv: Personer mangler kolonnen telefon.\n")


def test_an_unreadable_file_as_json(hr):
    status, out, _ = hr("--json", people="hej\n")
    assert (status, json.loads(out)) == (
        2,
        {
            "applied": False,
            "error": "people.csv: Overskrifterne ligner hverken Enheder, Personer eller Stillinger.",
            "file": "people.csv",
        },
    )


def test_a_file_that_is_not_there_ends_with_2(tmp_path):
    status, _, err = command(str(tmp_path / "findes-ikke.csv"))
    assert (status, err.endswith("findes-ikke.csv: Filen kan ikke åbnes (No such file or directory).\n")) == (2, True)
    assert command(str(tmp_path))[0] == 2


def test_too_many_leavers_end_with_3_until_somebody_says_yes(hr):
    hr("--apply", people=PEOPLE)
    few = "".join(PEOPLE.splitlines(keepends=True)[:11])
    status, out, _ = hr("--apply", people=few)
    assert (status, Person.objects.filter(employed_to=None).count()) == (3, 30)
    assert out.splitlines()[-2:] == [
        "20 personer fratræder.",
        "Der må højst fratræde 10 uden et ja. Er det rigtigt, så skriv --confirm-leavers 20.",
    ]
    assert hr("--apply", "--confirm-leavers", "19", people=few)[0] == 3
    assert hr("--apply", "--confirm-leavers", "20", people=few)[0] == 0
    assert Person.objects.filter(employed_to=None).count() == 10


@pytest.mark.parametrize(
    "options", [["--on", "31-11-2026"], ["--confirm-leavers", "mange"], ["--confirm-leavers", "-1"], ["--hvad"], []]
)
def test_wrong_use_is_told_without_a_traceback(options, tmp_path):
    with pytest.raises(CommandError):
        call_command("import_organisation", *options, *([str(tmp_path)] if options else []))


def test_a_database_without_tables_is_told_without_a_traceback(tmp_path):
    (tmp_path / "units.csv").write_text(UNITS, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "manage.py", "import_organisation", str(tmp_path / "units.csv")],
        cwd=settings.BASE_DIR,
        env=os.environ | {"LEDERNET_VAR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == "Databasen svarer ikke: no such table: organisation_unitversion\n"


def test_a_day_decides_from_when_the_files_count(hr):
    hr("--apply", "--on", "2026-11-01", units=UNITS)
    hr("--apply", "--on", "2026-11-24", units=UNITS.replace("Fjordby", "Fjordby Kommune"))
    versions = UnitVersion.objects.filter(unit__hr_id="1").order_by("starts")
    assert [(v.name, str(v.starts), str(v.ends)) for v in versions] == [
        ("Fjordby", "2026-11-01", "2026-11-23"),
        ("Fjordby Kommune", "2026-11-24", "None"),
    ]


def test_many_wrong_rows_are_cut_short_in_words(hr):
    rows = "".join(f"x{n};;1;;;;\n" for n in range(205))
    _, out, _ = hr(units=UNITS + rows)
    assert out.splitlines()[-1] == "… og 5 til. Se dem alle med --json."

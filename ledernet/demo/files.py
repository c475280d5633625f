"""The files that HR of the invented municipality would export: the same size, seed and day give the same bytes."""

import csv
import random
from datetime import date
from pathlib import Path

from ledernet.demo.municipality import municipality, small_municipality
from ledernet.demo.past import Past, unit_rows
from ledernet.demo.people import Register
from ledernet.demo.region import region
from ledernet.demo.staffing import Row, Staffing
from ledernet.demo.tree import Node, filled_up, numbered

TREES = {"small": small_municipality, "municipality": municipality, "region": region}
EMPLOYEES = {"small": 300, "municipality": 4200, "region": 32_000}
BEGAN = "2007-01-01"
CAREERS = 0.3
UNITS = ("enhed_id", "navn", "overenhed_id", "fagomraade", "sted", "fra", "til")
PEOPLE = ("person_id", "navn", "mail", "telefon", "ansat_fra", "ansat_til", "orlov_fra", "orlov_til")
POSITIONS = ("stilling_id", "person_id", "enhed_id", "titel", "leder", "niveau", "konstitueret", "fra", "til")
COLUMNS = {"Enheder": UNITS, "Personer": PEOPLE, "Stillinger": POSITIONS}


def rows(*, size: str, seed: int, on: date) -> dict[str, list[Row]]:
    """The rows of the three files, by name."""
    places = numbered(TREES[size](), "E")
    filled_up(places, EMPLOYEES[size])
    rng = random.Random(f"{size} {seed} {on}")  # noqa: S311 - invented people, not secrets
    staffing = Staffing(on, Register("fjordby.example", rng), rng)
    for place in places:
        staffing.staff_place(place)
    staffing.tell_careers(CAREERS)
    known = {name for place in places for name in (*place.names, *(name for name, _ in place.colleagues))}
    Past(staffing, frozenset(known), rng).tell()
    return {
        "Enheder": unit_rows([unit_row(place) for place in places], on, rng),
        "Personer": staffing.people,
        "Stillinger": staffing.positions,
    }


def unit_row(place: Node) -> Row:
    """A place as HR writes it."""
    return {
        "enhed_id": place.key,
        "navn": place.name,
        "overenhed_id": place.parent,
        "fagomraade": place.field,
        "sted": place.place,
        "fra": BEGAN,
        "til": "",
    }


def write_files(folder: Path, *, size: str, seed: int, on: date) -> list[Path]:
    """Write the three files of a municipality as of its own day."""
    return write_rows(folder, rows(size=size, seed=seed, on=on))


def write_rows(folder: Path, sheets: dict[str, list[Row]]) -> list[Path]:
    """Write Enheder.csv, Personer.csv and Stillinger.csv as spreadsheets in Danish write them."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, lines in sheets.items():
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.DictWriter(out, COLUMNS[name], delimiter=";")
            writer.writeheader()
            writer.writerows(lines)
        written.append(path)
    return written

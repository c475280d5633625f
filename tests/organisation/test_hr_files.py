"""HR's files as they come: character sets, separators, dates, workbooks, and what is no table at all."""

import io
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisation.formats.hr_files import Unreadable, cells, read_hr_files, tables, workbooks
from organisation.rules.imports import PersonRow, PositionRow, UnitRow

UNITS = "enhed_id;navn;overenhed_id;fagomraade;sted;fra;til\n"
PEOPLE = "person_id;navn;mail;telefon;ansat_fra;ansat_til;orlov_fra;orlov_til\n"
POSITIONS = "stilling_id;person_id;enhed_id;titel;leder;niveau;konstitueret;fra;til\n"


def read(*texts: str | bytes):
    return read_hr_files(
        (f"fil{number}.csv", text.encode() if isinstance(text, str) else text) for number, text in enumerate(texts, 1)
    )


def wrong_of(*texts: str | bytes) -> list[tuple]:
    return [(w.row, w.column, w.sentence) for w in read(*texts).wrong]


def refusal(content: bytes, name: str = "fil.csv") -> str:
    with pytest.raises(Unreadable) as refused:
        read_hr_files([(name, content)])
    return str(refused.value)


def workbook(**sheets: list[list]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def heads(text: str) -> list[str]:
    return text.strip().split(";")


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ","])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_way_a_danish_csv_comes(charset, separator, end):
    text = (UNITS + "1;Ældre på Åen;;Ældre;Rødby;24-11-2026;\n").replace(";", separator).replace("\n", end)
    rows = read(text.encode(charset)).units.rows
    assert rows == [UnitRow(2, "1", "Ældre på Åen", "", "Ældre", "Rødby", date(2026, 11, 24), None)]


def test_three_files_in_any_order_are_known_by_their_columns():
    found = read(POSITIONS + "s1;p1;1;Leder;ja;4;nej;;\n", UNITS + "1;Nord;;;;;\n", PEOPLE + "p1;Ane;;;;;;\n")
    assert found.row_counts == {"Enheder": 1, "Personer": 1, "Stillinger": 1}
    assert found.positions.rows == [PositionRow(2, "s1", "p1", "1", "Leder", True, 4, False, None, None)]
    assert found.people.rows == [PersonRow(2, "p1", "Ane", "", "", None, None, None, None)]
    assert [sheet.file for sheet in (found.units, found.people, found.positions)] == [
        "fil2.csv",
        "fil3.csv",
        "fil1.csv",
    ]


def test_headings_may_be_written_as_people_write_them():
    text = "Enhed id;NAVN;Overenhed-id;Fagområde;Sted;Fra;Til;Bemærkning\n1;Nord;;;;;;hej\n"
    found = read(text)
    assert [row.name for row in found.units.rows] == ["Nord"]
    assert [r.sentence for r in found.remarks] == ["Kolonner, LederNet ikke bruger, er sprunget over: bemærkning."]


def test_rows_are_numbered_as_the_spreadsheet_shows_them():
    text = UNITS + '1;"To\nlinjer";;;;;\n\n;;;;;;\n2;;;;;;\n'
    found = read(text)
    assert found.units.rows[0].name == "To linjer"
    assert [(w.row, w.column) for w in found.wrong] == [(5, "navn")]
    assert found.units.broken == frozenset({"2"})


def test_the_line_that_names_the_separator_is_passed_over():
    assert read("sep=,\n" + (UNITS + "1;Nord;;;;;\n").replace(";", ",")).units.rows[0].row == 2


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-24", date(2026, 11, 24)),
        ("24-11-2026", date(2026, 11, 24)),
        ("24.11.2026", date(2026, 11, 24)),
        ("4/1/2026", date(2026, 1, 4)),
        ("2026-11-24T00:00:00", date(2026, 11, 24)),
        (" ", None),
        ("31-12-9999", None),
    ],
)
def test_days(text, day):
    assert read(UNITS + f"1;Nord;;;;{text};\n").units.rows[0].starts == day


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31-11-2026", "31-11-2026 findes ikke i kalenderen."),
        ("24-11-26", "»24-11-26« er ikke en dato. Skriv den som 2026-11-24 eller 24-11-2026."),
        ("46350", "»46350« er ikke en dato. Skriv den som 2026-11-24 eller 24-11-2026."),
        ("1-1-1066", "»1-1-1066« er ikke en dato. Skriv den som 2026-11-24 eller 24-11-2026."),
        ("2026-11-24 13:00", "»2026-11-24 13:00« er ikke en dato. Skriv den som 2026-11-24 eller 24-11-2026."),
    ],
)
def test_days_that_are_not(text, sentence):
    assert wrong_of(UNITS + f"1;Nord;;;;{text};\n") == [(2, "fra", sentence)]


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("  Ane   Holm ", "Ane Holm"),
        ("A\u030aase\u200b Berg\u202e", "Åase Berg"),
        ("Ane\u00a0Holm", "Ane Holm"),
        ("Ane\tHolm", "Ane Holm"),
        ("Soft\u00adbindestreg", "Softbindestreg"),
    ],
)
def test_names_are_cleaned_at_the_door(name, clean):
    assert read(PEOPLE + f"p1;{name};;;;;;\n").people.rows[0].name == clean


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("=1+1", "Teksten begynder med »=« og kan blive læst som en formel. Fjern tegnet."),
        ("+45", "Teksten begynder med »+« og kan blive læst som en formel. Fjern tegnet."),
        ("-Ane", "Teksten begynder med »-« og kan blive læst som en formel. Fjern tegnet."),
        ("@SUM(A1)", "Teksten begynder med »@« og kan blive læst som en formel. Fjern tegnet."),
        ("\u200b=1+1", "Teksten begynder med »=« og kan blive læst som en formel. Fjern tegnet."),
        ("Ane\x07Holm", "Teksten indeholder et usynligt styretegn. Skriv feltet igen."),
        ("SÃ¸ren", "»SÃ¸ren« er gemt i et forkert tegnsæt. Gem filen igen som UTF-8."),
        ("S\ufffdren", "»S\ufffdren« er gemt i et forkert tegnsæt. Gem filen igen som UTF-8."),
        ("A" * 201, "Teksten er på 201 tegn. Der er plads til 200."),
        ("", "Feltet er tomt, men skal udfyldes."),
        (" \u200b ", "Feltet er tomt, men skal udfyldes."),
    ],
)
def test_names_that_are_refused(name, sentence):
    assert wrong_of(PEOPLE + f"p1;{name};;;;;;\n") == [(2, "navn", sentence)]


def test_the_other_fields_of_a_person():
    rows = [
        "p1;A;ane@fjordby.example;+45 59 00 00 00;;;;",
        "p2;B;ane@;;;;;",
        "p3;C;;ring venligst;;;;",
        "=4;D;;;;;;",
        ";E;;;;;;",
    ]
    assert wrong_of(PEOPLE + "\n".join(rows)) == [
        (3, "mail", "»ane@« er ikke en mailadresse."),
        (4, "telefon", "»ring venligst« er ikke et telefonnummer."),
        (5, "person_id", "Teksten begynder med »=« og kan blive læst som en formel. Fjern tegnet."),
        (6, "person_id", "Feltet er tomt, men skal udfyldes."),
    ]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("1", 1),
        ("5", 5),
        ("Direktør", 1),
        ("CHEF", 2),
        ("leder af  ledere", 3),
        ("leder af medarbejdere", 4),
        ("medarbejder", 5),
        ("", None),
    ],
)
def test_levels(text, level):
    assert read(POSITIONS + f"s1;;1;Leder;JA;{text};;;\n").positions.rows[0].level == level


def test_levels_and_answers_that_are_not():
    answer, level = wrong_of(POSITIONS + "s1;;1;Leder;måske;6;nej;;\n")
    assert answer == (2, "leder", "»måske« er hverken ja eller nej.")
    assert level[:2] == (2, "niveau")
    assert level[2].startswith("»6« er ikke et ledelsesniveau. Skriv 1–5, direktør, chef, leder af ledere,")


def test_a_row_with_too_many_fields():
    assert wrong_of(UNITS + "1;Nord;;;;;;x\n") == [
        (2, "", "Rækken har 8 felter, men der er kun 7 kolonner. Står der et skilletegn inde i en tekst?")
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "fil.csv: Filen er tom."),
        (b" \n", "fil.csv: Filen er tom."),
        (UNITS.encode("utf-16"), "fil.csv: Filen er gemt som UTF-16 (»Unicode-tekst«). Gem den som »CSV UTF-8«."),
        (b"a\x00b", "fil.csv: Filen er ikke en tekstfil. Gem den som »CSV UTF-8« eller .xlsx."),
        (UNITS.encode() + b"1;\x81\x8d;;;;;\n", "fil.csv: Filens tegnsæt kan ikke læses. Gem den som »CSV UTF-8«."),
        (b"%PDF-1.7\nhej", "fil.csv: Overskrifterne ligner hverken Enheder, Personer eller Stillinger."),
        (b"a;b;c\n1;2;3\n", "fil.csv: Overskrifterne ligner hverken Enheder, Personer eller Stillinger."),
        (
            (UNITS + '1;"Nord;;;;;\n2;Syd;;;;;\n').encode(),
            "fil.csv: Række 2 kan ikke læses. Er der et anførselstegn for meget?",
        ),
        (tables.OLE_MARK + b"x", "fil.csv: Det er et gammelt regneark (.xls). Gem det som .xlsx eller CSV."),
        (tables.OLE_MARK + tables.ENCRYPTED, "fil.csv: Regnearket er beskyttet med adgangskode. Gem det uden."),
        (b"PK\x03\x04 kaput", "fil.csv: Regnearket er beskadiget og kan ikke læses. Gem det igen."),
        (b"a;" * 1_000_000, "fil.csv: Filen har 1000001 kolonner. LederNet læser højst 200."),
    ],
    ids=range(12),
)
def test_what_is_no_table_is_refused_with_a_sentence(content, sentence):
    assert refusal(content) == sentence


def test_a_missing_column_is_named_with_its_file():
    text = "person_id;navn;mail;ansat_fra;ansat_til;orlov_fra;orlov_til\np1;Åse;;;;;\n"
    assert refusal(text.encode("cp1252"), "personer.csv") == "personer.csv: Personer mangler kolonnen telefon."


def test_a_column_twice_is_refused():
    assert refusal((UNITS.strip() + ";navn\n").encode()) == "fil.csv: Enheder har to kolonner, der hedder navn."


def test_the_same_sheet_twice_is_refused():
    with pytest.raises(Unreadable) as refused:
        read(UNITS, UNITS)
    assert str(refused.value) == "fil2.csv: Enheder står også i fil1.csv. Giv kun den ene."


def test_a_file_that_is_too_large_is_refused():
    content = b"a" * (tables.MOST_BYTES + 1)
    assert refusal(content) == "fil.csv: Filen fylder mere end 64 MB. Del den i mindre filer."


def test_too_many_rows_are_refused():
    content = UNITS.encode() + b"\n" * tables.MOST_ROWS
    assert refusal(content) == "fil.csv: Filen har mere end 500.000 rækker."


def test_a_workbook_with_three_sheets_and_one_of_notes():
    content = workbook(
        Vejledning=[["Sådan gør du"]],
        personer=[heads(PEOPLE), [1001, "Ane", None, 59000000, datetime(2020, 1, 1), date(2027, 1, 31), None, None]],
        ENHEDER=[
            heads(UNITS),
            [1, "Nord", None, None, None, None, None],
            [2.0, "Syd", 1, None, None, "24-11-2026", None],
        ],
        Ark3=[heads(POSITIONS), ["s1", 1001, 2, "Leder", True, 4, False, None, None]],
        Tomt=[],
    )
    found = read_hr_files([("hr.xlsx", content)])
    assert found.wrong == ()
    assert found.units.rows == [
        UnitRow(2, "1", "Nord", "", "", "", None, None),
        UnitRow(3, "2", "Syd", "1", "", "", date(2026, 11, 24), None),
    ]
    assert found.people.rows == [
        PersonRow(2, "1001", "Ane", "", "59000000", date(2020, 1, 1), date(2027, 1, 31), None, None)
    ]
    assert found.positions.rows == [PositionRow(2, "s1", "1001", "2", "Leder", True, 4, False, None, None)]
    assert (found.units.file, found.positions.file) == ("hr.xlsx · ENHEDER", "hr.xlsx · Ark3")
    assert [r.sentence for r in found.remarks] == ["Ark, LederNet ikke bruger, er sprunget over: Vejledning."]


def test_a_formula_and_an_error_in_a_workbook_are_wrong_rows():
    rows = [heads(UNITS), [1, '=A2&"x"', None, None, None, None, None], [2, "Syd", None, None, "#REF!", None, None]]
    found = read_hr_files([("hr.xlsx", workbook(Enheder=rows))])
    assert [(w.file, w.row, w.column, w.sentence) for w in found.wrong] == [
        ("hr.xlsx · Enheder", 2, "navn", 'Feltet indeholder formlen =A2&"x". Skriv selve værdien i stedet.'),
        ("hr.xlsx · Enheder", 3, "sted", "Feltet viser fejlen #REF! fra regnearket. Ret cellen, og gem filen igen."),
    ]


def test_a_workbook_as_wide_as_they_come_is_read_as_far_as_its_columns_go():
    rows = [heads(UNITS) + [""] * 16_376 + ["langt ude"], [1, "Nord", *[None] * 16_381, "x"]]
    found = read_hr_files([("hr.xlsx", workbook(Enheder=rows))])
    assert (found.wrong, [row.name for row in found.units.rows]) == ((), ["Nord"])


def test_a_workbook_without_any_of_the_sheets_is_refused():
    assert (
        refusal(workbook(Ark1=[["a", "b"]]), "hr.xlsx")
        == "hr.xlsx: Ingen af arkene ligner Enheder, Personer eller Stillinger."
    )


def test_a_sheet_that_bears_the_name_but_not_the_columns_is_refused():
    sheets = {"Enheder": [["a", "b"]], "Personer": [heads(PEOPLE)]}
    assert (
        refusal(workbook(**sheets), "hr.xlsx")
        == "hr.xlsx: Overskrifterne ligner hverken Enheder, Personer eller Stillinger."
    )


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def test_an_archive_that_is_no_workbook_is_refused():
    assert refusal(archive(hej_xml=b"x"), "x.xlsx") == "x.xlsx: Filen er ikke et regneark. Gem den som .xlsx eller CSV."


def test_an_archive_that_unfolds_beyond_reason_is_refused():
    out, chunk = io.BytesIO(), bytes(1024 * 1024)
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bomb,
        bomb.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(workbooks.MOST_UNFOLDED // len(chunk) + 1):
            part.write(chunk)
    assert len(out.getvalue()) < 3_000_000
    assert refusal(out.getvalue(), "x.xlsx") == "x.xlsx: Regnearket folder sig ud til mere, end LederNet kan læse."


def test_entities_in_a_workbook_are_refused():
    evil = archive(xl__workbook_xml=b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    assert refusal(evil, "x.xlsx") == "x.xlsx: Regnearket indeholder noget, som ikke hører hjemme i et regneark."


def test_a_workbook_cut_short_is_refused():
    content = workbook(Enheder=[heads(UNITS), *[[n, "Nord", None, None, None, None, None] for n in range(500)]])
    assert (
        refusal(content[: len(content) // 2], "x.xlsx")
        == "x.xlsx: Regnearket er beskadiget og kan ikke læses. Gem det igen."
    )
    assert (
        refusal(archive(xl__workbook_xml=b"<x/>"), "x.xlsx")
        == "x.xlsx: Regnearket er beskadiget og kan ikke læses. Gem det igen."
    )


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content):
    for start in (b"", UNITS.encode(), b"PK\x03\x04"):
        assert is_answered(start + content)


def is_answered(content: bytes) -> bool:
    try:
        read_hr_files([("fil.csv", content)])
    except Unreadable as refused:
        return refused.reason.endswith((".", "?"))
    return True


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=12), min_size=7, max_size=7))
def test_any_text_is_a_row_or_a_wrong_row(cells):
    quoted = ";".join('"' + cell.replace('"', '""').replace("\x00", "") + '"' for cell in cells)
    found = read(UNITS + quoted + "\n")
    assert all(wrong.sentence for wrong in found.wrong)
    for row in found.units.rows:
        assert row.name.isprintable()
        assert row.name[0] not in "=+-@"


@pytest.mark.parametrize(
    ("raw", "text"),
    [(2.0, "2"), (2.5, "2.5"), (True, "True"), (datetime(2026, 11, 24), "2026-11-24"), (time(7, 30), "07:30:00")],
)
def test_values_of_cells_as_texts(raw, text):
    assert cells.text_of(raw) == text


def test_an_archive_of_too_many_parts_or_under_a_password_is_refused():
    assert refusal(archive(**{f"part{n}": b"" for n in range(workbooks.MOST_PARTS + 1)}), "x.xlsx").startswith(
        "x.xlsx: "
    )
    locked = bytearray(archive(xl__workbook_xml=b"<x/>"))
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1  # the flag of an encrypted part in the archive's directory
    assert refusal(bytes(locked), "x.xlsx") == "x.xlsx: Regnearket er beskyttet med adgangskode. Gem det uden."

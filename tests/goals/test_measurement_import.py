"""Measurements from files: a dry run first, all or nothing, repeatable, and every wrong row told by row and column."""

import io
import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from goals.actions.indicators import end_indicator
from goals.actions.measurements import import_measurements
from goals.formats.measurement_files import read_measurements
from goals.models import Indicator, Measurement
from goals.queries.measurement_import import plan_for
from goals.rules.measurement_import import Change, Facts, Row, plan_import
from goals.rules.numbers import number_text
from organisation.rules.refusals import Stale
from organisation.rules.times import dated_words
from tests.world import NOW, TODAY

HEAD = "indikator;maalt_den;vaerdi;antal;usikkerhed;forklaring"
PAGE = "goals:import_measurements"


@pytest.fixture
def world(full):
    return full


@pytest.fixture
def leader(client, world):
    client.force_login(world.accounts["leader"])
    return client


def hand_in(client, text, name="tal.csv", encoding="utf-8"):
    content = text if isinstance(text, bytes) else text.encode(encoding)
    return client.post(reverse(PAGE), {"file": SimpleUploadedFile(name, content)})


def say_yes(client, answer):
    return client.post(reverse("goals:apply_measurements"), {"kept": answer.context["kept"]}, follow=True)


def shown(answer):
    return answer.content.decode()


def test_a_file_is_tried_then_saved_and_changes_nothing_the_second_time(leader, world):
    indicator, day = world.things.indicator, TODAY - timedelta(days=400)
    text = (
        f"{HEAD}\n{indicator.pk};{day:%d-%m-%Y};14,8;212;0,4;Efter sommeren\n{indicator.name};{day + timedelta(1)};13\n"
    )
    before = Measurement.objects.count()
    tried = hand_in(leader, text, encoding="cp1252")
    assert "<h1>2 nye målinger</h1>" in shown(tried)
    assert Measurement.objects.count() == before
    assert "2 målinger er gemt." in shown(say_yes(leader, tried))
    kept = Measurement.objects.get(indicator=indicator, on=day)
    assert (kept.value, kept.n, kept.uncertainty, kept.note) == (Decimal("14.8"), 212, Decimal("0.4"), "Efter sommeren")
    assert "Filen ændrer intet" in shown(hand_in(leader, text))


def workbook(*values, shown_as="General"):
    """A workbook with a row for each value, one day after another."""
    book, out = Workbook(), io.BytesIO()
    book.active.append(["Indikator", "Målt den", "Værdi"])
    for place, value in enumerate(values):
        book.active.append([1, date(2026, 1, 1) + timedelta(days=place), value])
        book.active.cell(place + 2, 3).number_format = shown_as
    book.save(out)
    return out.getvalue()


def test_a_workbook_reads_as_a_file_does():
    rows, wrong = read_measurements("tal.xlsx", workbook(14.25, 14.825, 1234, 0.1 + 0.2, "14,8"))
    read = ["14.25", "14.825", "1234", "0.3", "14.8"]
    assert ([row.facts.value for row in rows], wrong) == ([Decimal(text) for text in read], [])


def test_a_cell_that_shows_a_percentage_is_refused_since_it_keeps_another_number():
    rows, wrong = read_measurements("tal.xlsx", workbook(0.148, shown_as="0.0%"))
    words = "Cellen viser procent, så 14,8 % er gemt som 0,148. Gør den til en almindelig celle, og skriv 14,8."
    assert (rows, wrong) == ([], [(2, "vaerdi", words)])


def test_a_comma_that_parts_a_number_in_two_is_told():
    rows, wrong = read_measurements("tal.csv", f"{HEAD.replace(';', ',')}\n1,2026-01-01,14,8,,,\n".encode())
    words = "Rækken har 7 felter, men der er kun 6 kolonner. Står der et skilletegn inde i en tekst?"
    assert (rows, wrong) == ([], [(2, "", words)])


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("999999;{day};12", "række 2, kolonnen indikator: Vi kender ingen indikator, du må måle"),
        ("{pk};{later};12", "række 2, kolonnen maalt_den: Den dag er ikke kommet endnu."),
        ("{pk};{day};mange", "række 2, kolonnen vaerdi: Det er ikke et tal."),
        ("{pk};{day};1.234", "række 2, kolonnen vaerdi: Tallet kan være både tusinder og decimaler."),
        ("{pk};{day};", "række 2, kolonnen vaerdi:"),
        ("{pk};i går;12", "række 2, kolonnen maalt_den:"),
        ("{pk};{day};12;0", "række 2, kolonnen antal: Det skal være et helt tal, mindst 1."),
        ("{pk};{day};12;;-1", "række 2, kolonnen usikkerhed: Tallet må ikke være under nul."),
        ("{pk};{day};12\n{pk};{day};13", "række 3, kolonnen maalt_den: Række 2 har allerede en måling"),
        ("{other};{day};12", "række 2, kolonnen indikator: Vi kender ingen indikator, du må måle"),
    ],
)
def test_a_wrong_row_is_told_and_nothing_is_saved(leader, world, line, fault):
    day, later = TODAY - timedelta(days=400), TODAY + timedelta(days=2)
    facts = {"pk": world.things.indicator.pk, "other": world.things.other_indicator.pk, "day": day, "later": later}
    before = Measurement.objects.count()
    answer = hand_in(leader, f"{HEAD}\n{line.format(**facts)}\n")
    assert fault in shown(answer)
    assert (answer.context["kept"], Measurement.objects.count()) == ("", before)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"maalt_den;vaerdi\n2026-01-01;2\n", "Filen mangler kolonnen indikator."),
        ("\ufeffindikator;maalt_den;vaerdi\n".encode("utf-16"), "UTF-16"),
        (b"indikator;maalt_den;vaerdi\n1;2026-01-01;\x00\n", "ikke en tekstfil"),
        (b"indikator;maalt_den;vaerdi;vaerdi\n1;2026-01-01;1;2\n", "Filen har to kolonner, der hedder vaerdi."),
        (b"PK\x03\x04intet", "Regnearket er beskadiget"),
        (b"a;" * 1_000_000, "kolonner"),
        (b"   ", "Filen er tom."),
    ],
)
def test_a_file_that_cannot_be_read_is_told_at_the_field(leader, content, fault):
    answer = hand_in(leader, content)
    assert answer.status_code == 200
    assert fault in str(answer.context["form"].errors["file"])


def test_what_was_shown_is_what_is_saved(leader, world):
    indicator, day = world.things.indicator, TODAY - timedelta(days=400)
    tried = hand_in(leader, f"{HEAD}\n{indicator.pk};{day};12\n")
    Measurement.objects.create(indicator=indicator, on=day, value=9, at="2026-01-01T00:00Z")
    again = say_yes(leader, tried)
    assert "Målingerne er ændret, siden du prøvede filen." in shown(again)
    assert "<h1>1 rettes</h1>" in shown(again)
    assert Measurement.objects.get(indicator=indicator, on=day).value == 9
    forged = leader.post(reverse("goals:apply_measurements"), {"kept": "noget andet"}, follow=True)
    assert "Prøvekørslen er for gammel." in shown(forged)


def test_a_correction_is_told_and_is_of_what_was_shown(leader, world):
    indicator, day = world.things.indicator, TODAY - timedelta(days=400)
    known = Measurement.objects.create(indicator=indicator, on=day, value=9, at="2026-01-01T00:00Z")
    text = f"{HEAD}\n{indicator.pk};{day};12,5\n"
    tried = hand_in(leader, text)
    assert f"{indicator.pk}, {dated_words(day)}: 9 bliver til 12,5" in shown(tried)
    Measurement.objects.filter(pk=known.pk).update(value=10)
    again = say_yes(leader, tried)
    assert f"{indicator.pk}, {dated_words(day)}: 10 bliver til 12,5" in shown(again)
    assert Measurement.objects.get(pk=known.pk).value == 10
    say_yes(leader, again)
    assert Measurement.objects.get(pk=known.pk).value == Decimal("12.5")
    noted = hand_in(leader, text.replace("12,5", "12,5;40"))
    words = f"{dated_words(day)}: 12,5 som før, men antal, usikkerhed eller forklaring er en anden"
    assert words in shown(noted)


def test_the_verb_writes_nothing_where_a_day_has_been_measured_otherwise(world):
    indicator, days = world.things.indicator, [TODAY - timedelta(days=back) for back in (401, 400)]
    rows = [Row(number, str(indicator.pk), day, Facts(Decimal(12))) for number, day in enumerate(days, 2)]
    plan = plan_for(Indicator.objects.all(), rows, [], TODAY)
    Measurement.objects.create(indicator=indicator, on=days[1], value=9, at="2026-01-01T00:00Z")
    with pytest.raises(Stale):
        import_measurements(plan=plan, by=world.hr, at=NOW)
    assert list(Measurement.objects.filter(indicator=indicator, on__in=days).values_list("value", flat=True)) == [9]


def test_an_indicator_that_has_ended_meanwhile_is_told(leader, world):
    tried = hand_in(leader, f"{HEAD}\n{world.things.indicator.pk};{TODAY - timedelta(days=400)};12\n")
    end_indicator(indicator=world.things.indicator, by=world.hr, at=NOW)
    answer = say_yes(leader, tried)
    assert answer.status_code == 200
    assert "Målingerne er ændret, siden du prøvede filen." in shown(answer)
    assert "Vi kender ingen indikator, du må måle" in shown(answer)


def test_the_file_to_fill_in_names_what_one_may_measure(leader, world):
    lines = leader.get(reverse("goals:measurement_template")).content.decode("utf-8-sig").splitlines()
    assert lines[0] == HEAD
    assert any(line.startswith(f"{world.things.indicator.pk};") for line in lines)
    assert not any(line.startswith(f"{world.things.other_indicator.pk};") for line in lines)


def test_the_command_tries_and_applies(world, tmp_path, capsys):
    file, day = tmp_path / "tal.csv", TODAY - timedelta(days=400)
    file.write_text(f"{HEAD.replace(';', ',')}\n{world.things.indicator.pk},{day},12,,,\n")
    call_command("import_measurements", str(file))
    assert capsys.readouterr().out == "1 ny måling\n"
    call_command("import_measurements", str(file), "--apply", "--json")
    assert json.loads(capsys.readouterr().out) == {"counts": {"new": 1}, "wrong": [], "applied": True}
    file.write_text("noget;andet\n")
    with pytest.raises(SystemExit) as ended:
        call_command("import_measurements", str(file))
    assert ended.value.code == 2


FIGURES = st.decimals(min_value=-99999, max_value=99999, places=2)
ROWS = st.lists(st.tuples(st.integers(1, 3), st.dates(date(2020, 1, 1), date(2026, 1, 1)), FIGURES), max_size=12)


@given(ROWS)
def test_what_a_file_says_is_read_exactly_and_once_applied_changes_nothing(told):
    once = {(pk, on): value for pk, on, value in told}
    lines = [f"{pk};{on};{number_text(value)}" for (pk, on), value in once.items()]
    content = "\n".join(["indikator;maalt_den;vaerdi", *lines]).encode()
    rows, wrong = read_measurements("tal.csv", content)
    assert wrong == []
    assert [row.facts.value for row in rows] == [value.normalize() for value in once.values()]
    names = {pk: f"Tal nr. {pk} i alt" for pk in (1, 2, 3)}
    known = {(int(row.indicator), row.on): row.facts for row in rows}
    plan = plan_import(rows, wrong, names, known, date(2026, 1, 1))
    assert {one.change for one in plan.planned} <= {Change.UNCHANGED}
    assert plan_import(rows, wrong, names, {}, date(2026, 1, 1)).changes == len(rows)


def test_a_name_that_two_indicators_bear_asks_for_the_number():
    row = Row(2, "sygefravær", date(2026, 1, 1), Facts(Decimal(6)))
    plan = plan_import([row], [], {1: "Sygefravær", 2: "Sygefravær"}, {}, date(2026, 2, 1))
    assert [one.sentence for one in plan.wrong] == ["Flere indikatorer hedder »sygefravær«. Skriv nummeret i stedet."]

"""The report in words, in both languages, and as it is kept."""

import pytest
from django.utils import translation

from organisation.rules.imports import Kind, Stored, Wrong, plan_import
from organisation.rules.imports.faults import FAULTS, REMARKS
from organisation.rules.imports.refusals import ImportRefused, Reason
from organisation.rules.imports.reports import report_of, wrong_again
from organisation.rules.imports.words import counts_in_words, leavers_in_words, wrong_in_words
from tests.organisation.rules.import_values import FIRST, SECOND, files, imported, person, unit


def test_counts_as_a_sentence():
    counts = {"created": 1300, "moved": 1, "renamed": 2, "changed": 3, "ended": 4}
    assert counts_in_words(counts) == "1.300 oprettes, 1 flytter, 2 skifter navn, 3 ændres, 4 slutter"
    assert counts_in_words(dict.fromkeys(counts, 0)) == "ingen ændringer"
    with translation.override("en"):
        assert counts_in_words(counts | {"created": 1}) == "1 is created, 1 moves, 2 are renamed, 3 are changed, 4 end"


@pytest.mark.parametrize(
    ("count", "words"), [(0, "Ingen fratræder."), (1, "1 person fratræder."), (1412, "1.412 personer fratræder.")]
)
def test_leavers_as_a_sentence(count, words):
    assert leavers_in_words(count) == words


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (7, "enhed_id", "a.csv, række 7, kolonnen enhed_id: Enheden 9 findes ikke."),
        (7, "", "a.csv, række 7: Enheden 9 findes ikke."),
        (None, "enhed_id", "a.csv, kolonnen enhed_id: Enheden 9 findes ikke."),
    ],
)
def test_a_wrong_row_on_one_line(row, column, words):
    assert wrong_in_words(Wrong("a.csv", row, column, "unknown_unit", {"id": "9"})) == words


@pytest.mark.parametrize("texts", [FAULTS, REMARKS], ids=["faults", "remarks"])
def test_every_sentence_is_a_sentence_in_both_languages(texts):
    for danish in texts.values():
        with translation.override("en"):
            english = translation.gettext(danish)
        assert danish.endswith(".") or "?" in danish
        assert (english != danish, bool(english)) == (True, True)


@pytest.mark.parametrize("reason", list(Reason))
def test_every_refusal_says_that_nothing_was_saved(reason):
    assert "Intet er gemt." in ImportRefused(reason).sentence
    with translation.override("en"):
        assert "Nothing has been saved." in ImportRefused(reason).sentence


def test_a_report_is_cut_short_for_each_sheet_and_kind_but_counts_all():
    units, people = [unit(n + 2, f"u{n}") for n in range(5)], [person(n + 2, f"p{n}") for n in range(5)]
    stored = imported(files(units, people), FIRST)
    plan = plan_import(files(units[:2], [people[0]._replace(name="Nyt Navn")]), stored, SECOND)
    report = report_of(plan, applied=False, most_told=2)
    assert [(c["sheet"], c["kind"]) for c in report["changes"]] == [
        ("Enheder", "ended"),
        ("Enheder", "ended"),
        ("Personer", "renamed"),
        ("Personer", "ended"),
        ("Personer", "ended"),
    ]
    assert report["counts"] == {"created": 0, "moved": 0, "renamed": 1, "changed": 0, "ended": 7}
    assert {kind.value for kind in Kind} == set(report["counts"])


def test_wrong_rows_come_back_from_a_kept_report_in_the_readers_language():
    plan = plan_import(files([unit(2, "1", "9")]), Stored(), SECOND)
    kept = report_of(plan, applied=False)["wrong"]
    with translation.override("en"):
        assert [wrong.sentence for wrong in wrong_again(kept)] == ["There is no parent unit 9."]

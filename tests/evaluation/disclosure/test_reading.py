"""Answers that make no sense are refused in words that name the field."""

import json

import numpy as np
import pytest

from evaluation.disclosure import Answers, Cell, Leader, Malformed, Tally, read_answers
from evaluation.disclosure.reading import parse_answers

GOOD = {
    "k": 5,
    "scale": [1, 5],
    "leaders": [{"id": "L1", "superior": None}, {"id": "L2", "superior": "L1"}],
    "answers": [{"leader": "L2", "group": "employees", "question": "q1", "ballots": 3, "values": [4, 5]}],
}
CELL = GOOD["answers"][0]


def test_answers_are_read():
    assert read_answers(GOOD) == Answers(
        5, (1, 5), (Leader("L1"), Leader("L2", "L1")), (Cell("L2", "employees", "q1", (4, 5), 3),)
    )


def test_ballots_default_to_the_number_of_values_and_a_superior_to_none():
    read = read_answers({**GOOD, "leaders": [{"id": "L2"}], "answers": [{**CELL, "ballots": 2}]})
    without = {key: value for key, value in CELL.items() if key != "ballots"}
    assert read_answers({**GOOD, "leaders": [{"id": "L2"}], "answers": [without]}) == read


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"k": 2}, "k"),
        ({"k": 101}, "k"),
        ({"k": True}, "k"),
        ({"k": 5.0}, "k"),
        ({"scale": [1]}, "scale"),
        ({"scale": [5, 1]}, "scale"),
        ({"scale": [1, 1]}, "scale"),
        ({"scale": [0, 101]}, "scale"),
        ({"scale": [1, 10**7]}, "scale"),
        ({"scale": [1, "5"]}, "scale[1]"),
        ({"scale": {"low": 1}}, "scale"),
        ({"leaders": None}, "leaders"),
        ({"leaders": ["L1"]}, "leaders[0]"),
        ({"leaders": [{"superior": None}]}, "leaders[0].id"),
        ({"leaders": [{"id": ""}]}, "leaders[0].id"),
        ({"leaders": [{"id": "L1", "superior": 7}]}, "leaders[0].superior"),
        ({"leaders": [{"id": "L1", "name": "Ida"}]}, "leaders[0].name"),
        ({"leaders": [{"id": "L1"}, {"id": "L1"}]}, "leaders[1].id"),
        ({"leaders": [{"id": "L1", "superior": "L9"}]}, "leaders[0].superior"),
        ({"leaders": [{"id": "L1", "superior": "L1"}]}, "leaders[0].superior"),
        ({"leaders": [{"id": "T"}, {"id": "A", "superior": "B"}, {"id": "B", "superior": "A"}]}, "leaders[1].superior"),
        ({"answers": {}}, "answers"),
        ({"answers": [{**CELL, "leader": "L9"}]}, "answers[0].leader"),
        ({"answers": [{**CELL, "group": 3}]}, "answers[0].group"),
        ({"answers": [{**CELL, "values": [4, 6]}]}, "answers[0].values[1]"),
        ({"answers": [{**CELL, "values": [0, 4]}]}, "answers[0].values[0]"),
        ({"answers": [{**CELL, "values": [4, True]}]}, "answers[0].values[1]"),
        ({"answers": [{**CELL, "values": "45"}]}, "answers[0].values"),
        ({"answers": [{**CELL, "ballots": 1}]}, "answers[0].ballots"),
        ({"answers": [{**CELL, "ballots": 10**7}]}, "answers[0].ballots"),
        ({"answers": [{**CELL, "ballots": None}]}, "answers[0].ballots"),
        ({"answers": [{**CELL, "ballot": 3}]}, "answers[0].ballot"),
        ({"answers": [CELL, CELL]}, "answers[1]"),
        ({"answers": [{"leader": "L1"}]}, "answers[0].group"),
        ({"round": 7}, "round"),
    ],
)
def test_what_makes_no_sense_is_refused_by_its_field(change, field):
    with pytest.raises(Malformed) as refusal:
        read_answers({**GOOD, **change})
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "input: not JSON: Expecting value at line 1, column 1"),
        (b"[]", "input: must be an object"),
        (b"{}", "k: is missing"),
        (b"\xff", "input: not UTF-8 at byte 0"),
        (b'{"k": 5, "k": 3}', "k: key given twice in one object"),
        (b"[" * 200_000, "input: nested too deeply"),
        (b"9" * 5000, "input: holds a number that is too long"),
        (b'{"k": NaN}', "scale: is missing"),
    ],
)
def test_what_is_not_answers_at_all_is_refused(content, told):
    with pytest.raises(Malformed) as refusal:
        parse_answers(content)
    assert str(refusal.value) == told


def test_a_byte_order_mark_does_no_harm():
    assert parse_answers(b"\xef\xbb\xbf" + json.dumps(GOOD).encode()) == read_answers(GOOD)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"k": 2}, "k"),
        ({"scale": (1, 1)}, "scale"),
        ({"groups": ("e", "e")}, "groups"),
        ({"questions": ("q", "q")}, "questions"),
        ({"counts": np.zeros((1, 1, 1, 4), int)}, "counts"),
        ({"counts": np.zeros((1, 1, 1, 5))}, "counts"),
        ({"counts": np.full((1, 1, 1, 5), -1)}, "counts"),
        ({"counts": np.full((1, 1, 1, 5), 10**7)}, "counts"),
        ({"counts": np.ones((1, 1, 1, 5), int)}, "ballots"),
        ({"ballots": np.array([3])}, "ballots"),
    ],
)
def test_tables_that_do_not_fit_each_other_are_refused(change, field):
    fits = {
        "k": 5,
        "scale": (1, 5),
        "leaders": (Leader("A"),),
        "groups": ("e",),
        "questions": ("q",),
        "counts": np.zeros((1, 1, 1, 5), int),
        "ballots": np.array([[4]]),
    }
    Tally(**fits)
    with pytest.raises(Malformed) as refusal:
        Tally(**{**fits, **change})
    assert refusal.value.field == field

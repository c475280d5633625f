import copy
import json

import pytest

from networks.composition import Malformed, Problem, load_problem

GOOD = {
    "people": [
        {
            "id": "p1",
            "labels": {"sector": "skole"},
            "superior": "p9",
            "days": ["mon", "tue"],
            "current": "closed",
            "fixed": "n1",
            "eligible": ["n1"],
            "costs": {"n1": 3},
        },
        {"id": "p2"},
    ],
    "networks": [{"id": "n1", "min": 1, "max": 2, "days": ["mon"], "facilitator": "p40"}],
    "weights": {"labels": {"sector": 4}, "repeat": 10, "move": 1},
    "history": [{"g1": ["p1", "gone"], "g2": ["p2"]}],
    "forbidden": [["p1", "p2"]],
    "required": [],
    "max_moved": None,
}


def without(*path, value=None, missing=False):
    """The good problem with one place changed."""
    data = copy.deepcopy(GOOD)
    at = data
    for key in path[:-1]:
        at = at[key]
    if missing:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return data


def test_reads_every_field():
    problem = Problem.from_json(GOOD)
    first, second = problem.people
    assert (first.labels, first.superior, first.days) == ({"sector": "skole"}, "p9", {"mon", "tue"})
    assert (first.current, first.fixed, first.eligible, first.costs) == ("closed", "n1", {"n1"}, {"n1": 3})
    assert (second.superior, second.days, second.eligible) == (None, frozenset(), None)
    assert (problem.networks[0].min, problem.networks[0].max, problem.networks[0].facilitator) == (1, 2, "p40")
    assert (problem.weights.labels, problem.weights.repeat, problem.weights.move) == ({"sector": 4}, 10, 1)
    assert problem.earlier_groups == ({"p1": "g1", "p2": "g2"},)
    assert (problem.forbidden, problem.required, problem.max_moved) == ((("p1", "p2"),), (), None)


def test_nothing_is_a_problem_with_nobody():
    assert Problem.from_json({}) == Problem()


MALFORMED = {
    "not an object": ([], "problem: must be an object"),
    "unknown key": (without("rules", value=[]), "rules: unknown key"),
    "unknown key of a person": (without("people", 1, "name", value="x"), "people[1].name: unknown key"),
    "missing id": (without("people", 1, "id", missing=True), "people[1].id: is missing"),
    "id twice": (without("people", 1, "id", value="p1"), "people[1].id: p1 is used twice"),
    "number as id": (without("people", 1, "id", value=7), "people[1].id: must be text"),
    "empty id": (without("networks", 0, "id", value=""), "networks[0].id: must not be empty"),
    "float": (without("networks", 0, "max", value=3.0), "networks[0].max: must be a whole number"),
    "truth as number": (without("networks", 0, "min", value=True), "networks[0].min: must be a whole number"),
    "negative": (without("people", 0, "costs", "n1", value=-1), "people[0].costs.n1: must not be negative"),
    "too large": (without("weights", "repeat", value=10**10), "weights.repeat: must not be above 1000000000"),
    "list for object": (without("weights", value=[]), "weights: must be an object"),
    "object for list": (without("people", value={}), "people: must be a list"),
    "text for list": (without("people", 0, "days", value="mon"), "people[0].days: must be a list"),
    "null label": (without("people", 0, "labels", "sector"), "people[0].labels.sector: must be text"),
    "no such network": (without("people", 0, "fixed", value="n7"), "people[0].fixed: there is no network n7"),
    "not eligible anywhere": (
        without("people", 0, "eligible", value=["n7"]),
        "people[0].eligible: there is no network n7",
    ),
    "cost of nowhere": (without("people", 0, "costs", value={"n7": 1}), "people[0].costs: there is no network n7"),
    "forbidden with nobody": (without("forbidden", 0, 1, value="p7"), "forbidden[0]: there is no person p7"),
    "pair of one": (without("forbidden", 0, value=["p1"]), "forbidden[0]: must name two different people"),
    "pair with oneself": (without("required", value=[["p1", "p1"]]), "required[0]: must name two different people"),
    "own superior": (without("people", 0, "superior", value="p1"), "people[0].superior: is the person itself"),
    "twice in a round": (
        without("history", 0, "g2", value=["p1"]),
        "history[0].g2: p1 already sits in a group of that round",
    ),
    "negative moves": (without("max_moved", value=-1), "max_moved: must not be negative"),
}


@pytest.mark.parametrize(("data", "words"), MALFORMED.values(), ids=MALFORMED)
def test_refuses_by_the_name_of_the_field(data, words):
    with pytest.raises(Malformed) as refused:
        Problem.from_json(data)
    assert str(refused.value) == words


FILES = {
    "not UTF-8": (b'{"people": "\xe6"}', "file: not UTF-8 at byte 12"),
    "not JSON": (b"{", "file: not JSON: Expecting property name enclosed in double quotes at line 1, column 2"),
    "too deep": (b"[" * 100_000, "file: nested too deeply"),
    "too long a number": (b'{"max_moved": ' + b"9" * 5000 + b"}", "file: holds a number that is too long"),
    "key twice": (b'{"people": [], "people": []}', "people: key given twice in one object"),
    "not a number": (b'{"max_moved": NaN}', "max_moved: must be a whole number"),
    "endless": (b'{"weights": {"move": Infinity}}', "weights.move: must be a whole number"),
}


@pytest.mark.parametrize(("content", "words"), FILES.values(), ids=FILES)
def test_refuses_a_file_that_cannot_be_read(tmp_path, content, words):
    path = tmp_path / "problem.json"
    path.write_bytes(content)
    with pytest.raises(Malformed) as refused:
        load_problem(path)
    assert str(refused.value) == words


def test_refuses_a_missing_file(tmp_path):
    with pytest.raises(Malformed) as refused:
        load_problem(tmp_path / "nowhere.json")
    assert refused.value.field == "file"


def test_reads_a_file_with_a_byte_order_mark(tmp_path):
    path = tmp_path / "problem.json"
    path.write_text("\ufeff" + json.dumps(GOOD), encoding="utf-8")
    assert load_problem(path) == Problem.from_json(GOOD)

"""From a file to a problem: strict, so that a misspelt rule is never silently left out.

Anything unexpected is refused in one line that names the field: an unknown key, a wrong type (true is not a number,
3.0 is not a whole number), an id used twice, a reference to nobody. A superior, a facilitator, a current network and a
member of an earlier round may lie outside the problem: the person left, the network closed.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from networks.composition.problem import Network, Person, Problem, Weights

T = TypeVar("T")
LARGEST = 10**9
"""Largest number a problem may hold: sums over twenty thousand people still fit a machine word."""


class Malformed(ValueError):
    """The problem cannot be read; `field` says where, `reason` what is wrong with it."""

    def __init__(self, field: str, reason: str):
        self.field, self.reason = field, reason
        super().__init__(f"{field}: {reason}")


def load_problem(path: str | Path) -> Problem:
    """The problem in a UTF-8 JSON file; raises `Malformed`."""
    try:
        content = Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Malformed("file", f"not UTF-8 at byte {error.start}") from None
    except (OSError, ValueError) as error:
        raise Malformed("file", f"cannot be read ({getattr(error, 'strerror', None) or 'not a file name'})") from None
    try:
        data = json.loads(content, object_pairs_hook=_refuse_twins)
    except Malformed:
        raise
    except RecursionError:
        raise Malformed("file", "nested too deeply") from None
    except json.JSONDecodeError as error:
        raise Malformed("file", f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from None
    except ValueError:
        raise Malformed("file", "holds a number that is too long") from None
    return read_problem(data)


def read_problem(data: object) -> Problem:
    """The problem in a decoded JSON document; raises `Malformed`."""
    top = _keys(data, "problem", PROBLEM_KEYS)
    problem = Problem(
        people=tuple(_person(item, at) for item, at in _items(top, "people", "")),
        networks=tuple(_network(item, at) for item, at in _items(top, "networks", "")),
        weights=_weights(top.get("weights", {})),
        history=tuple(_earlier(item, at) for item, at in _items(top, "history", "")),
        forbidden=tuple(_pair(item, at) for item, at in _items(top, "forbidden", "")),
        required=tuple(_pair(item, at) for item, at in _items(top, "required", "")),
        max_moved=_optional(top, "max_moved", "", _count),
    )
    _refuse_unknown_references(problem)
    return problem


PROBLEM_KEYS = ("people", "networks", "weights", "history", "forbidden", "required", "max_moved")
PERSON_KEYS = ("id", "labels", "superior", "days", "current", "fixed", "eligible", "costs")
NETWORK_KEYS = ("id", "min", "max", "days", "facilitator")
WEIGHT_KEYS = ("labels", "repeat", "move")


def _person(item: object, at: str) -> Person:
    keys = _keys(item, at, PERSON_KEYS)
    person = Person(
        id=_id(keys, at),
        labels=_mapping(keys, "labels", at, _text),
        superior=_optional(keys, "superior", at, _text),
        days=_texts(keys, "days", at),
        current=_optional(keys, "current", at, _text),
        fixed=_optional(keys, "fixed", at, _text),
        eligible=_texts(keys, "eligible", at) if keys.get("eligible") is not None else None,
        costs=_mapping(keys, "costs", at, _count),
    )
    if person.superior == person.id:
        raise Malformed(f"{at}.superior", "is the person itself")
    return person


def _network(item: object, at: str) -> Network:
    keys = _keys(item, at, NETWORK_KEYS)
    return Network(
        id=_id(keys, at),
        min=_count(keys.get("min", 0), f"{at}.min"),
        max=_count(keys.get("max", 0), f"{at}.max"),
        days=_texts(keys, "days", at),
        facilitator=_optional(keys, "facilitator", at, _text),
    )


def _weights(item: object) -> Weights:
    keys = _keys({} if item is None else item, "weights", WEIGHT_KEYS)
    return Weights(
        labels=_mapping(keys, "labels", "weights", _count),
        repeat=_count(keys.get("repeat", 0), "weights.repeat"),
        move=_count(keys.get("move", 0), "weights.move"),
    )


def _earlier(item: object, at: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(item, dict):
        raise Malformed(at, "must be an object of groups")
    groups = {group: tuple(_list(inside, f"{at}.{group}", _text)) for group, inside in item.items()}
    seen: set[str] = set()
    for group, inside in groups.items():
        for person in inside:
            if person in seen:
                raise Malformed(f"{at}.{group}", f"{person} already sits in a group of that round")
            seen.add(person)
    return groups


def _pair(item: object, at: str) -> tuple[str, str]:
    pair = _list(item, at, _text)
    if len(pair) != 2 or pair[0] == pair[1]:
        raise Malformed(at, "must name two different people")
    return pair[0], pair[1]


def _id(keys: dict[str, Any], at: str) -> str:
    if "id" not in keys:
        raise Malformed(f"{at}.id", "is missing")
    return _text(keys["id"], f"{at}.id")


def _keys(item: object, at: str, known: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(item, dict):
        raise Malformed(at, "must be an object")
    for key in item:
        if key not in known:
            raise Malformed(key if at == "problem" else f"{at}.{key}", "unknown key")
    return item


def _items(keys: dict[str, Any], key: str, at: str) -> Iterable[tuple[object, str]]:
    name = f"{at}.{key}" if at else key
    items = keys.get(key, [])
    if items is None:
        items = []
    if not isinstance(items, list):
        raise Malformed(name, "must be a list")
    return ((item, f"{name}[{index}]") for index, item in enumerate(items))


def _list(item: object, at: str, read: Callable[[object, str], T]) -> list[T]:
    if not isinstance(item, list):
        raise Malformed(at, "must be a list")
    return [read(entry, f"{at}[{index}]") for index, entry in enumerate(item)]


def _texts(keys: dict[str, Any], key: str, at: str) -> frozenset[str]:
    return frozenset(_text(item, name) for item, name in _items(keys, key, at))


def _mapping(keys: dict[str, Any], key: str, at: str, read: Callable[[object, str], T]) -> dict[str, T]:
    item = keys.get(key)
    if item is None:
        return {}
    if not isinstance(item, dict):
        raise Malformed(f"{at}.{key}", "must be an object")
    return {name: read(value, f"{at}.{key}.{name}") for name, value in item.items()}


def _optional(keys: dict[str, Any], key: str, at: str, read: Callable[[object, str], T]) -> T | None:
    item = keys.get(key)
    return None if item is None else read(item, f"{at}.{key}" if at else key)


def _text(item: object, at: str) -> str:
    if not isinstance(item, str):
        raise Malformed(at, "must be text")
    if not item:
        raise Malformed(at, "must not be empty")
    return item


def _count(item: object, at: str) -> int:
    if isinstance(item, bool) or not isinstance(item, int):
        raise Malformed(at, "must be a whole number")
    if not 0 <= item <= LARGEST:
        raise Malformed(at, "must not be negative" if item < 0 else f"must not be above {LARGEST}")
    return item


def _refuse_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = dict(pairs)
    if len(keys) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise Malformed(key, "key given twice in one object")
            seen.add(key)
    return keys


def _refuse_unknown_references(problem: Problem) -> None:
    people = _distinct([person.id for person in problem.people], "people")
    networks = _distinct([network.id for network in problem.networks], "networks")
    for index, person in enumerate(problem.people):
        at = f"people[{index}]"
        _known([person.fixed] if person.fixed is not None else [], networks, f"{at}.fixed", "network")
        _known(sorted(person.eligible or ()), networks, f"{at}.eligible", "network")
        _known(person.costs, networks, f"{at}.costs", "network")
    for name in ("forbidden", "required"):
        for index, pair in enumerate(getattr(problem, name)):
            _known(pair, people, f"{name}[{index}]", "person")


def _distinct(ids: list[str], name: str) -> set[str]:
    seen: set[str] = set()
    for index, item in enumerate(ids):
        if item in seen:
            raise Malformed(f"{name}[{index}].id", f"{item} is used twice")
        seen.add(item)
    return seen


def _known(ids: Iterable[str], known: set[str], at: str, kind: str) -> None:
    for name in ids:
        if name not in known:
            raise Malformed(at, f"there is no {kind} {name}")

"""From JSON to answers: strict, so that nothing is silently left out.

An unknown or missing key and a wrong type (true is not a number) are refused here; what makes no sense, the answers
refuse themselves.
"""

import json
from typing import Any

from evaluation.disclosure.answers import Answers, Cell
from evaluation.disclosure.malformed import Malformed
from evaluation.disclosure.tree import Leader


def parse_answers(content: bytes) -> Answers:
    """The answers in a UTF-8 JSON document; raises `Malformed`."""
    try:
        return read_answers(json.loads(content.decode("utf-8-sig"), object_pairs_hook=_refuse_twins))
    except UnicodeDecodeError as error:
        raise Malformed("input", f"not UTF-8 at byte {error.start}") from None
    except json.JSONDecodeError as error:
        raise Malformed("input", f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise Malformed("input", "nested too deeply") from None
    except Malformed:
        raise
    except ValueError:
        raise Malformed("input", "holds a number that is too long") from None


def read_answers(data: object) -> Answers:
    """The answers in a decoded JSON document; raises `Malformed`."""
    top = _keys(data, "input", ("k", "scale", "leaders", "answers"))
    return Answers(
        k=_whole(top["k"], "k"),
        scale=_scale(top["scale"]),
        leaders=tuple(_leader(item, f"leaders[{at}]") for at, item in enumerate(_list(top["leaders"], "leaders"))),
        answers=tuple(_cell(item, f"answers[{at}]") for at, item in enumerate(_list(top["answers"], "answers"))),
    )


def _scale(item: object) -> tuple[int, int]:
    ends = [_whole(end, f"scale[{at}]") for at, end in enumerate(_list(item, "scale"))]
    if len(ends) != 2:
        raise Malformed("scale", "must be a low and a high end")
    return ends[0], ends[1]


def _leader(item: object, at: str) -> Leader:
    keys = _keys(item, at, ("id",), ("superior",))
    superior = keys.get("superior")
    return Leader(_text(keys["id"], f"{at}.id"), None if superior is None else _text(superior, f"{at}.superior"))


def _cell(item: object, at: str) -> Cell:
    keys = _keys(item, at, ("leader", "group", "question", "values"), ("ballots",))
    leader, group, question = (_text(keys[name], f"{at}.{name}") for name in ("leader", "group", "question"))
    values = _list(keys["values"], f"{at}.values")
    for place, value in enumerate(values):
        _whole(value, f"{at}.values[{place}]")
    ballots = _whole(keys.get("ballots", len(values)), f"{at}.ballots")
    return Cell(leader, group, question, tuple(values), ballots)


def _keys(item: object, at: str, needed: tuple[str, ...], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    if not isinstance(item, dict):
        raise Malformed(at, "must be an object")
    inside = "" if at == "input" else f"{at}."
    for key in item:
        if key not in needed + optional:
            raise Malformed(f"{inside}{key}", "unknown key")
    for key in needed:
        if key not in item:
            raise Malformed(f"{inside}{key}", "is missing")
    return item


def _list(item: object, at: str) -> list[Any]:
    if not isinstance(item, list):
        raise Malformed(at, "must be a list")
    return item


def _text(item: object, at: str) -> str:
    if not isinstance(item, str) or not item:
        raise Malformed(at, "must be text and not empty")
    return item


def _whole(item: object, at: str) -> int:
    if isinstance(item, bool) or not isinstance(item, int):
        raise Malformed(at, "must be a whole number")
    return item


def _refuse_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys: dict[str, Any] = {}
    for key, value in pairs:
        if key in keys:
            raise Malformed(key, "key given twice in one object")
        keys[key] = value
    return keys

"""Verbs: taken by name, done by somebody at some time, and each leaves an audit row, itself or through another verb."""

import ast
from collections.abc import Iterator

from tests.house.rooms import WRITES
from tests.house.sources import Function, Source, name_of

RECORDERS = {"record", "record_many"}
WRITING = WRITES | {"update"}
TRAIL = "organisation/actions/audit.py"


def calls(function: Function) -> set[str]:
    """The names of all that a function calls."""
    return {name_of(node.func) for node in ast.walk(function) if isinstance(node, ast.Call)}


def actions(sources: list[Source]) -> list[tuple[Source, Function]]:
    """Every function of every actions room but the audit trail's own."""
    return [
        (source, node)
        for source in sources
        if source.room == "actions" and source.path != TRAIL
        for node in source.tree.body
        if isinstance(node, Function)
    ]


def recording(known: list[tuple[Source, Function]]) -> set[str]:
    """The names of the functions that leave an audit row, directly or through each other."""
    recorded: set[str] = set()
    grown = set(RECORDERS)
    while grown - recorded:
        recorded |= grown
        grown = {function.name for _, function in known if calls(function) & recorded}
    return recorded


def writes(function: Function) -> bool:
    """Whether a function changes rows itself."""
    return any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITING
        for node in ast.walk(function)
    )


def parameters(function: Function) -> set[str]:
    return {argument.arg for argument in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)}


def names_used(node: ast.AST) -> set[str]:
    """Every name that is read or imported in this piece of code."""
    used = {name_of(inner) for inner in ast.walk(node) if isinstance(inner, ast.Name | ast.Attribute)}
    return used | {inner.name for inner in ast.walk(node) if isinstance(inner, ast.alias)}


def verbs(sources: list[Source]) -> list[tuple[Source, Function]]:
    """Public functions that somebody does (`by`) or that change rows; not those that only other verbs are made of."""
    known = actions(sources)
    above = set().union(*(names_used(source.tree) for source in sources if source.room != "actions"))
    inner = {name for _, function in known for name in names_used(function) - {function.name}}
    return [
        (source, function)
        for source, function in known
        if not function.name.startswith("_")
        and ("by" in parameters(function) or writes(function))
        and (function.name in above or function.name not in inner)
    ]


def untold_verbs(sources: list[Source], silent: dict[str, str]) -> Iterator[str]:
    """Verbs without an audit row that are not among the `silent` ones, and silent ones that do not exist."""
    recorded, found = recording(actions(sources)), set()
    for source, function in verbs(sources):
        name = f"{source.app}.{function.name}"
        found.add(name)
        if function.name not in recorded and name not in silent:
            yield source.at(function, f"{name} leaves no audit row")
    yield from (f"{name} is named as silent and is no verb" for name in sorted(silent.keys() - found))


def loose_verbs(sources: list[Source], nobodys: dict[str, str]) -> Iterator[str]:
    """A verb takes its arguments by name, and says who does it (`by`) and when (`at`)."""
    for source, function in verbs(sources):
        name, given = f"{source.app}.{function.name}", parameters(function)
        if function.args.posonlyargs or function.args.args:
            yield source.at(function, f"{name} takes an argument by its place")
        if not {"by", "at"} <= given and name not in nobodys:
            yield source.at(function, f"{name} does not say who does it and when")

"""Verbs: taken by name, done by somebody at some time, and each leaves an audit row, itself or through another verb."""

import ast
from collections.abc import Collection, Iterator
from fnmatch import fnmatchcase

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
    """Public functions that somebody does (`by`) or that change rows; not those that only verbs beside them use.

    What another floor's verb is made of is a verb: somebody else relies on it.
    """
    known = actions(sources)
    above = set().union(*(names_used(source.tree) for source in sources if source.room != "actions"))
    inner = {(source.app, name) for source, function in known for name in names_used(function) - {function.name}}
    return [
        (source, function)
        for source, function in known
        if not function.name.startswith("_")
        and ("by" in parameters(function) or writes(function))
        and (function.name in above or (source.app, function.name) not in inner)
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


def constants(source: Source) -> dict[str, object]:
    """What a file's constants hold, where it stands there outright."""
    return {
        target.id: node.value.value
        for node in source.tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id.isupper()
    }


def said(sources: list[Source], called: set[str], keyword: str) -> list[tuple[str, ast.AST, Source]]:
    """What code gives as `keyword` to the functions `called`; constants read, built texts as their beginning."""
    everywhere = {name: text for source in sources for name, text in constants(source).items()}
    return [
        (text_of(given.value, everywhere | constants(source)), node, source)
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and name_of(node.func) in called
        for given in node.keywords
        if given.arg == keyword
    ]


def text_of(node: ast.expr, held: dict[str, object]) -> str:
    """A text in code; a built one as its beginning and an asterisk; nothing where it is passed on from elsewhere."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        return f"{node.values[0].value}*"
    return str(held.get(name_of(node), "")) if isinstance(node, ast.Name) else ""


def wordless(sources: list[Source], called: set[str], keyword: str, words: Collection[str]) -> Iterator[str]:
    """What code names for a page to tell people, and nobody has words for; and words for what no code names."""
    named = set()
    for text, node, source in said(sources, called, keyword):
        fits = {word for word in words if fnmatchcase(word, text)}
        named |= fits
        if text and not fits:
            yield source.at(node, f"{keyword} {text} has no words")
    yield from (f"{word} has words, and no code names it" for word in sorted(set(words) - named))

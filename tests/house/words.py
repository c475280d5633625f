"""Which words may stand where."""

import ast
import re
from collections.abc import Iterator

from tests.house.sources import Source, classes, name_of, public_functions

DRAWERS = {"common", "core", "handler", "helper", "helpers", "manager", "service", "services", "util", "utils"}
EMPTY_VERBS = ("do_", "process_", "handle_", "manage_")
# Written in two halves, so that this file does not hold what it looks for.
MACHINE_PATHS = tuple(f"/{folder}/" for folder in ("work", "root", "home", "Users"))
REGISTRIES = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "deb.debian" + ".org", "crates" + ".io")
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX|HA" + r"CK)\b")
SILENCED = re.compile(
    r"#\s*(noqa|type:\s*ignore|pragma:\s*no cover)"
    r"(?P<codes>:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[\w, -]+\])?"
    r"(?P<reason>\s+\S.+)?$"
)


def words(name: str) -> set[str]:
    """The words that a name is made of: {room, keys} of room_keys and RoomKeys."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def is_djangos(node: ast.ClassDef) -> bool:
    """Whether a class is called Manager because Django calls its parent so."""
    return any(name_of(getattr(base, "value", base)).endswith("Manager") for base in node.bases)


def drawers(source: Source) -> Iterator[str]:
    """Module and class names that say nothing of what is inside."""
    for part in source.path.removesuffix(".py").split("/"):
        if words(part) & DRAWERS:
            yield source.at(1, f"the module name {part} says nothing of what is inside")
    for node in classes(source.tree):
        if words(node.name) & DRAWERS and not is_djangos(node):
            yield source.at(node, f"the class name {node.name} says nothing of what it is")


def empty_verbs(source: Source) -> Iterator[str]:
    for function in public_functions(source.tree) if source.room == "actions" else ():
        if function.name.startswith(EMPTY_VERBS):
            yield source.at(function, f"{function.name} is no verb of the municipality's")


def bare_silence(source: Source) -> Iterator[str]:
    """A lint or type complaint switched off without a code or without a reason."""
    for number, line in enumerate(source.text.splitlines(), 1):
        found = SILENCED.search(line)
        if found and not (found["reason"] and (found["codes"] or "pragma" in found[1])):
            yield source.at(number, "a complaint is switched off without its code and a reason")


def unfinished(source: Source) -> Iterator[str]:
    for number, line in enumerate(source.text.splitlines(), 1):
        if UNFINISHED.search(line):
            yield source.at(number, "unfinished work belongs in an issue")


def machine_words(source: Source) -> Iterator[str]:
    """Paths of one machine and hosts of package registries."""
    for number, line in enumerate(source.text.splitlines(), 1):
        for word in (*MACHINE_PATHS, *REGISTRIES):
            if word in line:
                yield source.at(number, f"names {word}")

"""The English catalogue: Danish texts are collected from code and templates, checked and compiled, without msgfmt.

`python -m ledernet.catalogue collect|check|compile`: entries are sorted by their text and name no lines, so
that two branches which add texts rarely touch the same place.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polib
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
NOT_OURS = {"tests", "locale", "static", "docs", "requirements"}
# Which argument of a gettext call is what; "" is skipped.
CALLS = {
    "_": ("msgid",),
    "gettext": ("msgid",),
    "ngettext": ("msgid", "plural"),
    "pgettext": ("context", "msgid"),
    "npgettext": ("context", "msgid", "plural"),
}
TEMPLATE_STRING = r"u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
TEMPLATE_CALL = re.compile(rf"\b(_|n?p?gettext)\((\s*{TEMPLATE_STRING}(?:\s*,\s*{TEMPLATE_STRING})*)", re.DOTALL)
PLACEHOLDER = re.compile(r"%\((\w+)\)|(%[sd])|\{(\w+)\}")


class Text(NamedTuple):
    """One Danish text as code or a template asks for it; an empty context or plural means that there is none."""

    msgid: str
    context: str = ""
    plural: str = ""


def text_of(function: str, arguments: list[str]) -> Text:
    """The text that a call of this gettext function asks for."""
    return Text(**dict(zip(CALLS[function], arguments, strict=False)))


def texts_in_python(source: str) -> Iterator[Text]:
    """Every text in a gettext call whose arguments are written out."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        name = name.removesuffix("_lazy").removesuffix("_noop")
        expected = CALLS.get(name, ())
        values = [getattr(argument, "value", None) for argument in node.args[: len(expected)]]
        written = [value for value in values if isinstance(value, str)]
        if expected and len(written) == len(expected):
            yield text_of(name, written)


def texts_in_template(source: str) -> Iterator[Text]:
    """Every text that Django's own reader of templates finds in this one."""
    for name, arguments in TEMPLATE_CALL.findall(templatize(source)):
        yield text_of(name, [ast.literal_eval(value) for value in re.findall(TEMPLATE_STRING, arguments)])


def sources(root: Path) -> Iterator[Path]:
    """The files that may hold texts: the packages' code and every template."""
    for path in sorted(root.iterdir()):
        if (
            path.is_dir()
            and path.name not in NOT_OURS
            and (path.name == "templates" or (path / "__init__.py").exists())
        ):
            yield from sorted(path.rglob("*.py"))
            yield from sorted(file for file in path.rglob("*") if file.suffix in {".html", ".txt", ".svg"})


def texts_in_use(root: Path) -> dict[tuple[str, str], Text]:
    """Every text in use by context and msgid; where one is used with a plural and without, the plural is kept."""
    found: dict[tuple[str, str], Text] = {}
    for path in sources(root):
        read = texts_in_python if path.suffix == ".py" else texts_in_template
        for text in read(path.read_text(encoding="utf-8")):
            if text.msgid and (text.plural or (text.context, text.msgid) not in found):
                found[text.context, text.msgid] = text
    return found


def key_of(entry: polib.POEntry) -> tuple[str, str]:
    """What tells one entry of a catalogue from another."""
    return entry.msgctxt or "", entry.msgid


def collect(catalogue: polib.POFile, texts: dict[tuple[str, str], Text]) -> polib.POFile:
    """The catalogue with an empty entry for each new text and without the texts that nobody uses."""
    known = {key_of(entry): entry for entry in catalogue if not entry.obsolete}
    renewed = polib.POFile(wrapwidth=0)
    renewed.metadata = catalogue.metadata
    for key, text in sorted(texts.items(), key=lambda item: (item[0][1], item[0][0])):
        entry = known.get(key) or polib.POEntry(msgid=text.msgid, msgctxt=text.context or None)
        if text.plural and entry.msgid_plural != text.plural:
            entry.msgid_plural, entry.msgstr, entry.msgstr_plural = text.plural, "", {0: "", 1: ""}
        entry.flags = ["python-format"] if "%(" in text.msgid + text.plural else []
        renewed.append(entry)
    return renewed


def placeholders(text: str) -> set[tuple[str, ...]]:
    """The places in a text that are filled in when it is shown."""
    return set(PLACEHOLDER.findall(text))


def faults(catalogue: polib.POFile, texts: dict[tuple[str, str], Text]) -> Iterator[str]:
    """What keeps the English from being whole: texts missing, unused, untranslated, unsure, filled in otherwise."""
    known = {key_of(entry): entry for entry in catalogue if not entry.obsolete}
    yield from (f"not collected (make messages): {msgid!r}" for context, msgid in sorted(texts.keys() - known.keys()))
    yield from (f"no longer used (make messages): {msgid!r}" for context, msgid in sorted(known.keys() - texts.keys()))
    for entry in known.values():
        english = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        if not all(english):
            yield f"no English for {entry.msgid!r}"
        elif entry.fuzzy:
            yield f"the English is marked as unsure for {entry.msgid!r}"
        elif placeholders("".join(english)) != placeholders(entry.msgid + entry.msgid_plural):
            yield f"other placeholders in the English for {entry.msgid!r}"


def compiled(path: Path) -> Path:
    """Where the compiled form of a catalogue lies."""
    return path.with_suffix(".mo")


def compile_catalogue(path: Path = CATALOGUE) -> None:
    """Write the form that the program reads; whole or not at all."""
    half = path.with_suffix(".tmp")
    half.write_bytes(polib.pofile(str(path)).to_binary())
    half.replace(compiled(path))


def is_compiled(path: Path = CATALOGUE) -> bool:
    """Whether the compiled form is there and says the same as the catalogue."""
    return compiled(path).exists() and compiled(path).read_bytes() == polib.pofile(str(path)).to_binary()


def main(command: str) -> int:
    """Carry out one of the three commands; 1 when the check found something."""
    found: list[str] = []
    if command == "collect":
        collect(polib.pofile(str(CATALOGUE)), texts_in_use(ROOT)).save(str(CATALOGUE))
    elif command == "compile":
        compile_catalogue()
    elif command == "check":
        found = list(faults(polib.pofile(str(CATALOGUE)), texts_in_use(ROOT)))
        found += [] if is_compiled() else ["not compiled (make compile-messages)"]
    else:
        found = [f"unknown command {command!r}: collect, check or compile"]
    for line in found:
        print(f"{CATALOGUE.relative_to(ROOT)}: {line}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(" ".join(sys.argv[1:])))

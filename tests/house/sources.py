"""The project's files as the house rules read them."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One file: its path from the project's root, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def app(self) -> str:
        """The app that a file of code belongs to: networks of networks/views/meetings.py."""
        return self.path.partition("/")[0]

    @property
    def room(self) -> str:
        """The room that a file of code lies in: views of networks/views/meetings.py and of networks/views.py."""
        return self.path.split("/")[1].removesuffix(".py") if "/" in self.path else ""

    def at(self, node: ast.AST | int, complaint: str) -> str:
        """A complaint with the place that it is about."""
        return f"{self.path}:{node if isinstance(node, int) else node.lineno}: {complaint}"


def tracked_files() -> list[Path]:
    """Every file that is committed or about to be; all files where there is no git."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    else:
        paths = [path for path in ROOT.rglob("*") if not {".venv", "var", "__pycache__"} & set(path.parts)]
    return sorted(path for path in paths if path.is_file())


def read(paths: list[Path]) -> list[Source]:
    return [Source(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")) for path in paths]


def apps() -> list[str]:
    """The packages that the product is made of."""
    return sorted(path.parent.name for path in ROOT.glob("*/__init__.py") if path.parent.name != "tests")


def code() -> list[Source]:
    """The product's code, without what Django writes."""
    return read(
        [path for app in apps() for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]
    )


def tests() -> list[Source]:
    return read(sorted((ROOT / "tests").rglob("*.py")))


def templates() -> list[Source]:
    return read(sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file()))


def documents() -> list[Source]:
    return read([*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))])


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function and method, the inner ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def public_functions(tree: ast.Module) -> Iterator[Function]:
    """What other modules may call."""
    return (node for node in tree.body if isinstance(node, Function) and not node.name.startswith("_"))


def classes(tree: ast.AST) -> Iterator[ast.ClassDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


def name_of(node: ast.AST) -> str:
    """The last word of what is called, read or named: `save` of `row.save`, `Row` of `models.Row`."""
    return getattr(node, "attr", getattr(node, "id", getattr(node, "name", "")))


def imports(tree: ast.AST) -> Iterator[tuple[ast.stmt, str, str]]:
    """Every import as (where, module, name); the name is empty for `import module`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from ((node, node.module or "", alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((node, alias.name, "") for alias in node.names)


def docstring_lines(node: ast.AST) -> int:
    """How many lines the docstrings in this node take, the inner ones too."""
    lines = 0
    for holder in ast.walk(node):
        if (
            isinstance(holder, ast.Module | ast.ClassDef | Function)
            and ast.get_docstring(holder, clean=False) is not None
        ):
            text = holder.body[0]
            lines += text.end_lineno - text.lineno + 1
    return lines


def length(node: Function | ast.ClassDef) -> int:
    """Lines of a function or class without docstrings and decorators."""
    return node.end_lineno - node.lineno + 1 - docstring_lines(node)


def file_length(source: Source) -> int:
    """Lines of a file without docstrings."""
    return len(source.text.splitlines()) - docstring_lines(source.tree)

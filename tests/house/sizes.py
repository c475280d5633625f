"""How large things may be, in lines without docstrings."""

from collections.abc import Iterator
from statistics import median, quantiles

from tests.house.sources import Function, Source, classes, file_length, functions, length

FUNCTION, FILE, METHODS, VIEW = 50, 400, 12, 20
KERNEL = 90
# Compiled loops of the composition: numba inlines what it may, and one loop reads better whole.
KERNELS = {"networks/composition": ("anneal", "sweep", "search")}


def is_kernel(source: Source, function: Function) -> bool:
    """Whether a function is one of the compiled loops that may be longer, by name."""
    return any(source.path.startswith(folder) and function.name in names for folder, names in KERNELS.items())


def long_functions(source: Source) -> Iterator[str]:
    for function in functions(source.tree):
        most = KERNEL if is_kernel(source, function) else FUNCTION
        if length(function) > most:
            yield source.at(function, f"{function.name} is {length(function)} lines long, {most} at most")


def long_files(source: Source) -> Iterator[str]:
    if file_length(source) > FILE:
        yield source.at(1, f"{file_length(source)} lines, {FILE} at most")


def fat_classes(source: Source) -> Iterator[str]:
    for node in classes(source.tree):
        methods = sum(isinstance(item, Function) for item in node.body)
        if methods > METHODS:
            yield source.at(node, f"{node.name} has {methods} methods, {METHODS} at most")


def long_views(source: Source) -> Iterator[str]:
    for function in functions(source.tree) if source.room == "views" else ():
        if length(function) > VIEW:
            yield source.at(function, f"{function.name} is {length(function)} lines long, {VIEW} at most in a view")


def share_of_views(sources: list[Source]) -> float:
    """The views' part of the product's lines."""
    views = sum(file_length(source) for source in sources if source.room == "views")
    return views / sum(file_length(source) for source in sources)


def figures(sources: list[Source], tests: list[Source]) -> dict[str, float]:
    """What docs/figures.md says of the house."""
    spans = [length(function) for source in sources for function in functions(source.tree)]
    files = [file_length(source) for source in sources]
    return {
        "function, median": median(spans),
        "function, 95 %": quantiles(spans, n=20)[-1],
        "function, longest": max(spans),
        "file, 95 %": quantiles(files, n=20)[-1],
        "file, longest": max(files),
        "class, most methods": max(
            sum(isinstance(item, Function) for item in node.body) for source in sources for node in classes(source.tree)
        ),
        "views, share of lines": round(share_of_views(sources), 3),
        "test lines per line of code": round(sum(map(file_length, tests)) / sum(files), 2),
    }

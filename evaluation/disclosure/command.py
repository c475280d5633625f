"""The command line: answers on standard input, the release on standard output; nothing is stored on the way.

Exit status: 0 released, 2 the answers make no sense, with one line on standard error that names the field.
"""

import json
import sys
from typing import Any

from evaluation.disclosure.figures import Bars, Figure, Hidden, Kind
from evaluation.disclosure.malformed import Malformed
from evaluation.disclosure.reading import parse_answers
from evaluation.disclosure.released import Release
from evaluation.disclosure.releasing import release

RELEASED, MALFORMED = 0, 2


def main(argv: list[str]) -> int:
    """Releases what comes in; takes no arguments; returns the exit status."""
    try:
        if argv:
            raise Malformed("arguments", "none are taken: answers on standard input, the release on standard output")
        told = written(release(parse_answers(sys.stdin.buffer.read())))
    except Malformed as error:
        line = " ".join(str(error).split()).encode("ascii", "backslashreplace").decode()
        sys.stderr.write(line + "\n")
        return MALFORMED
    json.dump(told, sys.stdout, separators=(",", ":"))
    sys.stdout.write("\n")
    return RELEASED


def written(released: Release) -> dict[str, list[dict[str, Any]]]:
    """A release as it is written in JSON; a cell is named by leader and rater group."""
    return {
        "figures": [_figure(figure) for figure in released.figures],
        "hidden": [_hidden(row) for row in released.hidden],
        "bars": [_bars(bars) for bars in released.bars],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    told = {**_head(figure), "cells": _cells(figure), "n": figure.n, "sum": figure.sum, "of_n": figure.of_n}
    return told if figure.kind is Kind.LEADER else {**told, "clipped": figure.clipped}


def _hidden(row: Hidden) -> dict[str, Any]:
    return {**_head(row), "reason": str(row.reason)}


def _bars(bars: Bars) -> dict[str, Any]:
    return {**_head(bars), "cells": _cells(bars), "n": bars.n, "counts": list(bars.counts), "of_n": bars.of_n}


def _head(row: Figure | Hidden | Bars) -> dict[str, Any]:
    return {"question": row.question, "group": row.group, "kind": str(row.kind), "of": row.of}


def _cells(row: Figure | Bars) -> list[str]:
    return [f"{leader}|{row.group}" for leader in row.cells]

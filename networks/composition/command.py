"""The command line of the composition: `compose` a problem, `rotate` it over several rounds.

Exit status: 0 a plan without violations, 2 malformed, 3 proved impossible, 4 none found in the time (the best is
written with its violations). While it works, one JSON object per line goes to standard output at least four times a
second; what went wrong goes to standard error in one line. SIGTERM or SIGINT ends the run with the best plan so far.
"""

import argparse
import fcntl
import json
import math
import os
import signal
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

from networks.composition import rotation, search
from networks.composition.conflict import Impossible
from networks.composition.problem import Network, Person, Problem, Weights
from networks.composition.reading import Malformed, load_problem
from networks.composition.search import Stopped

SIGNALS = signal.SIGTERM, signal.SIGINT, signal.SIGALRM
AGAIN = 0.02
VALID, MALFORMED, IMPOSSIBLE, NOT_FOUND = 0, 2, 3, 4


def main(argv: list[str]) -> int:
    """Runs `compose` (also without the word), `rotate` or `--compile`; returns the exit status."""
    if os.environ.get("LEDERNET_VAR"):
        os.environ.setdefault("NUMBA_CACHE_DIR", str(Path(os.environ["LEDERNET_VAR"], "compiled").absolute()))
    name, rest = (argv[0], argv[1:]) if argv[:1] in (["compose"], ["rotate"]) else ("compose", argv)
    try:
        if argv[:1] == ["--compile"]:
            return compile_ahead(argv[1:])
        return (compose if name == "compose" else rotate)(rest)
    except Malformed as error:
        return _say(f"malformed: {error}", MALFORMED)
    except Impossible as error:
        return _say(f"impossible: {error}", IMPOSSIBLE)


def compose(argv: list[str]) -> int:
    """`compose PROBLEM.json --out PLAN.json [--seconds S | --iterations N] [--seed K]`."""
    options = _options("compose", argv)
    problem = load_problem(options.problem)
    with Stop() as stop:
        plan = search.compose(
            problem,
            seconds=options.seconds,
            iterations=options.iterations,
            seed=options.seed,
            progress=_report,
            stop=stop,
        )
    _write(options.out, plan.to_json())
    return _outcome(plan.violations)


def rotate(argv: list[str]) -> int:
    """`rotate PROBLEM.json --rounds R --out PLANS.json [--seconds S] [--seed K]`."""
    options = _options("rotate", argv)
    problem = load_problem(options.problem)
    with Stop() as stop:
        plans = rotation.rotate(
            problem, rounds=options.rounds, seconds=options.seconds, seed=options.seed, progress=_report, stop=stop
        )
    _write(options.out, plans.to_json())
    return _outcome(plans.violations)


def leave(status: int) -> NoReturn:
    """Ends the process at once: clearing away compiled code takes longer than the rest of an ending."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def compile_ahead(names: list[str]) -> int:
    """`--compile [compose] [rotate]`: compiles what a later run will load, all without a name.

    Whoever compiles holds a lock: who comes meanwhile waits for the result instead of doing the work again.
    """
    everybody = tuple(Person(f"p{n}", {"label": "same"}, days=frozenset({"day"})) for n in range(6))
    networks = tuple(Network(f"n{n}", 0, 3, frozenset({"day"})) for n in range(3))
    problem = Problem(everybody, networks, Weights({"label": 1}, 1))
    with Stop() as stop:
        if not names or "compose" in names:
            with alone():
                search.compose(problem, iterations=1, stop=stop)
        if not names or "rotate" in names:
            with alone():
                rotation.rotate(problem, rounds=3, seconds=0.01, stop=stop)
    return VALID


@contextmanager
def alone() -> Iterator[None]:
    """Inside, nobody else on this machine compiles into the same folder."""
    folder = Path(os.environ.get("NUMBA_CACHE_DIR") or tempfile.gettempdir())
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "compiling").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


class Stop:
    """Whether somebody asked the process to end; a callback for the search."""

    def __init__(self) -> None:
        self.asked = self.raises = False

    def __call__(self) -> bool:
        """Whether to end."""
        return self.asked

    def __enter__(self) -> "Stop":
        self._before = {number: signal.signal(number, self._ask) for number in SIGNALS}
        return self

    def __exit__(self, *_: object) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    @contextmanager
    def interrupting(self) -> Iterator[None]:
        """Inside, a signal raises `Stopped` at once: loading compiled code asks nobody whether it may go on."""
        self.raises, before = True, sys.unraisablehook
        sys.unraisablehook = lambda lost: None if lost.exc_type is Stopped else before(lost)
        try:
            if self.asked:
                raise Stopped
            yield
        finally:
            self.raises, sys.unraisablehook = False, before
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.asked = True
        if self.raises:
            # Raised in a word from the compiler back to Python it is lost; so it is said, quietly, until it is heard.
            signal.setitimer(signal.ITIMER_REAL, AGAIN)
            raise Stopped


class _Arguments(argparse.ArgumentParser):
    """Says what is wrong in one line, like everything else here."""

    def error(self, message: str) -> NoReturn:
        raise Malformed("arguments", message)


def _options(name: str, argv: list[str]) -> argparse.Namespace:
    parser = _Arguments(prog=name)
    parser.add_argument("problem", help="the problem, a JSON file")
    parser.add_argument("--out", required=True, help="where the plan is written")
    parser.add_argument("--seed", type=int, default=1)
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--seconds", type=_seconds, help="how long to search (10)")
    if name == "compose":
        length.add_argument("--iterations", type=_whole, help="how many proposals to make instead")
    else:
        parser.add_argument("--rounds", type=_whole, required=True, help="how many rounds to plan")
    options = parser.parse_args(argv)
    if not Path(options.out).parent.is_dir() or Path(options.out).is_dir():
        raise Malformed("arguments", "argument --out: not a file in a directory that exists")
    return options


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not (math.isfinite(seconds) and seconds > 0):
        raise argparse.ArgumentTypeError("must be a number above 0")
    return seconds


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError("must be a whole number, not negative")
    return int(text)


def _report(progress: Any) -> None:
    """One line of progress; a reader who has gone away does not end the run."""
    try:
        sys.stdout.write(json.dumps(progress.to_json()) + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(out: str, plan: dict[str, Any]) -> None:
    """Writes the plan whole or not at all."""
    path = Path(out)
    text = json.dumps(plan) + "\n"
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8")
            return
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            file.write(text)
        Path(file.name).chmod(0o666 & ~_umask())
        Path(file.name).replace(path)
    except OSError as error:
        raise Malformed("arguments", f"argument --out: {error.strerror}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _outcome(violations: Mapping[str, int]) -> int:
    if not violations:
        return VALID
    rules = ", ".join(f"{rule} {count}" for rule, count in violations.items())
    return _say(f"none found in the time; broken rules in the best plan: {rules}", NOT_FOUND)


def _say(text: str, status: int) -> int:
    """One line on standard error, whatever the ids hold."""
    line = " ".join(text.split()).encode("ascii", "backslashreplace").decode()
    sys.stderr.write(line + "\n")
    return status

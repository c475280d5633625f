"""What a start needs: locks that are whole, a web process without the solver, and nobody let in unasked."""

import ast
import re
import subprocess
import sys

from tests.house.sources import ROOT

HEAVY = ["numba", "llvmlite", "numpy", "openpyxl"]


def pins(lock: str) -> dict[str, str]:
    """Each package of a lock with its version."""
    return dict(re.findall(r"^([\w.-]+)==([^\s;\\]+)", (ROOT / "requirements" / lock).read_text(), re.MULTILINE))


def test_the_development_lock_holds_the_other_one():
    run, dev = pins("run.txt"), pins("dev.txt")
    assert len(run) > 30
    assert {name: dev.get(name) for name in run} == run


def test_every_locked_package_has_its_hashes_and_no_address():
    for lock in ("run.txt", "dev.txt"):
        text = (ROOT / "requirements" / lock).read_text()
        blocks = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
        assert [block.partition("==")[0] for block in blocks if "--hash=sha256:" not in block] == []
        assert "://" not in text


def test_the_web_process_loads_no_solver():
    """Compiled code and spreadsheets belong to workers and commands."""
    program = (
        "import sys, ledernet.wsgi; from django.urls import get_resolver; get_resolver().url_patterns;"
        f"print(sorted(set({HEAVY}) & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.stdout, run.returncode) == ("[]\n", 0), run.stderr


def test_the_web_process_has_every_page_before_it_is_asked_and_never_looks_for_rubbish_among_them():
    program = (
        "import gc, sys, ledernet.wsgi; from networks.views.scenarios import studio;"
        "known = {id(one) for one in gc.get_objects()};"
        "print(gc.get_freeze_count() > 100_000, id(studio) in known)"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.stdout, run.returncode) == ("True False\n", 0), run.stderr


def test_nobody_is_let_in_unasked(settings):
    assert "django.contrib.auth.middleware.LoginRequiredMiddleware" in settings.MIDDLEWARE


def test_every_variable_is_told_in_the_administrators_guide():
    """docs/operation.md and the settings name the same variables."""
    rows = re.findall(r"^\|([^|]+)\|", (ROOT / "docs" / "operation.md").read_text(), re.MULTILINE)
    told = {name for row in rows for name in re.findall(r"`([A-Z][A-Z_]+)`", row)}
    settings = ast.parse((ROOT / "ledernet" / "settings.py").read_text())
    calls = [node for node in ast.walk(settings) if isinstance(node, ast.Call) and node.args]
    read = {
        call.args[0].value
        for call in calls
        if re.fullmatch(r"env\.(text|switch|number|folder|address)", ast.unparse(call.func))
    }
    assert sorted(told ^ read) == []

"""The import contracts: that they cover every app, and that each of them can fail."""

import configparser
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import sources

CONFIG = sources.ROOT / ".importlinter"
LINTER = Path(sys.executable).with_name("lint-imports")

# Each row: the contract, a module, and a line in it that the contract must refuse.
BREACHES = [
    ("floors", "organisation/rules.py", "import networks.rules"),
    ("floors", "networks/views.py", "import ledernet.settings"),
    ("rooms", "networks/models.py", "import networks.actions"),
    ("rooms", "organisation/actions.py", "import organisation.tasks.jobs"),
    ("rooms", "organisation/forms.py", "import organisation.tasks.jobs"),
    ("rooms", "networks/drawer.py", ""),
    ("stairs", "networks/actions.py", "import organisation.views"),
    ("stairs", "networks/tasks.py", "import organisation.tasks.jobs"),
    ("plain", "networks/composition.py", "import django.db"),
    ("plain", "evaluation/disclosure.py", "import django.db"),
    ("floors", "evaluation/actions.py", "import networks.rules"),
    ("ballots", "evaluation/queries.py", "import evaluation.ballots"),
]


def house(folder: Path) -> Path:
    """A small house that keeps every contract."""
    rooms = ["urls", "views", "forms", "actions", "formats", "access", "queries", "models", "rules"]
    files = {
        "organisation": [*rooms, "management"],
        "networks": [*rooms, "tasks", "composition"],
        "evaluation": [*rooms, "tasks", "management", "ballots", "disclosure", "keyfiles"],
        "goals": rooms,
        "performance": rooms,
        "ledernet": ["settings"],
    }
    for app, names in files.items():
        (folder / app).mkdir()
        for name in ["__init__", *names]:
            (folder / app / f"{name}.py").write_text("")
    (folder / "organisation" / "tasks").mkdir()
    for name in ("__init__", "jobs"):
        (folder / "organisation" / "tasks" / f"{name}.py").write_text("")
    (folder / "networks" / "views.py").write_text("import networks.actions\nimport organisation.queries\n")
    shutil.copy(CONFIG, folder)
    return folder


def linted(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [LINTER, "--no-logo", "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_house_that_keeps_the_contracts_passes(tmp_path):
    run = linted(house(tmp_path))
    assert (run.returncode, run.stdout.count("KEPT")) == (0, 5)


@pytest.mark.parametrize(("contract", "module", "line"), BREACHES)
def test_a_breach_is_refused(contract, module, line, tmp_path):
    house(tmp_path)
    (tmp_path / module).write_text(line + "\n")
    run = linted(tmp_path)
    assert run.returncode == 1
    assert [word for word in run.stdout.splitlines() if word.endswith("BROKEN")] == [f"{contract} BROKEN"]


def test_a_view_may_ring_another_apps_bell(tmp_path):
    house(tmp_path)
    (tmp_path / "networks" / "views.py").unlink()
    (tmp_path / "networks" / "views").mkdir()
    (tmp_path / "networks" / "views" / "__init__.py").write_text("")
    (tmp_path / "networks" / "views" / "studio.py").write_text("from organisation.tasks.jobs import ring\n")
    assert linted(tmp_path).returncode == 0


def test_the_contracts_cover_every_app():
    config = configparser.ConfigParser()
    config.read(CONFIG)
    assert config["importlinter"]["root_packages"].split() == sources.apps()
    assert config["importlinter:contract:rooms"]["containers"].split() == sources.apps()

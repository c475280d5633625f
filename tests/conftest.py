"""What every test stands on: settings from a clean environment, a folder of its own, real servers when asked for."""

import os
import pickle
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from pytest_django import DjangoDbBlocker

if TYPE_CHECKING:
    from tests.world import World

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(tempfile.mkdtemp(prefix="ledernet-tests-"))
(VAR / "static").mkdir()  # else whitenoise warns that nothing was collected
IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
ANSWERED_BY_THE_TESTS = ("BASE_URL", "BROKER_URL", "CACHE_URL", "EMAIL_URL", "HOST", "PORT")

# Set before Django is loaded: a developer's own environment must not decide what the tests say.
for name in [name for name in os.environ if name.startswith("LEDERNET_") or name in ANSWERED_BY_THE_TESTS]:
    if name not in {"LEDERNET_REQUIRE", "LEDERNET_TEST_POSTGRES", "LEDERNET_THOROUGH"}:
        del os.environ[name]
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "ledernet.settings",
    "LEDERNET_VAR": str(VAR),
    "SECRET_KEY": "only-for-tests-" + "0" * 40,
}
os.environ.setdefault("NUMBA_CACHE_DIR", str(ROOT / "var" / "compiled"))  # compiling takes longer than most tests

import django  # noqa: E402 - after the environment
import hypothesis  # noqa: E402 - after the environment
from django.db import transaction  # noqa: E402 - after the environment
from django.utils import timezone  # noqa: E402 - after the environment

from ledernet import catalogue  # noqa: E402 - after the environment
from tests import servers  # noqa: E402 - after the environment
from tests.parts import NOT_RUN, require_part, unmet_requirements  # noqa: E402 - after the environment

# The suite's clock begins at ten past nine of the day on which it is run, and ticks on: never night, never midnight.
BEGAN = monotonic()
TEN_PAST_NINE = datetime.combine(timezone.localdate(), time(9, 10), ZoneInfo("Europe/Copenhagen")).astimezone(UTC)
timezone.now = lambda: TEN_PAST_NINE + timedelta(seconds=monotonic() - BEGAN)

if not IS_WORKER and not catalogue.is_compiled():
    catalogue.compile_catalogue()
django.setup()

hypothesis.settings.register_profile("ledernet", deadline=None, print_blob=True)
hypothesis.settings.load_profile("ledernet")


def pytest_configure() -> None:
    """Settings that differ in tests, by name: passwords hash fast, and no client looks through every static file."""
    from django.conf import settings

    settings.WHITENOISE_AUTOREFRESH = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(VAR, ignore_errors=True)


def pytest_sessionstart() -> None:
    """End at once when a part that must be there is not."""
    if not IS_WORKER and (unmet := unmet_requirements()):
        pytest.exit("\n".join(unmet), returncode=pytest.ExitCode.USAGE_ERROR)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """All cores for the whole suite; one process when files are named."""
    whole = all(Path(argument).resolve() == ROOT / "tests" for argument in config.args)
    return (os.cpu_count() or 1) if whole else 0


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the thorough tests out unless they are asked for, and those of one loaded demo beside each other."""
    if not os.environ.get("LEDERNET_THOROUGH"):
        thorough = [item for item in items if item.get_closest_marker("thorough")]
        config.hook.pytest_deselected(items=thorough)
        items[:] = [item for item in items if item not in thorough]
    demo = [item for item in items if item.path.parent == ROOT / "tests" / "ledernet" / "demo" / "small"]
    items[:] = [*demo, *(item for item in items if item not in demo)]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One closing line for each part that was missing."""
    reasons = {str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", [])}
    for reason in sorted(reason.removeprefix("Skipped: ") for reason in reasons):
        if reason.startswith(NOT_RUN):
            terminalreporter.write_line(reason, yellow=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> None:
    """SQLite in a file as in real life; on PostgreSQL each worker has a database of its own."""
    from django.conf import settings

    if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(VAR / "tests.sqlite3")
    else:
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


END_OTHER_SESSIONS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Before PostgreSQL drops the database nobody is in it: a page that a browser left may still hold a connection."""
    from django.db import connection

    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(END_OTHER_SESSIONS)


@pytest.fixture(autouse=True)
def _as_new() -> Iterator[None]:
    """No test sees another one's cache, language or time zone."""
    from django.core.cache import cache
    from django.utils import timezone, translation

    cache.clear()
    yield
    translation.deactivate()
    timezone.deactivate()


@pytest.fixture(scope="module")
def standing_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[bytes]:
    """The test municipality with everything, made once for a module's tests and gone after them."""
    from tests.visits import full_world

    with django_db_blocker.unblock(), transaction.atomic():
        yield pickle.dumps(full_world())
        transaction.set_rollback(True)


@pytest.fixture
def full(standing_world: bytes, db: None) -> "World":
    """The test municipality with everything, as if it were made for this test: what the test changes is undone."""
    world: World = pickle.loads(standing_world)  # noqa: S301 - our own; three times as fast as a deep copy
    return world


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[str]:
    """The address of a PostgreSQL apart from the one that the suite runs on; tests ask for a database of their own."""
    found = require_part("postgres")
    if "://" in found:
        yield found
        return
    with servers.postgres_server(found) as address:
        yield address


@pytest.fixture
def postgres(postgres_address: str) -> Iterator[str]:
    """The address of an empty PostgreSQL database that this test alone uses."""
    with servers.empty_database(postgres_address) as address:
        yield address


@pytest.fixture(scope="session")
def redis() -> Iterator[str]:
    """The address of an empty Redis."""
    with servers.redis_server(require_part("redis")) as address:
        yield address


@pytest.fixture(scope="session")
def radicale() -> Iterator[servers.CalendarServer]:
    """A calendar server; each test puts what it needs into calendars of its own."""
    require_part("radicale")
    with servers.calendar_server() as server:
        yield server


@pytest.fixture
def smtp() -> Iterator[servers.MailServer]:
    """A mail server that keeps what it is given."""
    require_part("smtp")
    with servers.mail_server() as kept:
        yield kept

"""The demo is loaded inside a transaction here and taken back, so its database cannot be rewritten meanwhile."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.transaction import atomic, set_rollback
from django.test import override_settings

from tests.ledernet.demo.day import ON


@pytest.fixture(scope="session", autouse=True)
def no_rewriting():
    """Publishing a round rewrites the database's files, which no transaction allows; tests/evaluation shows it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("evaluation.actions.closing.let_the_database_forget", lambda: None)
        yield


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker, tmp_path_factory):
    """The small demo, loaded once for all tests of a module with its history queued; what its last line said."""
    with django_db_blocker.unblock(), override_settings(VAR_DIR=tmp_path_factory.mktemp("var")), atomic():
        out = StringIO()
        call_command("demo", size="small", on=ON, history="later", stdout=out)
        yield json.loads(out.getvalue().splitlines()[-1])
        set_rollback(True)


@pytest.fixture
def small(told, db):
    """The small demo; what a test changes in it is taken back."""
    return told

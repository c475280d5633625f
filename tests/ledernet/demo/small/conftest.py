"""The small demo, loaded once for all tests of this folder; what a test changes in it is taken back."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.transaction import atomic, set_rollback
from django.test import override_settings

from tests.ledernet.demo.day import ON


@pytest.fixture(scope="package")
def told(django_db_setup, django_db_blocker, tmp_path_factory):
    """What the demo's last line said when it was loaded with its history queued."""
    with django_db_blocker.unblock(), override_settings(VAR_DIR=tmp_path_factory.mktemp("var")), atomic():
        out = StringIO()
        call_command("demo", size="small", on=ON, history="later", stdout=out)
        yield json.loads(out.getvalue().splitlines()[-1])
        set_rollback(True)


@pytest.fixture
def small(told, db):
    """The small demo, as if it were loaded for this test."""
    return told

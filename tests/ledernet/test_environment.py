"""Settings come from the environment; a wrong value stops the start and says its name."""

import os
import subprocess
import sys

import pytest

WRONG = [
    ("PORT", "http", "PORT: expected a whole number from 1 to 65535"),
    ("PORT", "70000", "PORT: expected a whole number from 1 to 65535"),
    ("LEDERNET_DEMO", "maybe", "LEDERNET_DEMO: expected 1 or 0"),
    ("BASE_URL", "ledernet", "BASE_URL: expected an address beginning with http, https"),
    ("DATABASE_URL", "mysql://x/y", "DATABASE_URL: expected an address beginning with postgres, postgresql, sqlite"),
    ("BROKER_URL", "sqs://", "BROKER_URL: expected an address beginning with amqp, amqps, filesystem, redis, rediss"),
    ("CACHE_URL", "nothing://", "CACHE_URL: expected an address beginning with"),
    ("EMAIL_URL", "pigeon://", "EMAIL_URL: expected an address beginning with"),
    (
        "LEDERNET_BUSY_SERVER",
        "https://a:b@c/{mail}/",
        "LEDERNET_BUSY_SERVER: expected an address beginning with caldav",
    ),
    ("SECRET_KEY", "short", "SECRET_KEY: expected at least 32 characters"),
]


def start(tmp_path, **environment):
    clean = {k: v for k, v in os.environ.items() if k != "DATABASE_URL" and not k.startswith("LEDERNET_")} | {
        "LEDERNET_VAR": str(tmp_path)
    }
    command = [sys.executable, "-c", "from ledernet import settings; print(settings.DATABASES['default']['ENGINE'])"]
    return subprocess.run(command, env=clean | environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("name", "value", "words"), WRONG)
def test_a_wrong_value_stops_the_start_and_says_its_name(tmp_path, name, value, words):
    found = start(tmp_path, **{name: value})
    assert found.returncode == 1
    assert words in found.stderr


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    found = start(tmp_path, LEDERNET_LETTER_DIR=str(tmp_path / "file" / "letters"))
    assert "LEDERNET_LETTER_DIR: cannot make the folder" in found.stderr


def test_without_any_the_data_lies_in_one_folder_and_the_secret_is_kept(tmp_path):
    assert start(tmp_path, SECRET_KEY="").stdout.strip() == "ledernet.sqlite"
    secret = tmp_path / "secret_key"
    first = secret.read_text()
    assert secret.stat().st_mode & 0o077 == 0
    start(tmp_path, SECRET_KEY="")
    assert secret.read_text() == first


def test_postgresql_is_taken_with_a_pool(tmp_path):
    found = start(tmp_path, DATABASE_URL="postgresql://ledernet@127.0.0.1/ledernet")
    assert found.stdout.strip() == "django.db.backends.postgresql"

import os
import smtplib
import socket
import subprocess
import sys
from email.message import EmailMessage

import pytest

from tests import conftest, parts


def test_a_missing_part_skips_with_its_reason(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.delenv("LEDERNET_REQUIRE", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"^NOT RUN: khal \(no program khal on the path\)$"):
        parts.require_part("khal")


def test_a_missing_part_fails_where_it_is_required(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setenv("LEDERNET_REQUIRE", "redis,khal")
    with pytest.raises(pytest.fail.Exception, match="LEDERNET_REQUIRE names khal, but: no program khal on the path"):
        parts.require_part("khal")


def test_requirements_name_only_known_parts(monkeypatch):
    monkeypatch.setenv("LEDERNET_REQUIRE", "fax")
    (unmet,) = parts.unmet_requirements()
    assert unmet.startswith("LEDERNET_REQUIRE names fax, which is none of browser, icaljs,")


def run_pytest(folder, environment):
    """A suite of its own beside this one's conftest, with these variables."""

    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-n0", "-q", str(folder), "-c", "/dev/null"]
    environment = os.environ | {"PYTHONPATH": str(conftest.ROOT), "LEDERNET_REQUIRE": ""} | environment
    environment.pop("PYTEST_XDIST_WORKER", None)
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_the_run_closes_with_one_line_for_each_missing_part(tmp_path):
    (tmp_path / "test_two.py").write_text(
        "from tests.parts import require_part\n"
        "def test_one(): require_part('khal')\n"
        "def test_two(): require_part('khal')\n"
    )
    run = run_pytest(tmp_path, {"PATH": "/nowhere"})
    assert (run.returncode, run.stdout.count("NOT RUN: khal (no program khal on the path)\n")) == (0, 1)


def test_the_run_does_not_begin_without_what_it_requires(tmp_path):
    (tmp_path / "test_one.py").write_text("def test_one(): pass\n")
    run = run_pytest(tmp_path, {"PATH": "/nowhere", "LEDERNET_REQUIRE": "khal"})
    assert run.returncode == pytest.ExitCode.USAGE_ERROR
    assert "LEDERNET_REQUIRE names khal, but: no program khal on the path" in run.stdout + run.stderr


@pytest.mark.parametrize("_turn", ["once", "again"])
def test_postgres_gives_every_test_an_empty_database(postgres, _turn):
    import psycopg

    with psycopg.connect(postgres) as connection:
        tables = "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"
        assert connection.execute(tables).fetchone() == (0,)
        connection.execute("CREATE TABLE found_here ()")


def test_redis_answers(redis):
    port = int(redis.rpartition(":")[2].partition("/")[0])
    with socket.create_connection(("127.0.0.1", port), 5) as connection:
        connection.sendall(b"PING\r\n")
        assert connection.recv(16) == b"+PONG\r\n"


def test_the_mail_server_keeps_what_it_is_given_and_refuses_when_told(smtp):
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "a@fjordby.example", "b@fjordby.example", "Møde"
    with smtplib.SMTP("127.0.0.1", smtp.port) as connection:
        connection.send_message(letter)
        smtp.refuse = "451 later"
        with pytest.raises(smtplib.SMTPDataError):
            connection.send_message(letter)
    assert [(kept["Subject"], to) for kept, to in zip(smtp.messages, smtp.recipients, strict=True)] == [
        ("Møde", ["b@fjordby.example"])
    ]

"""`manage.py run`: the whole of LederNet from an empty folder, as a newcomer starts it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.request import HTTPCookieProcessor, build_opener

import pytest
from django.core.management import CommandError, call_command

from tests.servers import free_port

LOGIN = re.compile(r"^LOGIN role=(\w+) email=(\S+@\S+) url=(\S+)$", re.MULTILINE)


@pytest.fixture
def running(tmp_path):
    port = free_port()
    output = tmp_path / "output"
    environment = {key: value for key, value in os.environ.items() if not key.startswith("LEDERNET_")} | {
        "LEDERNET_VAR": str(tmp_path / "var"),
        "LEDERNET_DEMO": "1",
        "PORT": str(port),
        "BASE_URL": f"http://127.0.0.1:{port}",
    }
    with output.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "run", "--size", "small"], env=environment, stdout=out, stderr=out
        )
        try:
            until = time.monotonic() + 120
            while not LOGIN.search(output.read_text()) and time.monotonic() < until and process.poll() is None:
                time.sleep(0.3)
            time.sleep(0.5)
            yield process, output.read_text()
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=30) == 0


def test_a_port_in_use_is_said_and_nothing_is_started(settings):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings.HOST, settings.PORT = "127.0.0.1", taken.getsockname()[1]
        with pytest.raises(
            CommandError, match=f"cannot listen at 127.0.0.1:{settings.PORT} .*PORT={settings.PORT + 1}"
        ):
            call_command("run")


@pytest.mark.thorough
def test_it_prints_a_link_for_each_role_and_each_link_signs_in(running):
    _, output = running
    links = {role: (email, url) for role, email, url in LOGIN.findall(output)}
    assert sorted(links) == ["director", "employee", "facilitator", "hr", "leader", "respondent"]
    for role, (_email, url) in links.items():
        answer = build_opener(HTTPCookieProcessor(CookieJar())).open(url, timeout=20)
        text = answer.read().decode()
        greetings = ["Det lover vi dig"] if role == "respondent" else ["Godmorgen", "Goddag", "Godaften"]
        assert (answer.status, sum(words in text for words in greetings)) == (200, 1), url


def workers_of(process):
    """The numbers of the workers that a run has started and that have not ended."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return {pid for pid in children if b"celery" in Path(f"/proc/{pid}/cmdline").read_bytes()}


@pytest.mark.thorough
def test_a_worker_that_a_broken_message_ends_is_started_again(running, tmp_path):
    process, _ = running
    first = workers_of(process)
    (tmp_path / "var" / "broker" / "1.celery.msg").touch()
    until = time.monotonic() + 90
    while "has been started again" not in (tmp_path / "output").read_text() and time.monotonic() < until:
        time.sleep(0.3)
    second = workers_of(process)
    assert (len(first), len(second), first & second) == (1, 1, set())

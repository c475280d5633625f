"""Log lines: JSON, with the request's id, and nothing in them that opens a door."""

import json
import logging

import pytest
from django.urls import reverse

from ledernet.logs import JsonFormatter


def line(message, *args):
    record = logging.LogRecord("ledernet", logging.WARNING, __file__, 1, message, args, None)
    return json.loads(JsonFormatter().format(record))


def test_a_line_says_when_how_grave_and_what():
    found = line("job %s failed", 7)
    assert (found["level"], found["logger"], found["message"]) == ("WARNING", "ledernet", "job 7 failed")
    assert found["at"].endswith("+00:00")


@pytest.mark.parametrize("token", ["eyJrIjoiMSJ9:1vN2ab:x3Yk-abcdefgh_ijk", "0f8fad5b-d9cb-469f-a165-70867728950e"])
def test_a_token_in_an_address_is_left_out(token):
    assert line("Not Found: %s", f"/kalender/{token}/ledernet.ics")["message"] == "Not Found: /kalender/…/ledernet.ics"


def test_every_answer_names_its_request(client, db):
    first, second = (client.get(reverse("healthz")).headers["X-Request-Id"] for _ in range(2))
    assert len(first) == 12
    assert first != second

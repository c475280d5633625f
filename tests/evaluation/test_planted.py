"""Words planted in an answer are found nowhere before the round is closed: no table, file, cache, session or task."""

import pickle
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.urls import reverse

from evaluation import keyfiles
from evaluation.models import Invitation
from evaluation.rules.ballots import item_keys, open_keys
from evaluation.tasks.rounds import look_after_rounds
from organisation.actions.letters import send_waiting_letters
from tests.evaluation.world import add_teams, closed, opened
from tests.world import make_world

PLANTED = "solsortens hemmelighed"


@pytest.fixture
def round(db):
    return opened(add_teams(make_world()))


def as_bytes(cell: object) -> bytes:
    """What a cell holds, as it would lie in a dump."""
    return bytes(cell) if isinstance(cell, memoryview | bytes) else str(cell).encode()


def in_tables() -> list[str]:
    """The tables in which the planted words stand."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a table's own name
            rows = cursor.fetchall()
            cells = [as_bytes(cell) for row in rows for cell in row]
            if any(PLANTED.encode() in cell for cell in cells):
                found.append(table)
    return found


def in_files() -> list[Path]:
    """The files of this installation in which the planted words stand: letters, tasks, uploads, logs."""
    files = [path for path in Path(settings.VAR_DIR).rglob("*") if path.is_file() and "round_keys" not in path.parts]
    return [path for path in files if PLANTED.encode() in path.read_bytes()]


def answer_all(client, round) -> None:
    """Everybody answers on the form, with the planted words in every open question."""
    questions = round.questionnaire.questions
    sent = dict.fromkeys(item_keys(questions), "3") | dict.fromkeys(open_keys(questions), PLANTED)
    for invitation in Invitation.objects.filter(round=round):
        token = keyfiles.link_token(round.key_name, invitation.pk)
        assert client.post(reverse("evaluation:answer_questions", args=[token]), sent).status_code == 302


def test_planted_words_are_found_nowhere_while_the_round_is_open(client, round, caplog):
    caplog.set_level("DEBUG")
    answer_all(client, round)
    look_after_rounds()
    send_waiting_letters()
    cached = pickle.dumps(getattr(cache, "_cache", {}))
    assert (in_tables(), in_files(), PLANTED.encode() in cached, PLANTED in caplog.text) == ([], [], False, False)


def test_the_search_finds_them_once_they_are_released(client, round):
    answer_all(client, round)
    closed(round)
    assert in_tables() == ["evaluation_releasedcomment"]

"""Read the raw files of a database before and after a round, and try to tie 200 known respondents to what they wrote.

`python -m tests.evaluation.forgetting` runs on the database that the environment names, which it fills. Prints as JSON
how many sealed ballots and links the files hold before and after, and how many respondents each way of ordering the
released comments names rightly.
"""

import json
import random
import sys
from datetime import timedelta
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402 - after the set-up
from django.db import connection  # noqa: E402 - after the set-up

from evaluation import keyfiles  # noqa: E402 - after the set-up
from evaluation.actions.closing import close_round, publish_round  # noqa: E402 - after the set-up
from evaluation.models import Invitation, ReleasedComment, Round, SealedBallot  # noqa: E402 - after the set-up
from tests.evaluation.world import add_teams, answer, opened  # noqa: E402 - after the set-up
from tests.world import make_world  # noqa: E402 - after the set-up

TABLES = ("evaluation_sealedballot", "evaluation_invitation", "evaluation_round")
NEEDLE = 24
# Each table, and where it keeps values too long for a row.
RELATIONS = """
SELECT pg_read_binary_file(pg_relation_filepath(relation)) FROM pg_class,
    LATERAL (VALUES (oid), (NULLIF(reltoastrelid, 0))) AS kept(relation)
WHERE relname = ANY(%s) AND relation IS NOT NULL
"""
PLACES = {
    "postgresql": "SELECT text FROM evaluation_releasedcomment WHERE question = %s ORDER BY ctid",
    "sqlite": "SELECT text FROM evaluation_releasedcomment WHERE question = %s ORDER BY rowid",
}


def raw() -> bytes:
    """The bytes of the database as they lie on the disk."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("CHECKPOINT")
            cursor.execute(RELATIONS, [list(TABLES)])
            return b"".join(bytes(row[0]) for row in cursor.fetchall())
    folder = Path(settings.VAR_DIR)
    return b"".join(path.read_bytes() for path in folder.glob("ledernet.sqlite3*"))


def found(needles: list[bytes]) -> int:
    """How many of these pieces the files hold."""
    files = raw()
    return sum(needle in files for needle in needles)


def ways(question: str) -> dict[str, list[str]]:
    """The released comments in every order that a reader of the database can put them in."""
    rows = ReleasedComment.objects.filter(question=question, group="employees")
    with connection.cursor() as cursor:
        cursor.execute(PLACES[connection.vendor], [question])
        by_place = [row[0] for row in cursor.fetchall()]
    return {
        "as they come": list(rows.order_by().values_list("text", flat=True)),
        "by number": list(rows.order_by("pk").values_list("text", flat=True)),
        "by place": by_place,
    }


def named(order: list[str], people: list[str]) -> int:
    """How many are named rightly by somebody who puts two lists beside each other, forwards or backwards."""
    forwards = sum(one == other for one, other in zip(order, people, strict=True))
    return max(forwards, sum(one == other for one, other in zip(reversed(order), people, strict=True)))


def main() -> dict[str, object]:
    """One round with 200 known respondents, looked at from outside."""
    round = opened(add_teams(make_world(), {"Åskolen": 200}))
    asked = Invitation.objects.filter(group="employees", assessment__unit_name="Åskolen")
    team = list(asked.select_related("round__questionnaire").order_by("pk"))
    answering = random.Random(5).sample(team, len(team))
    for invitation in answering:
        answer(
            Invitation.objects.select_related("round__questionnaire").get(pk=invitation.pk), 4, f"fra {invitation.pk}"
        )
    ballots = [bytes(row)[:NEEDLE] for row in SealedBallot.objects.values_list("ciphertext", flat=True)]
    links = [row.token_hash.encode() for row in team]
    before = found(ballots), found(links)
    late = round.deadline + timedelta(days=1)
    publish_round(round=close_round(round=round, by=None, at=late), by=None, at=late)
    question = round.questionnaire.questions.open[0].key
    lists = {
        "as they were asked": [f"fra {invitation.pk}" for invitation in team],
        "as they answered": [f"fra {invitation.pk}" for invitation in answering],
    }
    return {
        "people": len(team),
        "before": before,
        "after": (found(ballots), found(links)),
        "key": keyfiles.is_there(Round.objects.get().key_name),
        "named": {
            f"{way}, {people}": named(order, names)
            for way, order in ways(question).items()
            for people, names in lists.items()
        },
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main()))

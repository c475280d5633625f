"""Kill the closing of a round at random moments and look at what is left.

`python -m tests.evaluation.killing TIMES SEED` runs on the database that the environment names, which it fills. After
every kill the round is whole: open with all its ballots, or counted with none; nothing is published while the key
exists. Then it is finished, and says the same as an undisturbed closing. Prints how the killed rounds stood, as JSON.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402 - after the set-up
from django.db import connection, connections, transaction  # noqa: E402 - after the set-up

from evaluation import keyfiles  # noqa: E402 - after the set-up
from evaluation.actions.closing import close_round, publish_round  # noqa: E402 - after the set-up
from evaluation.models import (  # noqa: E402 - after the set-up
    CellSet,
    Invitation,
    ReleasedBars,
    ReleasedComment,
    ReleasedFigure,
    Round,
    SealedBallot,
)
from evaluation.rules.rounds import State  # noqa: E402 - after the set-up
from tests.evaluation.world import add_teams, answer, opened  # noqa: E402 - after the set-up
from tests.world import make_world  # noqa: E402 - after the set-up


def fill() -> None:
    """One open round with an answer from everybody, no two alike."""
    world = add_teams(make_world(), {"Havnbjerg": 12, "Åskolen": 9, "Bakkeskolen": 7})
    round = opened(world)
    for number, invitation in enumerate(Invitation.objects.filter(round=round).select_related("round__questionnaire")):
        answer(invitation, 1 + number % 5, f"ord {number}")


def in_child(work: Callable[[], None]) -> int:
    """Do some work in a child of its own, with its own connection; returns the child's number."""
    connections.close_all()
    if connection.vendor == "postgresql":
        connection.close_pool()  # else parent and child would speak on the same lines
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        except BaseException as error:
            sys.stderr.write(f"{error!r}\n")
            os._exit(1)
    return child


def finish() -> None:
    """Close and publish, as the clock would."""
    round = Round.objects.get()
    after = round.deadline + timedelta(days=1)
    publish_round(round=close_round(round=round, by=None, at=after), by=None, at=after)


def ended_well(child: int) -> bool:
    """Whether a child came to its end."""
    return os.waitpid(child, 0)[1] == 0


class Snapshot:
    """The rows and the key files as they were with the round open."""

    def __init__(self) -> None:
        self.keys = Path(settings.VAR_DIR) / "kept_keys"
        shutil.copytree(settings.KEY_DIR, self.keys)
        self.round = Round.objects.values().get()
        self.links = list(Invitation.objects.values("id", "token_hash", "told", "reminded"))
        self.ballots = list(SealedBallot.objects.all())

    def put_back(self) -> None:
        """Undo a closing: for this test only, since the product has no such thing."""
        shutil.copytree(self.keys, settings.KEY_DIR, dirs_exist_ok=True)
        for released in (ReleasedFigure, ReleasedBars, ReleasedComment, CellSet):
            released.objects.all().delete()
        Round.objects.update(**self.round)
        for link in self.links:
            Invitation.objects.filter(pk=link["id"]).update(**link)
        SealedBallot.objects.all().delete()
        SealedBallot.objects.bulk_create(self.ballots)


def release() -> list[str]:
    """Everything released, without the random numbers of the rows."""
    figures = ReleasedFigure.objects.values_list(
        "assessment", "kind", "question", "group", "n", "sum", "of_n", "reason"
    )
    comments = ReleasedComment.objects.values_list("assessment", "question", "group", "text")
    return sorted(map(str, [*figures, *comments]))


def settled() -> Round:
    """The round once no other connection works on it: a server may still be committing what a dead child had sent."""
    with transaction.atomic():
        return Round.objects.select_for_update().get()


def stands(asked: int, whole: list[str]) -> str:
    """The state of a round after a kill, if it is whole; else the test ends here."""
    round = settled()
    ballots, links = SealedBallot.objects.count(), Invitation.objects.exclude(token_hash="").count()
    has_key, shown = keyfiles.is_there(round.key_name), release()
    if round.state == State.OPEN:
        assert (ballots, links, has_key, shown) == (asked, asked, True, []), "open, and not as it was"
    else:
        assert (ballots, links, shown) == (0, 0, whole), f"{round.state}, and half"
        assert round.state == State.CLOSED or not has_key, "published before its key was gone"
    return str(round.state) + (" without key" if round.state == State.CLOSED and not has_key else "")


def main(times: int, seed: int) -> dict[str, int]:
    """Kill so many closings; returns how often each state was left behind."""
    fill()
    snapshot, asked, chance = Snapshot(), Invitation.objects.count(), random.Random(seed)
    began = time.monotonic()
    assert ended_well(in_child(finish))
    takes, whole = time.monotonic() - began, release()
    left: Counter[str] = Counter()
    for turn in range(times):
        snapshot.put_back()
        children = [in_child(finish) for _ in range(1 + turn % 2)]  # every other time two at once
        time.sleep(chance.uniform(0, takes * 1.2))
        os.kill(children[0], signal.SIGKILL)
        for child in children:
            os.waitpid(child, 0)
        left[stands(asked, whole)] += 1
        assert ended_well(in_child(finish)), "could not be finished"
        assert (Round.objects.get().state, release()) == (State.PUBLISHED, whole), "finished, and not the same"
    return dict(left)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))

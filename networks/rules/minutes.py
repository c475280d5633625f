"""The law of what a meeting ends in: decisions, and steps that are carried on until they are settled."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from organisation.rules.refusals import Refused


class Kind(TextChoices):
    """What was agreed."""

    DECISION = "decision", _("Beslutning")
    STEP = "step", pgettext_lazy("one step", "Næste skridt")


class State(TextChoices):
    """Where a step stands. A decision stands open for good."""

    OPEN = "open", _("aftalt")
    DONE = "done", _("gjort")
    DROPPED = "dropped", _("droppet")


MOVES: Mapping[State, set[State]] = {
    State.OPEN: {State.DONE, State.DROPPED},
    State.DONE: {State.OPEN},
    State.DROPPED: {State.OPEN},
}


def demand_move(kind: str, state: str, to: str) -> None:
    """A step is settled by one of two words, and opened again; a decision is not. Raises Refused."""
    if kind != Kind.STEP or State(to) not in MOVES[State(state)]:
        raise Refused(_("En anden har lige ændret det. Se, hvordan det står nu."))

"""The law of sounding out the superiors before a composition is published (høring af sammensætningen).

It is another thing than the hearing of a decision sheet: there people say what they think of answers, here each
superior says whether the seats of their own leaders will do. HR decides.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from organisation.rules.refusals import Refused

USUAL_DAYS = timedelta(days=4)
REMINDED_BEFORE = timedelta(days=1)
KEPT = timedelta(days=180)
LONGEST_REASON = 500


class State(TextChoices):
    """The life of a sounding: open until the proposal is published or the sounding is withdrawn."""

    OPEN = "open", gettext_lazy("i gang")
    CONCLUDED = "concluded", gettext_lazy("afsluttet")
    WITHDRAWN = "withdrawn", gettext_lazy("trukket tilbage")


MOVES: Mapping[State, frozenset[State]] = {
    State.OPEN: frozenset({State.CONCLUDED, State.WITHDRAWN}),
    State.CONCLUDED: frozenset(),
    State.WITHDRAWN: frozenset(),
}


class Says(TextChoices):
    """What a superior says of a leader's seat."""

    FINE = "fine", gettext_lazy("Det er i orden")
    OBJECTS = "objects", gettext_lazy("Jeg har en indvending")


class Handling(TextChoices):
    """What HR does with an objection."""

    MOVED = "moved", gettext_lazy("Flyttet")
    KEPT = "kept", gettext_lazy("Bliver siddende")


class Unheard(Exception):
    """The superiors have not been heard out, so the proposal cannot be published; the text says what is missing."""


def is_answerable(state: str, until: date, on: date) -> bool:
    """Whether a superior can answer: the sounding is open and its last day, which is with, has not passed."""
    return state == State.OPEN and on <= until


def demand_answerable(state: str, until: date, on: date) -> None:
    """Raises Refused when nothing can be said any longer."""
    if not is_answerable(state, until, on):
        raise Refused(_("Høringen er slut, så svaret kan ikke ændres. Skriv til HR, hvis noget er galt."))


def demand_move(state: str, to: State) -> None:
    """Raises Refused when the sounding has ended."""
    if to not in MOVES[State(state)]:
        raise Refused(_("Høringen er afsluttet."))


def is_early(until: date, on: date, silent: int) -> bool:
    """Whether publishing now would not wait for everybody: the day is not over and some have not answered."""
    return on <= until and silent > 0


def demand_heard(*, until: date, on: date, silent: int, waiting: int, reason: str) -> None:
    """Raises Unheard when an objection waits for HR, or when it is too early and no reason is given."""
    if waiting:
        words = ngettext(
            "%(number)s indvending venter på jer. Tag stilling til den, før I offentliggør.",
            "%(number)s indvendinger venter på jer. Tag stilling til dem, før I offentliggør.",
            waiting,
        )
        raise Unheard(words % {"number": waiting})
    if is_early(until, on, silent) and not reason:
        raise Unheard(_("Høringen er ikke slut. Skriv, hvorfor I offentliggør nu."))

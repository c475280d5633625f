"""The law of wishes before composition: until when they are told, what HR is told of them, and when they are gone.

HR is not told who answered before the day is over, and never who asked to be kept apart from whom (docs/networks.md).
"""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisation.rules.refusals import Refused

MOST_APART, MOST_THEMES, MOST_LINES = 2, 3, 12
LONGEST_LINE, LONGEST_WORDS = 60, 500
USUAL_DAYS = timedelta(days=10)
REMINDED_BEFORE = timedelta(days=2)
KEPT = timedelta(days=180)
NO_THANKS, WISHED = "no_thanks", "wished"
"""Reasons that leaders have given by what they did; HR's own reasons are kept as they were written."""
REASONS = {NO_THANKS: gettext_lazy("har selv sagt nej tak"), WISHED: gettext_lazy("ønsket")}


class State(TextChoices):
    """The life of a wish round: open until it is used by a published composition, withdrawn, or left too long."""

    OPEN = "open", gettext_lazy("åben")
    USED = "used", gettext_lazy("brugt og slettet")
    WITHDRAWN = "withdrawn", gettext_lazy("trukket tilbage og slettet")
    LAPSED = "lapsed", gettext_lazy("forældet og slettet")


def reason_words(reason: str) -> str:
    """A reason as its reader reads it."""
    return str(REASONS.get(reason, reason))


MOVES: Mapping[State, frozenset[State]] = {
    State.OPEN: frozenset({State.USED, State.WITHDRAWN, State.LAPSED}),
    State.USED: frozenset(),
    State.WITHDRAWN: frozenset(),
    State.LAPSED: frozenset(),
}


class Why(TextChoices):
    """Why a round is withdrawn, as those who have answered read it."""

    HR = "hr", gettext_lazy("Runden er trukket tilbage.")
    DECIDED = (
        "decided",
        gettext_lazy(
            "Ledelsen har besluttet, at programmet skal være anderledes, end da du blev spurgt. Runden er derfor "
            "trukket tilbage."
        ),
    )
    ENDED = "ended", gettext_lazy("Programmet er afsluttet. Runden er derfor trukket tilbage.")


class Verdict(TextChoices):
    """What HR says to a wish to be kept apart."""

    WAITING = "", gettext_lazy("afventer")
    ACCEPTED = "accepted", gettext_lazy("holdes adskilt")
    DECLINED = "declined", gettext_lazy("kunne ikke imødekommes")


def is_asking(state: str, until: date, on: date) -> bool:
    """Whether wishes can be told: the round is open and its last day, which is with, has not passed."""
    return state == State.OPEN and on <= until


def is_over(state: str, until: date, on: date) -> bool:
    """Whether the wishes are all there for HR to use."""
    return state == State.OPEN and on > until


def demand_asking(state: str, until: date, on: date) -> None:
    """Raises Refused when wishes can be told no longer."""
    if not is_asking(state, until, on):
        raise Refused(_("Ønskerunden er slut, så der kan ikke ændres mere. Skriv til HR, hvis noget er galt."))


def demand_open(state: str) -> None:
    """Raises Refused when the round has ended and its wishes are gone."""
    if state != State.OPEN:
        raise Refused(_("Ønskerunden er afsluttet, og ønskerne er slettet."))


def demand_ahead(until: date, on: date) -> None:
    """Raises Refused when the last day is not to come."""
    if until <= on:
        raise Refused(_("Vælg en dag efter i dag."), "until")

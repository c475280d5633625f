"""The law of preparing: what each side is asked, and when the other reads it.

Sources: the performance slides' four R's, and their four questions that the practice must answer for everyone.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisation.rules.refusals import Refused
from performance.rules.dialogues import Side, Standing, State, Theme


class Said(NamedTuple):
    """What somebody writes under a theme. `is_first_time`: their leader has not raised it before."""

    words: str = ""
    is_first_time: bool = False


class Seen(NamedTuple):
    """How somebody sees a goal: nothing, or where it stands, perhaps with a word about it.

    `is_first_time`: their leader has not said before that it is not under way.
    """

    standing: Standing | None = None
    words: str = ""
    is_first_time: bool = False


class Asked(NamedTuple):
    """A question under a theme, and what helps to answer it."""

    question: str | Promise
    help: str | Promise


QUESTIONS: Mapping[Side, Mapping[Theme, Asked]] = {
    Side.EMPLOYEE: {
        Theme.DIRECTION: Asked(
            gettext_lazy("Hvad er vigtigst for dig det næste halve år?"),
            gettext_lazy("Hvad er dit ansvar, og hvem gør det en forskel for?"),
        ),
        Theme.FRAMES: Asked(
            gettext_lazy("Har du det, der skal til?"),
            gettext_lazy("Tid, viden, udstyr, kolleger: Hvad mangler, og hvad hjælper dig?"),
        ),
        Theme.ROOM: Asked(
            gettext_lazy("Hvad afgør du selv?"),
            gettext_lazy("Hvor er du i tvivl, og hvor vil du gerne have mere at sige?"),
        ),
        Theme.RELATION: Asked(
            gettext_lazy("Hvordan går det mellem jer?"),
            gettext_lazy("Hvad skal %(other)s blive ved med, og hvad må gerne være anderledes?"),
        ),
    },
    Side.LEADER: {
        Theme.DIRECTION: Asked(
            gettext_lazy("Hvad er vigtigst for %(other)s det næste halve år?"),
            gettext_lazy("Hvilket af dine egne mål bidrager %(other)s til, og hvor mærkes det?"),
        ),
        Theme.FRAMES: Asked(
            gettext_lazy("Har %(other)s det, der skal til?"),
            gettext_lazy("Hvad kan du selv give, fjerne eller sige nej til?"),
        ),
        Theme.ROOM: Asked(
            gettext_lazy("Hvad afgør %(other)s selv?"),
            gettext_lazy("Hvad vil du spørges om først, høre om bagefter og slet ikke blande dig i?"),
        ),
        Theme.RELATION: Asked(
            gettext_lazy("Hvordan går det mellem jer?"),
            gettext_lazy("Hvad vil du takke for? Siger du noget for første gang, så sæt mærket ved det."),
        ),
    },
}

FEEDFORWARD: Mapping[Side, tuple[str | Promise, ...]] = {
    Side.EMPLOYEE: (
        gettext_lazy("Hvad har jeg ansvar for?"),
        gettext_lazy("Hvorfor betyder det noget?"),
        gettext_lazy("Hvordan klarer jeg det?"),
        gettext_lazy("Hvad skal jeg lære mere af, og hvad skal jeg holde op med?"),
    ),
    Side.LEADER: (
        gettext_lazy("Hvad har %(other)s ansvar for?"),
        gettext_lazy("Hvorfor betyder det noget?"),
        gettext_lazy("Hvordan klarer %(other)s det?"),
        gettext_lazy("Hvad skal %(other)s lære mere af, og hvad kan %(other)s holde op med?"),
    ),
}


def kept_of(seen: Seen, side: str) -> Seen:
    """What is kept of how somebody sees a goal: a first time only of a leader who says that it is not under way."""
    if seen.standing is None:
        return Seen()
    is_first = seen.is_first_time and side == Side.LEADER and seen.standing == Standing.NOT_REACHED
    return Seen(seen.standing, seen.words, is_first)


def question_of(side: str, theme: str, other: str) -> str:
    """The question under a theme for one side; `other` is the other's first name."""
    return str(QUESTIONS[Side(side)][Theme(theme)].question) % {"other": other}


def help_of(side: str, theme: str, other: str) -> str:
    """What helps to answer the question under a theme."""
    return str(QUESTIONS[Side(side)][Theme(theme)].help) % {"other": other}


def feedforward_of(side: str, other: str) -> list[str]:
    """The four questions that the dialogue should leave nobody without an answer to."""
    return [str(words) % {"other": other} for words in FEEDFORWARD[Side(side)]]


def demand_unrevealed(state: str) -> None:
    """What is prepared changes until both are ready, and never after. Raises Refused."""
    if state == State.CANCELLED:
        raise Refused(_("Samtalen er aflyst. Det, du har skrevet, kan ikke ændres mere."))
    if state != State.BOOKED:
        raise Refused(_("I er begge klar og læser hinandens ord. Derfor kan de ikke ændres mere."))


def demand_writing(*, is_ready: bool) -> None:
    """Who has said that they are ready takes it back before writing on. Raises Refused."""
    if is_ready:
        raise Refused(_("Du har sagt, at du er klar. Vælg »Skriv videre«, før du ændrer noget."))


def demand_same_preparation(seen: int | None, now: int) -> None:
    """Nobody overwrites from one window what they wrote in another; without a number nobody asks. Raises Refused."""
    if seen is not None and seen != now:
        raise Refused(
            _(
                "Du har gemt noget andet i et andet vindue. Det, du skrev her, står her endnu. "
                "Gem igen for at beholde det."
            )
        )


def demand_something(words: Iterable[str]) -> None:
    """Who reads the other's words has written some. Raises Refused."""
    if not any(words):
        raise Refused(_("Skriv noget ved mindst ét af de fire spørgsmål, før du er klar."))

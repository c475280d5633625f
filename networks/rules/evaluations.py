"""What members are asked about their network: whether it does what it is for, and how they work together. No database.

A statement stands for each purpose of the programme, so that a network is held up against its own purposes and not
against somebody else's (network guide, KL 2008, pages 9 and 15). The risks of the chosen type are asked about as well
(pages 10 to 13), and whether the differences still teach anything. A pulse after a meeting asks two of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from evaluation.rules.circles import Reach, reach_of
from evaluation.rules.questionnaires import LONGEST_WORDING
from evaluation.rules.rounds import BETWEEN_ROUNDS, LEAST_K
from networks.rules.programmes import Attendance, Kind, Purpose
from networks.rules.sentences import listed
from organisation.rules.refusals import Refused
from organisation.rules.times import day_words

TIME_TO_ANSWER = timedelta(days=14)
MOST_TIME_TO_ANSWER = timedelta(days=60)
"""While an evaluation is open, the next one waits and nothing of it can be read."""
BETWEEN = BETWEEN_ROUNDS
"""Two figures about the same people close to each other tell what one of them has answered in between."""
TIME_FOR_A_PULSE = timedelta(days=4)
BETWEEN_PULSES = timedelta(days=7)
"""The same of a pulse: whoever books two meetings on a day, with one member fewer at the second, learns nothing."""
REMIND_BEFORE = timedelta(days=4)
SOON_AFTER = timedelta(days=1)
"""A pulse is sent to a meeting that ended no longer ago than this: later nobody remembers."""
GO_ON = "go-on"
DIFFERENCES = "differences"
WORTH = "worth-the-time"
TAKE_HOME = "take-home"


PURPOSES: Mapping[str, tuple[str, str]] = {
    Purpose.PROFESSION: ("Jeg er blevet en dygtigere leder af at være med.", "Taking part makes me a better leader."),
    Purpose.TOOLS: ("Jeg har taget redskaber med hjem og brugt dem.", "I have taken tools home and used them."),
    Purpose.REFLECTION: (
        "Her kan jeg tænke højt om det, der er svært.",
        "Here I can think aloud about what is difficult.",
    ),
    Purpose.MOTIVATION: ("Jeg går fra møderne med mere lyst til at lede.", "I leave the meetings keener to lead."),
    Purpose.CULTURE: (
        "Vi har fået en mere fælles måde at lede på.",
        "We have come closer to a common way of leading.",
    ),
    Purpose.STRATEGY: (
        "Jeg forstår bedre, hvor kommunen er på vej hen.",
        "I understand better where the municipality is going.",
    ),
    Purpose.FEEDBACK: (
        "Det, vi ser i hverdagen, når frem til dem, der beslutter.",
        "What we see in daily work reaches those who decide.",
    ),
}
WATCHED: Mapping[str, tuple[str, tuple[str, str]]] = {
    Kind.PROFESSIONAL: (
        "about-leading",
        ("Vi taler mere om ledelse end om fag.", "We talk more about leading than about our field."),
    ),
    Kind.CROSS: (
        "know-each-other",
        ("Vi kender hinandens hverdag godt nok til at hjælpe.", "We know each other's work well enough to help."),
    ),
    Attendance.MANDATORY: (
        "would-come",
        ("Jeg ville komme, også hvis det var frivilligt.", "I would come even if it were voluntary."),
    ),
    Attendance.VOLUNTARY: ("most-come", ("De fleste er med hver gang.", "Most of us are there each time.")),
}
SCALE = {
    "low": 1,
    "high": 5,
    "lead": {"da": "Det passer", "en": "This is true"},
    "labels": {
        "da": ["slet ikke", "lidt", "noget", "godt", "helt"],
        "en": ["not at all", "a little", "partly", "mostly", "completely"],
    },
}
REACH_WORDS = {
    Reach.SHARED: gettext_lazy(
        "For få til egne tal. Svarene tæller kun med i tallet for alle netværk under ét, og kun hvis næsten alle "
        "svarer. Det, de skriver med egne ord, bliver ikke vist."
    ),
    Reach.NOWHERE: gettext_lazy("Kan ikke spørges nu: svarene kan ikke vises, heller ikke sammen med andres."),
}
LED = ("Facilitatoren hjælper os videre.", "The facilitator helps us on.")
LED_IN_TURN = ("Den, der leder mødet, hjælper os videre.", "Whoever leads the meeting helps us on.")
TIME_WELL_SPENT = ("Møderne er tiden værd.", "The meetings are worth the time.")


@dataclass(frozen=True, slots=True)
class Asking:
    """A network that could be asked, how many members it has, and how far their answers can reach."""

    pk: int
    name: str
    members: int
    reach: Reach

    @property
    def sized(self) -> str:
        """Vig (8 deltagere)."""
        words = ngettext("%(name)s (%(number)s deltager)", "%(name)s (%(number)s deltagere)", self.members)
        return words % {"name": self.name, "number": self.members}

    @property
    def limits(self) -> str:
        """What will not be possible, in words; empty where the network can have its own figures."""
        return str(REACH_WORDS.get(self.reach, ""))


def asking_of(networks: Iterable[tuple[int, str, int]]) -> list[Asking]:
    """How far the answers of networks (id, name, members) can reach when they are asked together."""
    those = list(networks)
    reach = reach_of({str(pk): members for pk, _name, members in those}, LEAST_K)
    return [Asking(pk, name, members, reach[str(pk)]) for pk, name, members in those]


def demand_reach(asked: Iterable[Asking]) -> None:
    """Nobody is asked whose answer could be in no figure; raises `Refused` that names the networks and their sizes."""
    if small := [one.sized for one in asked if one.reach == Reach.NOWHERE]:
        words = _("Tag %(networks)s ud: der er for få til, at svarene kan vises, heller ikke sammen med andres.")
        raise Refused(words % {"networks": listed(small, most=len(small))}, "networks")


def demand_moved(last: date, to: date, opened: date, on: date, *, was_shortened: bool) -> None:
    """The last day of an open evaluation is moved so that everybody asked can still answer. Raises Refused.

    At the earliest to the end of tomorrow, and to an earlier day once only, whatever has been answered: the law knows
    nothing of it, so that neither a yes nor a no can be used to count, and nobody closes on a chosen answer.
    """
    if to == last:
        raise Refused(_("Det er allerede den sidste dag. Vælg en anden."), "last_day")
    if to <= on:
        raise Refused(_("Vælg tidligst i morgen, så alle, der er spurgt, kan nå at svare."), "last_day")
    if to > opened + MOST_TIME_TO_ANSWER:
        raise Refused(
            _("En evaluering er åben i højst %(days)s dage. Vælg en dag før.") % {"days": MOST_TIME_TO_ANSWER.days},
            "last_day",
        )
    if to < last and was_shortened:
        raise Refused(_("Dagen er rykket frem én gang. Nu kan den kun flyttes til senere."), "last_day")


def earliest_end(recent: Mapping[str, date], on: date) -> tuple[list[str], date | None]:
    """The networks that were evaluated lately, and the first day on which their next evaluation may end."""
    near = {name: day + BETWEEN for name, day in recent.items() if day + BETWEEN > on}
    return sorted(near), max(near.values(), default=None)


def demand_apart(recent: Mapping[str, date], last: date) -> None:
    """Two evaluations of one network lie sixty days apart; raises Refused with the networks and the first day.

    `recent` is when each network's answers were last made known.
    """
    near = {name: day for name, day in recent.items() if day + BETWEEN > last}
    if near:
        names, day = listed(sorted(near), most=len(near)), max(near.values()) + BETWEEN
        words = _(
            "Der skal være mindst %(days)s dage mellem to evalueringer af samme netværk, ellers kan man regne den "
            "enkeltes svar ud. For %(networks)s er den tidligste sidste dag den %(day)s."
        )
        raise Refused(words % {"days": BETWEEN.days, "networks": names, "day": day_words(day)}, "last_day")


def questions_of(
    programme: int, kind: str, attendance: str, purposes: Iterable[tuple[str, str]], *, in_turn: bool = False
) -> dict[str, Any]:
    """The questionnaire of a programme: `purposes` by rank, an own one with its words; who leads, as it is decided."""
    working = [
        (WORTH, TIME_WELL_SPENT),
        ("speak-freely", ("Jeg kan tale frit, og det bliver her.", "I can speak freely, and it stays here.")),
        (
            DIFFERENCES,
            ("Forskellene mellem os giver mig stadig noget nyt.", "Our differences still teach me something new."),
        ),
        WATCHED[kind],
        WATCHED[attendance],
        ("facilitator", LED_IN_TURN if in_turn else LED),
        (
            "protected-time",
            ("Jeg kan bruge den tid på det, som ledelsen har lovet.", "I can spend the time that management promised."),
        ),
        (GO_ON, ("Jeg vil gerne fortsætte i netværket.", "I should like to stay in the network.")),
    ]
    return {
        "key": f"netvaerk-{programme}",
        "title": {"da": "Evaluering af netværket", "en": "Evaluation of the network"},
        "about": {
            "da": "Om netværket gør det, det er til for, og om hvordan I arbejder sammen.",
            "en": "On whether the network does what it is for, and on how you work together.",
        },
        "minutes": 4,
        "scale": SCALE,
        "themes": [
            *purposes_theme(purposes),
            theme(
                "working",
                ("Sådan arbejder vi sammen", "How we work together"),
                ("Om møderne, tilliden og rammerne.", "On meetings, trust and frames."),
                working,
            ),
        ],
        "open": [
            asked("keep", ("Hvad skal netværket blive ved med?", "What should the network go on doing?")),
            asked("change", ("Hvad ville gøre det bedre?", "What would make it better?")),
        ],
    }


def purposes_theme(purposes: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    """A statement for each purpose; no theme where none has been chosen."""
    items = [(f"purpose-{rank}", statement_of(purpose, words)) for rank, (purpose, words) in enumerate(purposes, 1)]
    name, about = ("Det, netværket er til for", "What the network is for"), ("Formålene.", "The purposes.")
    return [theme("purposes", name, about, items)] if items else []


def statement_of(purpose: str, words: str) -> tuple[str, str]:
    """What is said of a purpose; the words of an own one are the municipality's, in the language they wrote.

    Braces would be read as a place for a name, and a statement has room for so many letters.
    """
    if purpose != Purpose.OWN:
        return PURPOSES[purpose]
    plain = words.translate(str.maketrans("{}", "()"))
    danish, english = f"Det lykkes for os: {plain}", f"We succeed in this: {plain}"
    return shorten(danish), shorten(english)


def shorten(said: str) -> str:
    """A statement as long as there is room for."""
    return said if len(said) <= LONGEST_WORDING else said[: LONGEST_WORDING - 1] + "…"


def pulse_questions() -> dict[str, Any]:
    """The two questions after a meeting."""
    items = [
        (WORTH, ("Mødet var tiden værd.", "The meeting was worth the time.")),
        (TAKE_HOME, ("Jeg tager noget med hjem, som jeg vil bruge.", "I take something home that I will use.")),
    ]
    name, about = ("Mødet", "The meeting"), ("To spørgsmål om mødet.", "Two questions about the meeting.")
    return {
        "key": "netvaerk-puls",
        "title": {"da": "Puls efter mødet", "en": "Pulse after the meeting"},
        "about": {"da": "To hurtige spørgsmål.", "en": "Two quick questions."},
        "minutes": 1,
        "scale": SCALE,
        "themes": [theme("meeting", name, about, items)],
        "open": [],
    }


def theme(
    key: str, name: tuple[str, str], about: tuple[str, str], items: Iterable[tuple[str, tuple[str, str]]]
) -> dict[str, Any]:
    """A theme with its statements."""
    return {"key": key, "name": bilingual(name), "about": bilingual(about), "items": [asked(*item) for item in items]}


def asked(key: str, said: tuple[str, str]) -> dict[str, Any]:
    """A question that everybody is asked alike."""
    return {"key": key, "wording": {"self": bilingual(said), "others": bilingual(said)}}


def bilingual(said: tuple[str, str]) -> dict[str, str]:
    """A text in Danish and English."""
    return dict(zip(("da", "en"), said, strict=True))

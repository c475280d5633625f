"""The promise of a round in sentences, and what each choice that is part of it means. No database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise as Words
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation.rules.rounds import Visibility
from organisation.rules.words import number_words

SHORTEST_TIME = timedelta(days=7)

VISIBILITY_MEANS: Mapping[Visibility, str | Words] = {
    Visibility.LEADER: gettext_lazy("Lederen læser rapporten alene og viser den kun til dem, lederen selv vælger."),
    Visibility.SUPERIOR: gettext_lazy("Lederen og nærmeste leder læser den samme rapport og taler om den."),
    Visibility.CHAIN: gettext_lazy("Også lederne over dem kan læse rapporten, helt op til direktøren."),
    Visibility.MEMBERS: gettext_lazy("HR ser tal og ingen ord. De, der selv er med, læser også ordene."),
}
KEYS_MEAN: Mapping[bool, str | Words] = {
    False: gettext_lazy(
        "Runden lukker af sig selv, når fristen er passeret. En driftsansvarlig, der læser både nøglefilen og "
        "databasen, mens runden er åben, kan læse svar."
    ),
    True: gettext_lazy(
        "HR og medarbejderrepræsentanten har hvert sit kodeord, og begge skal skrives, når runden åbner og lukker. "
        "Ingen af dem kan læse svar alene. Glemmes et kodeord, er alle svar tabt."
    ),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the promise: what is promised, what more there is to say, and the drawing beside it."""

    head: str
    more: str
    icon: str


def promise_lines(k: int, visibility: str, *, two_keys: bool) -> tuple[Line, ...]:
    """What is promised to everybody who is asked, as the rules stand."""
    key = (
        _("Nøglen kræver to kodeord: HR's og medarbejderrepræsentantens.")
        if two_keys
        else _("Så kan ingen finde ud af, hvem der skrev hvad.")
    )
    readers = _("Rapporten læses af %(who)s.") % {"who": Visibility(visibility).label}
    return (
        Line(_("Ingen kan se, hvad du svarer."), _("Heller ikke lederen, ledere højere oppe eller HR."), "shield"),
        Line(
            _("Tal vises kun, når mindst %(k)s har svaret.") % {"k": number_words(k)},
            _("Ellers viser vi dem ikke, og de kan ikke regnes ud."),
            "people",
        ),
        Line(
            _("Dine egne ord vises uden navn og i tilfældig rækkefølge."),
            _("Men de kan kendes på, hvordan du skriver."),
            "doc",
        ),
        Line(_("Når runden lukker, slettes forbindelsen til dig."), key, "key"),
        Line(readers, str(VISIBILITY_MEANS[Visibility(visibility)]), "lock"),
    )


def open_words() -> tuple[str, ...]:
    """What is said openly beside the promise, because it cannot be promised."""
    return (
        _("Lederens egne svar og nærmeste leders svar vises med navn."),
        _("Svarer alle det samme, kan man se, hvad alle svarede."),
        _("Kommer en ny til mellem faste kolleger, kan svaret somme tider gættes ud fra to runder."),
    )


def is_short(deadline: datetime, at: datetime) -> bool:
    """Whether people get under a week to answer: somebody is always on holiday or off duty for some days."""
    return deadline - at < SHORTEST_TIME

"""What a respondent reads beside the questions: what is promised, and who reads what is written. No database."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from evaluation.rules.promises import Line, promise_lines
from evaluation.rules.rounds import NAMED, RaterGroup, Visibility
from organisation.rules.words import number_words

SHOWN_LINES = 4


@dataclass(frozen=True)
class Reading:
    """Who reads a text, and how it is shown."""

    who: str
    how: str


def promised(group: str, k: int, visibility: str, *, two_keys: bool) -> tuple[Line, ...]:
    """The lines before the first question: four promises, or for those who answer by name what that means."""
    if group == RaterGroup.MEMBERS:
        return circle_lines(k)
    if group not in NAMED:
        return promise_lines(k, visibility, two_keys=two_keys)[:SHOWN_LINES]
    whose = _("Dine svar vises som dine egne.") if group == RaterGroup.SELF else _("Dine svar vises med dit navn.")
    why = (
        _("De står ved siden af de andres, så du kan se forskellen.")
        if group == RaterGroup.SELF
        else _("Der er kun én nærmeste leder, så de kan ikke være anonyme.")
    )
    return (
        Line(whose, why, "people"),
        Line(_("De vises først, når runden er lukket."), _("Indtil da kan ingen læse dem, heller ikke HR."), "shield"),
        Line(
            _("Rapporten læses af %(who)s.") % {"who": Visibility(visibility).label},
            _("Det ligger fast, fra runden åbnede."),
            "lock",
        ),
    )


def circle_lines(k: int) -> tuple[Line, ...]:
    """What is promised to members who rate their circle."""
    return (
        Line(
            _("Ingen kan se, hvad du svarer."), _("Heller ikke de andre, facilitatoren, din leder eller HR."), "shield"
        ),
        Line(
            _("Tal vises kun, når mindst %(k)s har svaret.") % {"k": number_words(k)},
            _("Ellers viser vi dem ikke, og de kan ikke regnes ud."),
            "people",
        ),
        Line(
            _("Dine egne ord vises uden navn og i tilfældig rækkefølge."),
            _("Deltagerne og facilitatoren læser dem. HR gør ikke."),
            "doc",
        ),
        Line(
            _("Når runden lukker, slettes forbindelsen til dig."),
            _("Så kan ingen finde ud af, hvem der skrev hvad."),
            "key",
        ),
    )


def readers(group: str, leader: str, superior: str, k: int, visibility: str) -> Reading:
    """Who reads one's own words: said right above the field, with the leader's first name."""
    return Reading(who_reads(leader, superior, visibility), how_shown(group, k))


def who_reads(leader: str, superior: str, visibility: str) -> str:
    """The readers by name."""
    if visibility == Visibility.MEMBERS:
        return _("Det læser deltagerne og facilitatoren.")
    names = {"leader": leader, "superior": superior}
    if visibility == Visibility.LEADER or not superior:
        return _("Det læser %(leader)s.") % names
    if visibility == Visibility.SUPERIOR:
        return _("Det læser %(leader)s og nærmeste leder, %(superior)s.") % names
    return _("Det læser %(leader)s, nærmeste leder, %(superior)s, og lederne over dem.") % names


def how_shown(group: str, k: int) -> str:
    """With a name or without, and when at all."""
    if group == RaterGroup.SELF:
        return _("Det vises som dine egne ord.")
    if group == RaterGroup.SUPERIOR:
        return _("Det vises med dit navn.")
    words = {"k": number_words(k)}
    return _("Uden navn, blandet med de andres, og kun hvis mindst %(k)s har svaret og tre har skrevet.") % words

"""The signs by which a known risk of a choice shows itself, as questions for those who watch how a network fares.

Source: the network guide (KL 2008), pages 9 and 10. A professional network risks talk about the field and
one-eyedness, a cross-disciplinary one strangers and, in time, differences that no longer disturb; voluntary attendance
fluctuates. The risk is shown where the choice is made (`CONSEQUENCES`), its question when the networks have met for a
while.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from networks.rules.programmes import CONSEQUENCES, Attendance, Kind, Sign


@dataclass(frozen=True, slots=True)
class Watch:
    """How a sign is asked for in the dialogue with members and facilitator, and what may help when it is there."""

    question: str | Promise
    remedy: str | Promise


WATCHED: Mapping[Sign, Watch] = {
    Sign.FIELD_TALK: Watch(
        _("Hvor meget af det seneste møde handlede om at lede, og hvor meget om faget?"),
        _("Lad hvert møde begynde med et dilemma om ledelse, og lad faget vente til bagefter."),
    ),
    Sign.ONE_EYED: Watch(
        _("Hvornår blev nogen sidst overrasket over et svar i netværket?"),
        _("Inviter en leder fra et andet område til et møde, eller lad facilitatoren udfordre, når alle er enige."),
    ),
    Sign.STRANGERS: Watch(
        _("Bruger I stadig tid på at forklare hinanden, hvordan jeres hverdag ser ud?"),
        _("Læg et møde ude hos hver af deltagerne, så de andre har set det, der bliver talt om."),
    ),
    Sign.WORN: Watch(
        _("Kan I gætte, hvad de andre vil sige, før de siger det?"),
        _("Overvej en rotation, så nogle af pladserne får nye mennesker."),
    ),
    Sign.UNWILLING: Watch(
        _("Er der nogen, der kommer, fordi de skal, og ikke fordi de får noget ud af det?"),
        _("Tal om formålet igen, og lad hver deltager sige, hvad mødet skal kunne bruges til."),
    ),
    Sign.FLUCTUATING: Watch(
        _("Er det de samme, der kommer hver gang, og ved I på forhånd, hvor mange I bliver?"),
        _("Aftal møderne for et år ad gangen, og sig højt, hvad det koster de andre, når man bliver væk."),
    ),
}


def risks_of(kind: str, attendance: str) -> tuple[Sign, ...]:
    """The signs to watch for in networks of a type and an attendance: those of the type first."""
    return CONSEQUENCES[Kind(kind)].risks + CONSEQUENCES[Attendance(attendance)].risks

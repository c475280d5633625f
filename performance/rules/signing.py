"""The law of signing: the dialogue was held, and not necessarily agreed."""

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext as _

from organisation.rules.refusals import Refused
from performance.rules.dialogues import State, other


def demand_held(state: str, starts: datetime, at: datetime) -> None:
    """One signs a dialogue that both prepared, once it has begun. Raises Refused."""
    if state == State.BOOKED:
        raise Refused(_("I kan skrive under, når I begge har været klar og samtalen er holdt."))
    if state != State.REVEALED:
        raise Refused(_("Samtalen er afsluttet, så der er ikke mere at skrive under på."))
    if at < starts:
        raise Refused(_("I kan først skrive under, når samtalen er begyndt."))


def demand_same_signed(seen: int | None, now: int) -> None:
    """One signs the text that one has read; without a number nobody asks. Raises Refused."""
    if seen is not None and seen != now:
        raise Refused(_("Aftalerne er ændret, siden du åbnede siden. Læs dem igen, og skriv så under."))


def demand_can_take_back(state: str, signed: Collection[str], side: str) -> None:
    """One takes one's own signature back until the other has signed. Raises Refused."""
    if state == State.SIGNED or other(side) in signed:
        raise Refused(_("I har begge skrevet under. Åbn samtalen igen, hvis noget skal ændres."))
    if side not in signed:
        raise Refused(_("Du har ikke skrevet under."))


def demand_can_reopen(state: str, *, is_same_leader: bool, has_open: bool) -> None:
    """A signed dialogue is opened again by the two who signed it, unless the next one is under way. Raises Refused."""
    if state != State.SIGNED:
        raise Refused(_("Samtalen er ikke underskrevet af jer begge, så den er åben endnu."))
    if not is_same_leader:
        raise Refused(_("I er ikke længere medarbejder og nærmeste leder, så samtalen kan ikke åbnes igen."))
    if has_open:
        raise Refused(_("I har allerede aftalt den næste samtale. Tag det op der."))

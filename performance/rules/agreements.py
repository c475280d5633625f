"""The law of what the two write together: when it changes, and how neither overwrites the other."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from organisation.rules.refusals import Refused
from performance.rules.dialogues import Outcome, State


def demand_open_text(state: str, signed: Collection[str]) -> None:
    """The two write together from the reveal until the first of them signs: nobody's signature gets another text.

    Raises Refused. `signed` are the sides whose signatures stand.
    """
    if state == State.BOOKED:
        raise Refused(_("I skriver aftaler sammen, når I begge er klar."))
    if state != State.REVEALED:
        raise Refused(_("Samtalen er afsluttet, så aftalerne kan ikke ændres."))
    if signed:
        raise Refused(_("En af jer har skrevet under. Tag underskriften tilbage, hvis noget skal ændres."))


def demand_same_text(seen: int | None, now: int) -> None:
    """Nobody overwrites what they have not seen; without a number nobody asks. Raises Refused."""
    if seen is not None and seen != now:
        raise Refused(
            _(
                "Aftalerne er ændret, mens du skrev. Se, hvad der står nu. Din tekst står her endnu, "
                "og du kan gemme den, hvis den stadig passer."
            )
        )


def demand_unsettled(outcome: str, to: str) -> None:
    """An agreement is settled once: it is kept or dropped. Raises Refused."""
    if outcome != Outcome.OPEN and outcome != to:
        raise Refused(_("Aftalen er allerede gjort op: %(outcome)s.") % {"outcome": Outcome(outcome).label})

"""The law of attendance: when it is noted, and what may be said of it outside the network.

A meeting's share is how many of its members were there, where somebody has noted it, and otherwise how many of those
asked had said yes beforehand. Words always tell which.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.utils.translation import gettext as _

from organisation.rules.calendar import State
from organisation.rules.refusals import Refused


def demand_begun(*, state: str, starts: datetime, at: datetime) -> None:
    """Who was there is noted from when a meeting begins; a meeting that was called off had nobody. Raises Refused."""
    if state == State.CANCELLED:
        raise Refused(_("Mødet er aflyst, så der er intet fremmøde at skrive ind."))
    if at < starts:
        raise Refused(_("Mødet er ikke begyndt. Skriv fremmødet ind, når I er samlet."))


@dataclass(frozen=True, slots=True)
class Share:
    """How many came to a meeting in per cent, or had said yes to it where nobody has noted who came."""

    percent: int
    is_noted: bool = True


class Basis(Enum):
    """What the shares of several meetings rest on."""

    NOTED = "noted"
    SAID = "said"
    BOTH = "both"


def basis_of(shares: Iterable[Share]) -> Basis:
    """What shares rest on: on notes alone, on yes-answers alone, or on some of each."""
    kinds = {one.is_noted for one in shares}
    if len(kinds) > 1:
        return Basis.BOTH
    return Basis.NOTED if True in kinds else Basis.SAID


def share_of(there: int, members: int) -> int:
    """How many were there, in whole per cent; halves go up."""
    return (200 * there + members) // (2 * members) if members else 0

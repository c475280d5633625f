"""The law of attendance: when it is noted, and what may be said of it outside the network.

A meeting's share is how many of its members were there, where somebody has noted it, and otherwise how many of those
asked had said yes beforehand. Words always tell which.

Of one member nothing is said outside the network, but for one case: the nearest leader follows a member of a mandatory
network after a talk about it with the facilitator (the network guide, KL 2008: mandatory gives continuity).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from django.utils.translation import gettext as _

from networks.rules.differences import FEWEST_NOTED
from networks.rules.programmes import Attendance
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


@dataclass(frozen=True, slots=True)
class Came:
    """How many of how many meetings somebody came to. Numbers alone: neither which meetings nor why."""

    there: int
    meetings: int

    @property
    def says_something(self) -> bool:
        """From three noted meetings on. A number about one or two tells which were missed, and asks for the cause."""
        return self.meetings >= FEWEST_NOTED

    @property
    def is_a_pattern(self) -> bool:
        """Whether so many were missed that a talk may open the number to the nearest leader: at least every second.

        It is asked of the member's whole time in the network, where at least three meetings are noted. Whoever comes
        more often than not gives the continuity that a mandatory network is for, and stays between the members.
        """
        return self.says_something and 2 * self.there <= self.meetings


def is_followed_up(attendance: str) -> bool:
    """Whether a talk can open a member's number to the nearest leader: in mandatory networks alone."""
    return attendance == Attendance.MANDATORY


def demand_talk(*, attendance: str, came: Came, starts: date, held_on: date, today: date) -> None:
    """A talk about attendance is noted in a mandatory network, with who missed at least every second meeting.

    It has been held, in the member's time in the network. Raises Refused.
    """
    if not is_followed_up(attendance):
        raise Refused(_("Det er frivilligt at være med i netværket. Derfor følger ingen leder fremmødet."))
    if not came.is_a_pattern:
        raise Refused(
            _(
                "Det kan først noteres, når fremmødet er skrevet ind for tre møder, "
                "og deltageren kom til højst halvdelen."
            )
        )
    if held_on > today:
        raise Refused(_("Den dag er ikke kommet. Skriv det ind, når I har talt sammen."), "held_on")
    if held_on < starts:
        raise Refused(_("Den dag var deltageren ikke kommet med i netværket."), "held_on")

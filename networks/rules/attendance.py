"""The law of attendance: when it is noted, and what may be said of it outside the network."""

from datetime import datetime

from django.utils.translation import gettext as _

from organisation.rules.calendar import Refusal, State


def demand_begun(*, state: str, starts: datetime, at: datetime) -> None:
    """Who was there is noted from when a meeting begins; a meeting that was called off had nobody. Raises Refusal."""
    if state == State.CANCELLED:
        raise Refusal(_("Mødet er aflyst, så der er intet fremmøde at skrive ind."))
    if at < starts:
        raise Refusal(_("Mødet er ikke begyndt. Skriv fremmødet ind, når I er samlet."))


def share_of(there: int, members: int) -> int:
    """How many were there, in whole per cent; halves go up."""
    return (200 * there + members) // (2 * members) if members else 0

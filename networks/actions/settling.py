"""What HR's decisions about hours and about invoices share."""

from datetime import datetime

from networks.models import Hours, Invoice
from networks.rules.money import State, demand_move
from organisation.models import Account


def settle_row(
    found: Hours | Invoice, *, to: State, reason: str, by: Account | None, at: datetime
) -> dict[str, object]:
    """Approve, reject or open again what a facilitator told, in the caller's transaction; what it was before.

    Raises Refused where somebody has settled it meanwhile.
    """
    demand_move(found.state, to)
    before: dict[str, object] = {"state": found.state}
    found.state, found.reason, found.settled_by, found.settled_at = to, reason, by, at
    found.save(update_fields=["state", "reason", "settled_by", "settled_at"])
    return before

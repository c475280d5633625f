"""The verb of budgets: what a programme may spend on facilitation in a year."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from networks.models import Programme, YearBudget
from organisation.actions.audit import record
from organisation.models import Account


def set_budget(*, programme: Programme, year: int, amount: Decimal, by: Account | None, at: datetime) -> YearBudget:
    """Set or change a programme's budget for a year; the trail keeps what it was."""
    with transaction.atomic():
        Programme.objects.select_for_update().get(pk=programme.pk)
        former = YearBudget.objects.filter(programme=programme, year=year).first()
        found, _made = YearBudget.objects.update_or_create(programme=programme, year=year, defaults={"amount": amount})
        before = {"amount": str(former.amount)} if former else {}
        record(verb="set_budget", by=by, at=at, on=found, before=before, after={"year": year, "amount": str(amount)})
    return found

"""Hours and amounts in templates."""

from decimal import Decimal

from django import template

from networks.models import Hours
from networks.rules import money

register = template.Library()


@register.filter
def hours(minutes: int) -> str:
    """1,5"""
    return money.hours(minutes)


@register.filter
def kroner(amount: Decimal) -> str:
    """12.500 kr."""
    return money.kroner(amount)


@register.filter
def cost(row: Hours) -> str:
    """What a registration costs at the rate of its day."""
    return money.kroner(money.cost_of(row.minutes, row.rate))

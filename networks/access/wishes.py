"""Doors to wishes: HR sees the round, and each leader their own answer. To anybody else neither exists."""

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404

from networks.models import Wishes, WishRound
from networks.queries.wishes import Apart, pairs_of
from networks.rules.wishes import State, is_over
from organisation.access.roles import hr_desk
from organisation.models import Person


def wish_round_for(reader: Person, pk: int, on: date) -> WishRound:
    """A wish round, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(WishRound.objects.select_related("programme"), pk=pk)


def apart_for(reader: Person, pk: int, one: int, other: int, on: date) -> tuple[WishRound, Apart]:
    """Two who would rather not sit together, to HR and when the round is over; before that nobody has wished it."""
    round = wish_round_for(reader, pk, on)
    pairs = pairs_of(round) if is_over(round.state, round.until, on) else []
    for pair in pairs:
        if {pair.one.pk, pair.other.pk} == {one, other}:
            return round, pair
    raise Http404


def own_wishes_for(person: Person, pk: int) -> Wishes:
    """A person's own answer in a round that is open; whoever is not asked sees nothing there."""
    own = Wishes.objects.filter(person=person, round__state=State.OPEN).select_related("round__programme", "person")
    return get_object_or_404(own, round=pk)

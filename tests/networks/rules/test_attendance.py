"""When attendance is noted, and the shares that are told of it."""

from datetime import UTC, datetime, timedelta

import pytest

from networks.rules.attendance import Basis, Share, basis_of, demand_begun
from organisation.rules.calendar import State
from organisation.rules.refusals import Refused

BEGINS = datetime(2026, 11, 30, 12, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize("at", [BEGINS, BEGINS + MOMENT, BEGINS + timedelta(days=400)])
def test_who_was_there_is_noted_from_the_moment_it_begins(at):
    assert demand_begun(state=State.BOOKED, starts=BEGINS, at=at) is None


@pytest.mark.parametrize(
    ("state", "at", "words"),
    [
        (State.BOOKED, BEGINS - MOMENT, "Mødet er ikke begyndt."),
        (State.CANCELLED, BEGINS, "Mødet er aflyst"),
        (State.CANCELLED, BEGINS - MOMENT, "Mødet er aflyst"),
    ],
)
def test_neither_before_it_begins_nor_when_it_was_called_off(state, at, words):
    with pytest.raises(Refused, match=words):
        demand_begun(state=state, starts=BEGINS, at=at)


@pytest.mark.parametrize(
    ("noted", "basis"),
    [([], Basis.SAID), ([True, True], Basis.NOTED), ([False, False], Basis.SAID), ([False, True, True], Basis.BOTH)],
)
def test_shares_rest_on_notes_on_what_was_said_or_on_both(noted, basis):
    assert basis_of(Share(50, is_noted) for is_noted in noted) is basis


def test_a_share_is_of_those_who_were_there_unless_it_says_otherwise():
    assert basis_of([Share(50)]) is Basis.NOTED

"""A series of meetings: each its own, moved and cancelled alone or with the rest."""

from datetime import timedelta

import pytest

from networks.actions.meetings import book_meeting, cancel_meeting, move_meeting
from networks.actions.series import book_series, cancel_rest, move_rest
from networks.models import Meeting, Series
from organisation.models import AuditEntry, Letter
from organisation.rules.calendar import COPENHAGEN, State
from organisation.rules.refusals import Refused
from tests.world import NOW, wall

DAYS = (20, 48, 76)
TIMES = [(wall(day, 13), wall(day, 15)) for day in DAYS]


@pytest.fixture
def series(world):
    Letter.objects.all().delete()
    return book_series(network=world.things.network, weeks=4, times=TIMES, place="Havnehuset", by=world.hr, at=NOW)


def meetings(series):
    return list(series.meetings.select_related("network__facilitator__person", "appointment"))


def spans(series):
    return [(one.appointment.starts, one.appointment.ends) for one in meetings(series)]


def test_each_meeting_is_its_own_with_its_own_letters(series):
    assert spans(series) == TIMES
    assert len({one.appointment.uid for one in meetings(series)}) == 3
    assert Letter.objects.filter(calendar_method="REQUEST").count() == 6


def test_all_are_booked_or_none(world):
    book_meeting(network=world.things.network, starts=wall(48, 14), ends=wall(48, 16), by=world.hr, at=NOW)
    before = Meeting.objects.count(), Letter.objects.count()
    with pytest.raises(Refused, match="allerede et møde"):
        book_series(network=world.things.network, weeks=4, times=TIMES, by=world.hr, at=NOW)
    assert (Meeting.objects.count(), Letter.objects.count(), Series.objects.count()) == (*before, 0)


def test_without_a_day_there_is_nothing_to_book(world):
    with pytest.raises(Refused, match="mindst én"):
        book_series(network=world.things.network, weeks=4, times=[], by=world.hr, at=NOW)


def test_one_moves_and_is_cancelled_alone(series, world):
    _first, second, third = meetings(series)
    move_meeting(meeting=second, starts=wall(49, 9), ends=wall(49, 11), by=world.hr, at=NOW)
    cancel_meeting(meeting=third, by=world.hr, at=NOW)
    assert spans(series) == [TIMES[0], (wall(49, 9), wall(49, 11)), TIMES[2]]
    assert [one.appointment.sequence for one in meetings(series)] == [0, 1, 1]


@pytest.mark.parametrize("days", [-3, 1, 28, 29])
def test_the_rest_moves_by_as_many_days_to_the_same_hours(series, world, days):
    _first, second, _third = meetings(series)
    move_rest(meeting=second, starts=wall(48 + days, 9), ends=wall(48 + days, 11, 30), by=world.hr, at=NOW)
    assert spans(series) == [TIMES[0], *((wall(day + days, 9), wall(day + days, 11, 30)) for day in DAYS[1:])]
    assert [one.appointment.sequence for one in meetings(series)] == [0, 1, 1]
    assert {one.appointment.place for one in meetings(series)} == {"Havnehuset"}


def test_hours_stay_hours_over_the_change_of_clocks(world):
    days = range(20, 20 + 12 * 28, 28)
    times = [(wall(day, 13), wall(day, 15)) for day in days]
    series = book_series(network=world.things.network, weeks=4, times=times, by=world.hr, at=NOW)
    move_rest(meeting=meetings(series)[0], starts=wall(21, 9), ends=wall(21, 11), by=world.hr, at=NOW)
    clocks = {tuple(moment.astimezone(COPENHAGEN).hour for moment in span) for span in spans(series)}
    assert clocks == {(9, 11)}
    assert len({one.appointment.starts.astimezone(COPENHAGEN).utcoffset() for one in meetings(series)}) == 2


def test_what_cannot_move_stops_all(series, world):
    book_meeting(network=world.things.network, starts=wall(77, 14), ends=wall(77, 16), by=world.hr, at=NOW)
    with pytest.raises(Refused, match="allerede et møde"):
        move_rest(meeting=meetings(series)[0], starts=wall(21, 13), ends=wall(21, 15), by=world.hr, at=NOW)
    assert spans(series) == TIMES


def test_the_rest_is_cancelled_with_one_reason_and_what_was_before_stands(series, world):
    _first, second, third = meetings(series)
    cancel_meeting(meeting=third, by=world.hr, at=NOW)
    Letter.objects.all().delete()
    cancel_rest(meeting=second, reason="Vi tager en pause.", by=world.hr, at=NOW)
    assert [one.appointment.state for one in meetings(series)] == [State.BOOKED, State.CANCELLED, State.CANCELLED]
    assert Letter.objects.filter(calendar_method="CANCEL", text__contains="Vi tager en pause.").count() == 2
    row = AuditEntry.objects.get(verb="cancel_rest")
    assert row.after["meetings"] == 1


def test_a_meeting_over_stays_where_it_was(series, world):
    at = wall(30)
    first, *_others = meetings(series)
    cancel_rest(meeting=first, by=world.hr, at=at)
    assert [one.appointment.state for one in meetings(series)] == [State.BOOKED, State.CANCELLED, State.CANCELLED]


@pytest.mark.parametrize("verb", [move_rest, cancel_rest])
def test_a_meeting_of_no_series_has_no_rest(world, verb):
    more = {"starts": wall(9, 13), "ends": wall(9, 15)} if verb is move_rest else {}
    with pytest.raises(Refused, match="hører ikke til en række"):
        verb(meeting=world.things.meeting, by=world.hr, at=NOW + timedelta(0), **more)

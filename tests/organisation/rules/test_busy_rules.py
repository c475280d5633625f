"""The law of busy hours: which calendar servers can be asked, and how times are put together and taken apart."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisation.rules.busy import fault_in_address, merged, without

HOURS = [datetime(2026, 11, 2, hour, tzinfo=UTC) for hour in range(9)]
ASKED = "/v1.0/users/ledernet@fjordby.example/calendar/getSchedule"
PASS_AFTER = "?token= and the address of the pass after the path, and nothing else"
PASS_ALONE = "an address of the pass that begins with https and has a host and a path alone"
SPANS = st.tuples(st.integers(0, 8), st.integers(0, 8)).map(lambda ends: tuple(sorted(ends)))


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("caldavs://a:b@kalender.example/{mail}/kalender/", ""),
        ("caldav://a:b@127.0.0.1:5232/{user}/", ""),
        ("https://a:b@kalender.example/{mail}/", "an address beginning with caldav, caldavs, graph, graphs"),
        ("caldav://a:b@kalender.example/{mail}/", "caldavs, since caldav is for this machine only"),
        ("caldavs://kalender.example/{mail}/", "a user, a password and a host before the path"),
        ("caldavs://a@kalender.example/{mail}/", "a user, a password and a host before the path"),
        ("caldavs://:b@kalender.example/{mail}/", "a user, a password and a host before the path"),
        ("caldavs://a:b@/{mail}/", "a user, a password and a host before the path"),
        ("caldavs://a:b@kalender.example/alle/", "{mail} or {user} once in the path"),
        ("caldavs://a:b@kalender.example/{mail}/{user}/", "{mail} or {user} once in the path"),
        ("caldavs://a:b@kalender.example/{mail}/?x", "nothing after the path"),
        ("caldavs://a:b@kalender.example/{mail}/#x", "nothing after the path"),
        ("caldavs://a:b@kalender.example:port/{mail}/", "Port could not be cast to integer value as 'port'"),
        (f"graphs://a:b@graph.example{ASKED}?token=https://login.example/t/token", ""),
        ("graphs://a:b@graph.example/v1.0/users/{mail}/calendar/getSchedule?token=https://login.example/t", ""),
        (f"graph://a:b@localhost:8080{ASKED}?token=http://127.0.0.1/t", ""),
        (f"graph://a:b@graph.example{ASKED}?token=https://l.example/t", "graphs, since graph is for this machine only"),
        (f"graphs://a:b@g.example{ASKED}?token=http://l.example/t", "https, since http is for this machine only"),
        (f"graphs://graph.example{ASKED}?token=https://l.example/t", "a user, a password and a host before the path"),
        ("graphs://a:b@g.example/v1.0/me/events?token=https://l.example/t", "a path that ends in /getSchedule"),
        (
            "graphs://a:b@g.example/{user}/{mail}/getSchedule?token=https://l.example/t",
            "a path that ends in /getSchedule",
        ),
        (f"graphs://a:b@g.example{ASKED}", PASS_AFTER),
        (f"graphs://a:b@g.example{ASKED}?token=https://l.example/t&x=y", PASS_AFTER),
        (f"graphs://a:b@g.example{ASKED}?token=https://l.example/t&token=https://m.example/t", PASS_AFTER),
        (f"graphs://a:b@g.example{ASKED}?token=https://l.example/t#x", PASS_AFTER),
        (f"graphs://a:b@g.example{ASKED}?token=ftp://l.example/t", PASS_ALONE),
        (f"graphs://a:b@g.example{ASKED}?token=/t", PASS_ALONE),
        (f"graphs://a:b@g.example{ASKED}?token=https://c:d@l.example/t", PASS_ALONE),
        (
            f"graphs://a:b@g.example{ASKED}?token=https://l.example:x/t",
            "Port could not be cast to integer value as 'x'",
        ),
    ],
)
def test_an_address_that_cannot_be_asked_is_said_to_be_wrong(address, fault):
    assert fault_in_address(address) == fault


def times(spans):
    return [(HOURS[starts], HOURS[ends]) for starts, ends in spans]


def hours_in(spans):
    return {hour for starts, ends in spans for hour in HOURS if starts <= hour < ends}


def lie_apart(spans):
    return all(one[1] < other[0] for one, other in pairwise(spans)) and all(starts < ends for starts, ends in spans)


@given(st.lists(SPANS), SPANS)
def test_times_put_together_are_the_same_hours_of_a_period_once_and_in_order(spans, period):
    found = merged(times(spans), *times([period])[0])
    assert hours_in(found) == hours_in(times(spans)) & hours_in(times([period]))
    assert lie_apart(found)


@given(SPANS, st.lists(SPANS))
def test_what_is_taken_out_of_a_time_is_gone_and_nothing_else(span, others):
    found = without(times([span])[0], times(others))
    assert hours_in(found) == hours_in(times([span])) - hours_in(times(others))
    assert found == sorted(found)
    assert all(starts < ends for starts, ends in found) or not others


def test_what_overlaps_or_touches_is_one_and_a_minute_between_keeps_apart():
    assert merged(times([(6, 7), (5, 6), (4, 8), (0, 2), (1, 2)]), HOURS[0], HOURS[8]) == times([(0, 2), (4, 8)])
    assert merged(times([(6, 7), (4, 6), (0, 2)]), HOURS[1], HOURS[8]) == times([(1, 2), (4, 7)])
    minute = timedelta(minutes=1)
    spans = [(HOURS[2] + minute, HOURS[3]), (HOURS[0], HOURS[2])]
    assert merged(spans, HOURS[0], HOURS[8]) == [spans[1], spans[0]]

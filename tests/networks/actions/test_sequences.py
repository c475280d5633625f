"""Whatever is done to meetings, series and polls: versions rise from letter to letter, and feeds show the last one."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from itertools import count, pairwise
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from icalendar import Calendar, Event

from networks.access.feeds import network_feed_token
from networks.actions.feeds import renew_network_feed
from networks.actions.meetings import book_meeting, cancel_meeting, move_meeting
from networks.actions.polls import choose_time, propose_times, withdraw_times
from networks.actions.series import book_series, cancel_rest, move_rest
from networks.models import Meeting
from organisation.access.calendar import feed_token
from organisation.actions.feeds import renew_feed
from organisation.models import Letter
from organisation.rules.calendar import COPENHAGEN
from organisation.rules.refusals import Refused
from tests.networks.world import add_networks
from tests.organisation.calendar_people import method_and_event
from tests.world import NOW, TODAY, make_world

LENGTH = timedelta(hours=2)
# Half a year ahead: clocks change in it.
days = st.integers(2, 190).map(lambda ahead: TODAY + timedelta(days=ahead))
hours = st.sampled_from([time(9), time(10, 30), time(13)])
places = st.sampled_from(["Havnehuset", "Rådhuset; mødelokale 2"])
picks = st.integers(0, 999)


def span(day: date, hour: time) -> tuple[datetime, datetime]:
    """Two hours by the clock on the wall."""
    starts = datetime.combine(day, hour, COPENHAGEN)
    return starts, starts + LENGTH


class SequenceMachine(RuleBasedStateMachine):
    """A network, what is done to its meetings, and what lies in the calendars of its two people."""

    @initialize()
    def begin(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.world = add_networks(make_world())
        self.network, self.leader = self.world.things.network, self.world.people["leader"]
        self.ticks, self.read = count(1), {}
        networks_own = renew_network_feed(network=self.network, person=self.leader, by=None, at=NOW)
        own = renew_feed(person=self.leader, by=None, at=NOW)
        self.feeds = (
            reverse("networks:network_feed", args=[network_feed_token(networks_own)]),
            reverse("organisation:feed", args=[feed_token(own)]),
        )

    def teardown(self) -> None:
        if hasattr(self, "atomic"):
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    def do(self, verb: Any, **arguments: Any) -> Any:
        """Carry out a verb a second later than the last; None where it was refused."""
        try:
            with transaction.atomic():
                return verb(by=self.world.hr, at=NOW + timedelta(seconds=next(self.ticks)), **arguments)
        except Refused:
            return None

    def one(self, pick: int, **facts: Any) -> Meeting | None:
        """One of the network's meetings."""
        found = Meeting.objects.filter(network=self.network, **facts).select_related("network", "appointment")
        rows = list(found.order_by("pk"))
        return rows[pick % len(rows)] if rows else None

    @rule(day=days, hour=hours, place=places)
    def book(self, day: date, hour: time, place: str) -> None:
        starts, ends = span(day, hour)
        self.do(book_meeting, network=self.network, starts=starts, ends=ends, place=place)

    @rule(day=days, hour=hours, weeks=st.sampled_from([2, 4, 6]), place=places)
    def book_series(self, day: date, hour: time, weeks: int, place: str) -> None:
        times = [span(day + timedelta(weeks=weeks * turn), hour) for turn in range(3)]
        self.do(book_series, network=self.network, weeks=weeks, times=times, place=place)

    @rule(day=days, hour=hours, pick=picks)
    def find_a_time(self, day: date, hour: time, pick: int) -> None:
        times = [span(day + timedelta(days=turn), hour) for turn in range(3)]
        closes = NOW + timedelta(days=1)
        poll = self.do(propose_times, network=self.network, times=times, closes_at=closes, place="Havnehuset")
        if poll is not None and self.do(choose_time, poll=poll, time=list(poll.times.all())[pick % 3]) is None:
            self.do(withdraw_times, poll=poll)

    @rule(pick=picks, day=days, hour=hours, place=places)
    def move(self, pick: int, day: date, hour: time, place: str) -> None:
        starts, ends = span(day, hour)
        self.do(move_meeting, meeting=self.one(pick), starts=starts, ends=ends, place=place)

    @rule(pick=picks, place=places)
    def move_elsewhere(self, pick: int, place: str) -> None:
        found = self.one(pick)
        times = {"starts": found.appointment.starts, "ends": found.appointment.ends}
        self.do(move_meeting, meeting=found, place=place, **times)

    @rule(pick=picks, later=st.integers(-9, 30), hour=hours)
    def move_the_rest(self, pick: int, later: int, hour: time) -> None:
        if found := self.one(pick, series__isnull=False):
            day = found.appointment.starts.astimezone(COPENHAGEN).date() + timedelta(days=later)
            starts, ends = span(max(day, TODAY + timedelta(days=1)), hour)
            self.do(move_rest, meeting=found, starts=starts, ends=ends)

    @rule(pick=picks)
    def cancel(self, pick: int) -> None:
        self.do(cancel_meeting, meeting=self.one(pick))

    @rule(pick=picks)
    def cancel_the_rest(self, pick: int) -> None:
        if found := self.one(pick, series__isnull=False):
            self.do(cancel_rest, meeting=found)

    def letters(self) -> dict[tuple[int, str], list[tuple[str, Event]]]:
        """What each person has been sent about each meeting, in order."""
        sent = defaultdict(list)
        for letter in Letter.objects.exclude(calendar="").order_by("pk"):
            method, event = self.read.setdefault(letter.pk, method_and_event(letter))
            sent[letter.person_id, str(event["UID"])].append((method, event))
        return sent

    @invariant()
    def each_letter_about_a_meeting_is_of_a_newer_version(self) -> None:
        for those in self.letters().values() if hasattr(self, "world") else ():
            assert all(before["SEQUENCE"] < after["SEQUENCE"] for (_, before), (_, after) in pairwise(those))

    @invariant()
    def the_feeds_hold_the_last_version_and_nothing_that_is_cancelled(self) -> None:
        if not hasattr(self, "world"):
            return
        last = {uid: those[-1] for (who, uid), those in self.letters().items() if who == self.leader.pk}
        standing = {uid: facts(event) for uid, (method, event) in last.items() if method == "REQUEST"}
        assert {method for method, _ in last.values()} <= {"REQUEST", "CANCEL"}
        for address in self.feeds:
            events = Calendar.from_ical(Client().get(address).content).events
            assert {str(event["UID"]): facts(event) for event in events} == standing


def facts(event: Event) -> tuple[Any, ...]:
    """Version, time and place."""
    return int(event["SEQUENCE"]), event["DTSTART"].dt, event["DTEND"].dt, str(event.get("LOCATION", ""))


@pytest.mark.django_db
@pytest.mark.parametrize("examples", [3, pytest.param(25, marks=pytest.mark.thorough)])
def test_versions_rise_whatever_is_done(examples: int, monkeypatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    run_state_machine_as_test(SequenceMachine, settings=settings(max_examples=examples, stateful_step_count=10))

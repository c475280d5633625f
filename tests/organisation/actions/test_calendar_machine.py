"""Whatever is done to meetings, and in whatever order the mail arrives, every calendar ends with the right meeting."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from icalendar import Event

from organisation.actions import calendar as verbs
from organisation.formats.calendar import COPENHAGEN, Reply
from organisation.models import Appointment, Letter, Person
from organisation.rules.calendar import GIVEN, Answer
from organisation.rules.refusals import Refused
from tests.organisation.calendar_people import account, invitee, method_and_event, person
from tests.organisation.formats.test_calendar_zone import clock_changes

CHANGE_DAYS = [change.astimezone(COPENHAGEN).date() for change in clock_changes(2026, 2035)]
CLOCK = datetime(2026, 1, 5, 8, tzinfo=UTC)


def is_on_the_wall(naive: datetime) -> bool:
    """Whether the wall clock ever shows it: not in the hour that summer time leaves out."""
    return naive.replace(tzinfo=COPENHAGEN).astimezone(UTC).astimezone(COPENHAGEN).replace(tzinfo=None) == naive


days = st.one_of(
    st.sampled_from(CHANGE_DAYS).flatmap(lambda day: st.integers(-2, 2).map(lambda n: day + timedelta(days=n))),
    st.dates(date(2026, 6, 1), date(2035, 12, 31)),
)
walls = st.builds(datetime.combine, days, st.builds(time, st.integers(0, 23), st.sampled_from([0, 30])))
walls = walls.filter(is_on_the_wall)
lengths = st.sampled_from([timedelta(minutes=30), timedelta(hours=2), timedelta(hours=7)])
places = st.sampled_from(["Rådhuset, lokale 4", "Skolen; mødelokale 2", ""])
titles = st.sampled_from(["Netværksmøde", "Møde; om æbler, øl"])


class Inbox:
    """One person's calendar, fed by mail: of each meeting the newest version stands (RFC 5546, section 2.1.5)."""

    def __init__(self) -> None:
        self.meetings: dict[str, tuple[tuple[int, datetime], str, Event]] = {}

    def take_in(self, letter: Letter) -> None:
        method, event = method_and_event(letter)
        version = int(event["SEQUENCE"]), event["DTSTAMP"].dt
        uid = str(event["UID"])
        if uid not in self.meetings or version > self.meetings[uid][0]:
            self.meetings[uid] = version, method, event


class CalendarMachine(RuleBasedStateMachine):
    """A few people, their meetings and their mail."""

    meetings = Bundle("meetings")

    @initialize()
    def begin(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.people = [person(f"{name} Hansen", f"{name}@fjordby.example") for name in "abcd"]
        self.by = account(self.people[0])
        self.ticks = count()
        self.walls: dict[int, datetime] = {}
        self.answers: dict[tuple[int, int], str] = {}
        self.replies: list[Reply] = []
        self.sequences: dict[int, int] = {}

    def teardown(self) -> None:
        if hasattr(self, "atomic"):
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    @property
    def at(self) -> datetime:
        return CLOCK + timedelta(seconds=next(self.ticks))

    def do(self, pk: int, verb: Any, *, weighty: bool | None = True, **arguments: Any) -> bool:
        """Carry out a verb on a meeting; whether it did anything. `weighty`: the version must then rise by one."""
        before = Appointment.objects.get(pk=pk)
        try:
            verb(appointment=before, by=self.by, at=self.at, **arguments)
        except Refused:
            assert before.is_cancelled
            return False
        now = Appointment.objects.get(pk=pk)
        has_changed = (now.changed_at, now.sequence) != (before.changed_at, before.sequence)
        if weighty is not None:
            assert now.sequence == before.sequence + (has_changed and weighty)
        assert now.sequence >= before.sequence
        return has_changed

    @rule(target=meetings, wall=walls, length=lengths, who=st.sets(st.integers(0, 3)), place=places)
    def book(self, wall: datetime, length: timedelta, who: set[int], place: str) -> int:
        starts = wall.replace(tzinfo=COPENHAGEN)
        people = [self.people[number] for number in sorted(who)]
        booked = verbs.book_appointment(
            title="Netværksmøde",
            starts=starts,
            ends=starts.astimezone(UTC) + length,
            place=place,
            people=people,
            by=self.by,
            at=self.at,
        )
        self.walls[booked.pk] = wall
        self.answers |= {(booked.pk, one.pk): self.first_answer(one) for one in people}
        return booked.pk

    def first_answer(self, who: Person) -> str:
        return Answer.ACCEPTED if who == self.people[0] else Answer.NEEDS_ACTION

    @rule(pk=meetings, wall=walls, length=lengths)
    def move(self, pk: int, wall: datetime, length: timedelta) -> None:
        starts = wall.replace(tzinfo=COPENHAGEN)
        if self.do(pk, verbs.move_appointment, starts=starts, ends=starts.astimezone(UTC) + length):
            self.walls[pk] = wall
            asked_again = [key for key in self.answers if key[0] == pk and key[1] != self.people[0].pk]
            self.answers |= dict.fromkeys(asked_again, Answer.NEEDS_ACTION)

    @rule(pk=meetings, place=places)
    def change_place(self, pk: int, place: str) -> None:
        self.do(pk, verbs.change_appointment, place=place)

    @rule(pk=meetings, title=titles)
    def change_title(self, pk: int, title: str) -> None:
        self.do(pk, verbs.change_appointment, title=title, weighty=False)

    @rule(pk=meetings)
    def cancel(self, pk: int) -> None:
        self.do(pk, verbs.cancel_appointment)

    @rule(pk=meetings, number=st.integers(0, 3))
    def invite(self, pk: int, number: int) -> None:
        who = self.people[number]
        was_open = not Appointment.objects.get(pk=pk).is_cancelled
        with self.silence_for_all_but(who):
            self.do(pk, verbs.invite, people=[who], weighty=None)
        if was_open:
            self.answers.setdefault((pk, who.pk), self.first_answer(who))

    @rule(pk=meetings, number=st.integers(0, 3))
    def uninvite(self, pk: int, number: int) -> None:
        with self.silence_for_all_but(self.people[number]):
            if self.do(pk, verbs.uninvite, people=[self.people[number]]):
                del self.answers[pk, self.people[number].pk]

    @contextmanager
    def silence_for_all_but(self, who: Person) -> Iterator[None]:
        """Whoever comes or goes hears of it; nobody else gets a letter."""
        others = Letter.objects.exclude(person=who)
        before = others.count()
        yield
        assert others.count() == before

    @rule(pk=meetings, number=st.integers(0, 3), answer=st.sampled_from(GIVEN))
    def answer_on_the_page(self, pk: int, number: int, answer: Answer) -> None:
        key = pk, self.people[number].pk
        if key not in self.answers:
            return
        appointment = Appointment.objects.get(pk=pk)
        own = invitee(appointment, self.people[number])
        try:
            verbs.answer_invitation(invitee=own, answer=answer, sequence=appointment.sequence, by=self.by, at=self.at)
        except Refused:
            assert appointment.is_cancelled
        else:
            self.answers[key] = answer

    @rule(pk=meetings, number=st.integers(0, 3), answer=st.sampled_from(GIVEN))
    def answer_by_mail(self, pk: int, number: int, answer: Answer) -> None:
        who = self.people[number]
        appointment = Appointment.objects.get(pk=pk)
        known = self.inbox(who).meetings.get(appointment.uid)
        if known is None or known[1] != "REQUEST":
            return
        reply = Reply(appointment.uid, known[0][0], self.at, who.email.upper(), answer)
        self.replies.append(reply)
        verbs.receive_reply(reply=reply, at=self.at)
        self.answers[pk, who.pk] = answer

    @rule(pick=st.randoms(use_true_random=False))
    def an_old_reply_comes_late(self, pick: Any) -> None:
        if not self.replies:
            return
        reply = pick.choice(self.replies)
        try:
            answered = verbs.receive_reply(reply=reply, at=self.at)
        except Refused:
            return
        # Only the very last answer to the meeting as it stands is taken, and it says nothing new.
        assert self.answers[answered.appointment_id, answered.person_id] == reply.answer

    def inbox(self, who: Person, *, backwards: bool = False) -> Inbox:
        inbox = Inbox()
        for letter in Letter.objects.filter(person=who).order_by("-pk" if backwards else "pk"):
            inbox.take_in(letter)
        return inbox

    @invariant()
    def every_calendar_shows_the_meeting_as_it_stands(self) -> None:
        for who in getattr(self, "people", []):
            forwards, backwards = self.inbox(who).meetings, self.inbox(who, backwards=True).meetings
            assert {uid: one[:2] for uid, one in forwards.items()} == {uid: one[:2] for uid, one in backwards.items()}
            for appointment in Appointment.objects.all():
                self.check_calendar(appointment, who, forwards.get(appointment.uid))

    def check_calendar(self, appointment: Appointment, who: Person, known: Any) -> None:
        is_invited = (appointment.pk, who.pk) in self.answers
        if known is None:
            assert not is_invited
            return
        (sequence, _), method, event = known
        assert method == ("REQUEST" if is_invited and not appointment.is_cancelled else "CANCEL")
        if not is_invited:
            return
        assert invitee(appointment, who).answerable_from <= sequence <= appointment.sequence
        assert event["DTSTART"].dt.astimezone(COPENHAGEN).replace(tzinfo=None) == self.walls[appointment.pk]
        assert event["DTSTART"].dt == appointment.starts
        assert event["DTEND"].dt == appointment.ends
        assert event["SUMMARY"] == appointment.title
        assert event.get("LOCATION", "") == appointment.place

    @invariant()
    def answers_are_as_given(self) -> None:
        for (pk, who), answer in getattr(self, "answers", {}).items():
            assert invitee(Appointment(pk=pk), Person(pk=who)).answer == answer

    @invariant()
    def versions_never_fall(self) -> None:
        now = dict(Appointment.objects.values_list("pk", "sequence")) if hasattr(self, "people") else {}
        assert all(now[pk] >= before for pk, before in getattr(self, "sequences", {}).items())
        self.sequences = now


@pytest.mark.django_db
@pytest.mark.parametrize("examples", [12, pytest.param(300, marks=pytest.mark.thorough)])
def test_calendars_follow_whatever_is_done(examples: int) -> None:
    run_state_machine_as_test(CalendarMachine, settings=settings(max_examples=examples, stateful_step_count=15))

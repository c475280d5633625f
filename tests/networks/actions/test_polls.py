"""A poll from the proposal to the meeting: who is written to, and what stays the same when two act at once."""

import pytest

from networks.actions.meetings import book_meeting
from networks.actions.polls import answer_poll, choose_time, propose_times, remind_of_poll, withdraw_times
from networks.models import Meeting, Membership, Poll, Vote
from networks.rules.polls import State, Wish
from organisation.models import AuditEntry, Letter
from organisation.rules.calendar import Answer
from organisation.rules.refusals import Refused
from tests.world import LONG_AGO, NOW, wall

TIMES = [(wall(day, 9), wall(day, 11)) for day in (22, 20, 21)]


@pytest.fixture
def network(world):
    network = world.things.network
    Membership.objects.create(network=network, person=world.people["third_leader"], starts=LONG_AGO)
    Letter.objects.all().delete()
    return network


@pytest.fixture
def poll(network, world):
    return propose_times(
        network=network, times=TIMES, closes_at=wall(10, 16), place="Rådhuset", by=world.accounts["facilitator"], at=NOW
    )


def written(template):
    return sorted(Letter.objects.filter(template=template).values_list("person__name", flat=True))


def say(poll, world, key, *wishes):
    said = dict(zip([time.pk for time in poll.times.all()], wishes, strict=True))
    answer_poll(poll=poll, person=world.people[key], wishes=said, by=world.accounts[key], at=NOW)


def test_all_but_the_one_who_asks_get_a_letter_with_the_times_in_order(poll):
    assert written("network_poll") == ["Mette Møller", "Åse Aagaard"]
    letter = Letter.objects.get(person__name="Mette Møller")
    assert letter.subject == "Hvornår kan netværk Fjord mødes?"
    assert "Jonas Juul vil finde en tid til netværk Fjord og foreslår:" in letter.text
    clocks = [line for line in letter.text.splitlines() if "9.00–11.00" in line.replace("\xa0", " ")]
    assert len(clocks) == 3
    assert f"/netvaerk/tider/{poll.pk}/" in letter.text
    assert [(time.starts, time.ends) for time in poll.times.all()] == sorted(TIMES)


def test_a_network_is_asked_once_at_a_time(poll, network, world):
    with pytest.raises(Refused, match="allerede ved at finde en tid"):
        propose_times(network=network, times=TIMES, closes_at=wall(10, 16), by=world.hr, at=NOW)


def test_the_newest_answer_counts_and_the_trail_does_not_tell_it(poll, world):
    say(poll, world, "leader", Wish.YES, Wish.NO, Wish.IF_NEED_BE)
    say(poll, world, "leader", Wish.NO, Wish.NO, Wish.YES)
    assert [vote.wish for vote in Vote.objects.order_by("time__starts")] == [Wish.NO, Wish.NO, Wish.YES]
    row = AuditEntry.objects.filter(verb="answer_poll").latest("pk")
    assert row.after == {"person": world.people["leader"].pk, "times": 3}


def test_the_chosen_time_is_booked_and_the_invitation_is_the_news(poll, world):
    time = poll.times.all()[1]
    meeting = choose_time(poll=poll, time=time, by=world.accounts["facilitator"], at=NOW)
    assert (meeting.appointment.starts, meeting.appointment.ends) == (time.starts, time.ends)
    assert meeting.appointment.place == "Rådhuset"
    assert written("invitation") == ["Jonas Juul", "Mette Møller", "Åse Aagaard"]
    answers = {one.person.name: one.answer for one in meeting.appointment.invitees.select_related("person")}
    assert answers["Jonas Juul"] == Answer.ACCEPTED
    poll.refresh_from_db()
    assert (poll.state, poll.meeting) == (State.BOOKED, meeting)


@pytest.mark.parametrize("verb", ["choose", "answer", "withdraw"])
def test_what_has_ended_is_not_touched_again(poll, world, verb):
    time = poll.times.first()
    choose_time(poll=poll, time=time, by=world.hr, at=NOW)
    before = Meeting.objects.count(), Letter.objects.count()
    again = {
        "choose": lambda: choose_time(poll=poll, time=time, by=world.hr, at=NOW),
        "answer": lambda: say(poll, world, "leader", Wish.YES, Wish.YES, Wish.YES),
        "withdraw": lambda: withdraw_times(poll=poll, by=world.hr, at=NOW),
    }
    with pytest.raises(Refused, match="allerede valgt"):
        again[verb]()
    assert (Meeting.objects.count(), Letter.objects.count()) == before


def test_a_time_at_which_the_network_meets_already_cannot_be_chosen(poll, network, world):
    time = poll.times.first()
    book_meeting(
        network=network,
        starts=time.starts.replace(hour=time.starts.hour + 1),
        ends=time.ends.replace(hour=time.ends.hour + 1),
        by=world.hr,
        at=NOW,
    )
    with pytest.raises(Refused, match="allerede et møde"):
        choose_time(poll=poll, time=time, by=world.hr, at=NOW)
    assert Poll.objects.get().state == State.OPEN


def test_only_those_who_answered_hear_that_it_was_withdrawn(poll, world):
    say(poll, world, "leader", Wish.YES, Wish.YES, Wish.YES)
    withdraw_times(poll=poll, reason="Vi venter.", by=world.hr, at=NOW)
    assert written("network_poll_withdrawn") == ["Mette Møller"]
    assert "Begrundelse: Vi venter." in Letter.objects.get(template="network_poll_withdrawn").text


def test_those_who_have_not_answered_are_reminded_once(poll, world):
    say(poll, world, "leader", Wish.YES, Wish.YES, Wish.YES)
    for at in (wall(7, 9), wall(9, 9), wall(9, 10)):
        remind_of_poll(poll=poll, by=None, at=at)
    assert Poll.objects.get().reminded_at == wall(9, 9)
    assert written("network_poll_reminder") == ["Jonas Juul", "Åse Aagaard"]
    assert AuditEntry.objects.filter(verb="remind_of_poll").count() == 1


def test_a_time_that_an_earlier_poll_has_booked_is_not_chosen_again(poll, network, world):
    choose_time(poll=poll, time=poll.times.first(), by=world.hr, at=NOW)
    again = propose_times(network=network, times=TIMES, closes_at=wall(10, 16), by=world.hr, at=NOW)
    with pytest.raises(Refused, match="allerede et møde"):
        choose_time(poll=again, time=again.times.first(), by=world.hr, at=NOW)
    again.refresh_from_db()
    assert again.state == State.OPEN

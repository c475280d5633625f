"""Verbs of polls: propose times, answer them, choose one, or let it be. Each leaves letters to those it concerns."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.actions.meetings import book_meeting
from networks.models import Meeting, Network, Poll, PollTime, Vote
from networks.queries.meetings import guests_of
from networks.queries.polls import silent_in
from networks.rules.polls import State, Wish, demand_open, demand_times, is_reminder_due
from organisation.actions.audit import record
from organisation.actions.letters import write_letter
from organisation.formats.links import absolute
from organisation.models import Account, Person
from organisation.rules.refusals import Refused


def propose_times(
    *,
    network: Network,
    times: Iterable[tuple[datetime, datetime]],
    closes_at: datetime,
    by: Account | None,
    at: datetime,
    place: str = "",
    online_link: str = "",
) -> Poll:
    """Ask the members and the facilitator which of some times they can meet.

    Raises Refused where the times are too few or too many, where the last day to answer is not before them, and where
    the network is asked already.
    """
    spans = sorted(set(times))
    demand_times(spans, closes_at, at)
    with transaction.atomic():
        Network.objects.select_for_update().get(pk=network.pk)
        if network.polls.filter(state=State.OPEN).exists():
            raise Refused(_("I er allerede ved at finde en tid. Vælg den først, eller træk forslaget tilbage."))
        poll = Poll.objects.create(
            network=network, place=place, online_link=online_link, closes_at=closes_at, asked_by=by, asked_at=at
        )
        PollTime.objects.bulk_create(PollTime(poll=poll, starts=starts, ends=ends) for starts, ends in spans)
        after = {"network": network.pk, "times": len(spans), "closes_at": closes_at}
        record(verb="propose_times", by=by, at=at, on=poll, after=after)
        asker = by.person_id if by else None
        asked = [one for one in guests_of(network, timezone.localdate(at)) if one.pk != asker]
        _write(poll, "network_poll", asked, at, asker=by.person if by else None)
    return poll


def answer_poll(*, poll: Poll, person: Person, wishes: Mapping[int, Wish], by: Account | None, at: datetime) -> Poll:
    """Say to each of the times, by its number, whether one can come; said again, the newest counts.

    Answers count until a time is chosen, also after the last day. Raises Refused where the poll has ended.
    """
    with transaction.atomic():
        poll = _held(poll)
        times = [time for time in poll.times.all() if time.pk in wishes]
        Vote.objects.filter(time__in=times, person=person).delete()
        Vote.objects.bulk_create(Vote(time=time, person=person, wish=wishes[time.pk], at=at) for time in times)
        record(verb="answer_poll", by=by, at=at, on=poll, after={"person": person.pk, "times": len(times)})
    return poll


def choose_time(*, poll: Poll, time: PollTime, by: Account | None, at: datetime) -> Meeting:
    """Choose one of the times: the meeting is booked, and the invitations to it are what people hear.

    Raises Refused where the poll has ended, or the network meets then already.
    """
    with transaction.atomic():
        poll = _held(poll)
        meeting = book_meeting(
            network=poll.network,
            starts=time.starts,
            ends=time.ends,
            place=poll.place,
            online_link=poll.online_link,
            by=by,
            at=at,
        )
        if Poll.objects.filter(meeting=meeting).exists():
            raise Refused(_("Netværket har allerede et møde på det tidspunkt."))
        poll.state, poll.meeting = State.BOOKED, meeting
        poll.save(update_fields=["state", "meeting"])
        record(verb="choose_time", by=by, at=at, on=poll, after={"network": poll.network_id, "starts": time.starts})
    return meeting


def withdraw_times(*, poll: Poll, by: Account | None, at: datetime, reason: str = "") -> Poll:
    """Let a poll be. Those who have answered hear it, with the reason. Raises Refused where it has ended."""
    with transaction.atomic():
        poll = _held(poll)
        poll.state = State.WITHDRAWN
        poll.save(update_fields=["state"])
        record(verb="withdraw_times", by=by, at=at, on=poll, after={"network": poll.network_id})
        silent = silent_in(poll, timezone.localdate(at))
        told = [one for one in guests_of(poll.network, timezone.localdate(at)) if one not in silent]
        _write(poll, "network_poll_withdrawn", told, at, reason=reason)
    return poll


def remind_of_poll(*, poll: Poll, by: Account | None, at: datetime) -> Poll:
    """Remind those who have not answered, once and two days before the poll closes; before and after, nothing."""
    with transaction.atomic():
        Poll.objects.select_for_update().get(pk=poll.pk)
        poll = Poll.objects.select_related("network__programme", "network__facilitator__person").get(pk=poll.pk)
        is_due = is_reminder_due(asked_at=poll.asked_at, closes_at=poll.closes_at, reminded_at=poll.reminded_at, at=at)
        if not poll.is_open or not is_due:
            return poll
        poll.reminded_at = at
        poll.save(update_fields=["reminded_at"])
        silent = silent_in(poll, timezone.localdate(at))
        record(verb="remind_of_poll", by=by, at=at, on=poll, after={"letters": len(silent)})
        _write(poll, "network_poll_reminder", silent, at)
    return poll


def _held(poll: Poll) -> Poll:
    """The poll as it is now, held until the end of the transaction. Raises Refused where it has ended."""
    Poll.objects.select_for_update().get(pk=poll.pk)
    now = Poll.objects.select_related("network__programme", "network__facilitator__person").get(pk=poll.pk)
    demand_open(now.state)
    return now


def _write(poll: Poll, template: str, people: Iterable[Person], at: datetime, **more: Any) -> None:
    facts = {"poll": poll, "network": poll.network, "times": list(poll.times.all()), **more}
    facts["address"] = absolute(poll.get_absolute_url())
    for person in people:
        write_letter(template=template, to=person, context=facts, at=at)

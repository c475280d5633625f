"""What pages show of a poll: each time with what was said to it and what speaks against it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from networks.models import Network, Poll, PollTime, Vote
from networks.queries.clashes import Objections, Span, objections_at
from networks.queries.meetings import free_day, guests_of, suggested_facts
from networks.rules.polls import DAYS_TO_ANSWER, FEWEST, FIRST_TIME_IN, Count, State, Wish, best_worth, count_of
from organisation.models import Person
from organisation.rules.holidays import closed_because


@dataclass(frozen=True)
class Proposed:
    """One of the times: who said what, one's own word, and what LederNet knows against it."""

    time: PollTime
    votes: tuple[Vote, ...]
    own: str
    objections: Objections
    is_best: bool
    is_busy: bool

    @property
    def count(self) -> Count:
        """What was said, in numbers."""
        return count_of(vote.wish for vote in self.votes)

    @property
    def by_wish(self) -> list[tuple[str, list[Person]]]:
        """Who said yes, who if need be, who no; only what somebody has said."""
        groups = [(wish, [one.person for one in self.votes if one.wish == wish]) for wish in Wish]
        return [(str(wish.label), those) for wish, those in groups if those]


@dataclass(frozen=True)
class PollPage:
    """A poll as one of those asked sees it."""

    poll: Poll
    times: tuple[Proposed, ...]
    silent: tuple[Person, ...]
    asked: int
    has_answered: bool
    is_over: bool

    @property
    def answered(self) -> int:
        """How many have answered."""
        return self.asked - len(self.silent)


def poll_page(poll: Poll, person: Person, now: datetime, on: date) -> PollPage:
    """A poll with every time, in a number of questions that does not grow with them."""
    times = list(poll.times.all())
    votes = list(Vote.objects.filter(time__poll=poll).select_related("person"))
    guests = guests_of(poll.network, on)
    by_time: dict[int, list[Vote]] = {time.pk: [] for time in times}
    for vote in votes:
        if vote.person in guests:
            by_time[vote.time_id].append(vote)
    best = best_worth(count_of(vote.wish for vote in those) for those in by_time.values())
    against = objections_at(poll.network, [Span(time.starts, time.ends) for time in times], poll.place)
    answered = {vote.person_id for vote in votes}
    return PollPage(
        poll=poll,
        times=tuple(
            _proposed(time, by_time[time.pk], objections, person, best)
            for time, objections in zip(times, against, strict=True)
        ),
        silent=tuple(one for one in guests if one.pk not in answered),
        asked=len(guests),
        has_answered=person.pk in answered,
        is_over=poll.closes_at <= now,
    )


def _proposed(
    time: PollTime, votes: list[Vote], objections: Objections, person: Person, best: tuple[int, int] | None
) -> Proposed:
    return Proposed(
        time=time,
        votes=tuple(votes),
        own=next((vote.wish for vote in votes if vote.person_id == person.pk), ""),
        objections=objections,
        is_best=best is not None and count_of(vote.wish for vote in votes).worth == best,
        is_busy=person in objections.people,
    )


def open_poll(network: Network) -> Poll | None:
    """The poll that a network has open, if there is one."""
    return network.polls.filter(state=State.OPEN).first()


def silent_in(poll: Poll, on: date) -> list[Person]:
    """Those asked who have not answered."""
    answered = set(Vote.objects.filter(time__poll=poll).values_list("person_id", flat=True))
    return [one for one in guests_of(poll.network, on) if one.pk not in answered]


def polls_to_remind(now: datetime) -> Iterable[Poll]:
    """The open polls of which nobody has been reminded."""
    return Poll.objects.filter(state=State.OPEN, reminded_at__isnull=True, closes_at__gt=now).order_by("pk")


def suggested_times(network: Network, now: datetime, today: date) -> dict[str, Any]:
    """A first guess: three of the network's weekdays in a row from two weeks on, at its usual hours and place."""
    facts = suggested_facts(network, now, today)
    found: dict[str, Any] = {"place": facts["place"]}
    day = free_day(network, today + FIRST_TIME_IN)
    for number in range(FEWEST):
        while closed_because(day):
            day = free_day(network, day + timedelta(days=7))
        found |= {f"day_{number}": day, f"starts_{number}": facts["starts"], f"ends_{number}": facts["ends"]}
        day = free_day(network, day + timedelta(days=7 if network.day else 1))
    return found | {"closes": today + timedelta(days=DAYS_TO_ANSWER)}

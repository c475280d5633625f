"""What is known of how networks fare: the same few questions for one network as for all of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Max, Q

from networks.models import Criterion, Decision, Meeting, Membership, Network, Programme
from networks.queries.attendance import noted_in, shares_in
from networks.queries.availability import counting
from networks.queries.figures import figures_in
from networks.queries.watch import answers_in
from networks.rules.attendance import Share
from networks.rules.criteria import Judged, Known, judged
from networks.rules.cycle import Course
from networks.rules.differences import Aspect, Labels, aspects_of, difference_told, seniority_of
from networks.rules.health import WORST_FIRST, Health, Light, Order, Signs, health_of
from networks.rules.lifelines import age_words
from organisation.models import Holding
from organisation.rules.calendar import COPENHAGEN, Answer, State
from organisation.rules.shares import SMALLEST, percent_of
from organisation.rules.sorting import danish_key


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that took place: its day, and how many came; None where nobody was asked, or that has been wiped."""

    day: date
    share: Share | None


@dataclass(frozen=True, slots=True)
class Watched:
    """A network with its health, for a list."""

    network: Network
    health: Health
    signs: Signs

    @property
    def age(self) -> str:
        """How old the network is, in words; nothing of one that has not begun."""
        on = self.signs.known.on
        return age_words(self.network.starts, on) if self.network.starts <= on else ""


def course_of(network: Network, decided_at: datetime | None) -> Course:
    """A network's life as the law reads it."""
    return Course(
        starts=network.starts,
        state=network.state,
        ends=network.ends,
        trial_ends=network.trial_ends,
        decide_by=network.decide_by,
        decided_on=decided_at.astimezone(COPENHAGEN).date() if decided_at else None,
    )


def course_now(network: Network) -> Course:
    """One network's life with its latest decision; one question."""
    return course_of(network, decided_at([network.pk]).get(network.pk))


def decided_at(networks: Iterable[int]) -> dict[int, datetime]:
    """When each network was last decided about; what was undone does not count."""
    standing = Decision.objects.filter(network__in=list(networks), undone_at__isnull=True).order_by()
    return dict(standing.values("network").annotate(last=Max("at")).values_list("network", "last"))


def held_meetings(networks: Iterable[int], now: datetime) -> dict[int, list[Held]]:
    """The meetings that took place, newest first.

    Where somebody has noted who was there, that counts, and otherwise the yes-answers of those asked; who was taken off
    a meeting is not among them.
    """
    keys = list(networks)
    noted = {meeting: turnout.share for _network, meeting, turnout in noted_in(keys)}
    asked = Q(appointment__invitees__uninvited_at__isnull=True)
    rows = (
        Meeting.objects.filter(network__in=keys, appointment__state=State.BOOKED, appointment__ends__lte=now)
        .annotate(
            asked=Count("appointment__invitees", filter=asked),
            yes=Count("appointment__invitees", filter=asked & Q(appointment__invitees__answer=Answer.ACCEPTED)),
        )
        .order_by("-appointment__starts")
        .values_list("network", "pk", "appointment__starts", "asked", "yes")
    )
    found: dict[int, list[Held]] = defaultdict(list)
    for network, meeting, starts, all_asked, yes in rows:
        said = Share(percent_of(yes, all_asked), is_noted=False) if all_asked else None
        share = Share(noted[meeting]) if meeting in noted else said
        found[network].append(Held(starts.astimezone(COPENHAGEN).date(), share))
    return found


def next_meetings(networks: Iterable[int], now: datetime) -> dict[int, datetime]:
    """When each network meets next."""
    ahead = Meeting.objects.filter(
        network__in=list(networks), appointment__state=State.BOOKED, appointment__ends__gt=now
    ).order_by("-appointment__starts")
    return dict(ahead.values_list("network", "appointment__starts"))


def members_in(networks: Iterable[Network], on: date) -> dict[int, list[int]]:
    """Who is in each network on a day, or on its first day when that is to come."""
    found: dict[int, list[int]] = defaultdict(list)
    first = {network.pk: max(on, network.starts) for network in networks}
    rows = Membership.objects.from_day(on).filter(network__in=list(first)).order_by()
    for row in rows.only("network_id", "person_id", "starts", "ends"):
        if row.counts_on(first[row.network_id]):
            found[row.network_id].append(row.person_id)
    return found


def labels_of(people: Iterable[int], on: date) -> dict[int, Labels]:
    """Person → in what they may differ from others, from the leading position that is first in line; one question."""
    chair, unit = "position__versions", "position__versions__unit__versions"
    rows = (
        Holding.objects.on(on)
        .filter(counting(chair, on), counting(unit, on), person__in=set(people), position__versions__is_leader=True)
        .order_by(F(f"{chair}__level").asc(nulls_last=True), "acting", "position_id")
        .values_list("person_id", "starts", f"{chair}__level", f"{unit}__field__name", f"{unit}__place")
    )
    found: dict[int, Labels] = {}
    for person, since, level, field, place in rows:
        told = {Aspect.FIELD: field or "", Aspect.LEVEL: str(level or ""), Aspect.PLACE: place}
        found.setdefault(person, told | {Aspect.SENIORITY: seniority_of(since, on).value})
    return found


def signs_of(
    networks: Sequence[Network],
    now: datetime,
    on: date,
    *,
    is_upward: bool = False,
    criteria: Mapping[int, Sequence[Criterion]] | None = None,
) -> dict[int, Signs]:
    """What each network's health is read from: 13 questions for however many networks.

    Upwards, to those who do not run the networks, attendance is told of five members and more only, and
    nothing of what members have answered. A page that has asked for the criteria already hands them in.
    """
    keys = [network.pk for network in networks]
    decided, held, ahead = decided_at(keys), held_meetings(keys, now), next_meetings(keys, now)
    members, fixed = members_in(networks, on), criteria_of(keys) if criteria is None else criteria
    answers, came = answers_in(keys, on), shares_in(keys, now)
    figures = {} if is_upward else figures_in(keys, now)
    labels = labels_of((person for those in members.values() for person in those), on)
    found = {}
    for network in networks:
        meetings, here = held.get(network.pk, []), members.get(network.pk, [])
        known = Known(
            members=len(here),
            smallest=network.programme.smallest,
            starts=network.starts,
            on=on,
            weeks=network.programme.weeks,
            shares=() if is_upward and len(here) < SMALLEST else tuple(one.share for one in meetings if one.share),
            last_met=meetings[0].day if meetings else None,
        )
        found[network.pk] = Signs(
            course=course_of(network, decided.get(network.pk)),
            known=known,
            has_facilitator=network.facilitator is not None or network.programme.in_turn,
            facilitator_leaves=leaving_of(network),
            meets_at=ahead.get(network.pk),
            judged=tuple(judged_of(criterion, known) for criterion in fixed.get(network.pk, [])),
            difference=difference_told(
                [labels.get(one, {}) for one in here],
                aspects_of(network.programme.kind),
                [came.get((network.pk, one)) for one in here],
            ),
            answers=tuple(answers.get(network.pk, ())),
            figures=figures.get(network.pk),
        )
    return found


def leaving_of(network: Network) -> date | None:
    """When the facilitator leaves the municipality, where somebody has to take over: members in turn do without."""
    if network.facilitator is None or network.programme.in_turn:
        return None
    return network.facilitator.person.employed_to


def judged_of(criterion: Criterion, known: Known) -> Judged:
    """What is known of a criterion that was fixed."""
    return judged(criterion.wanted, known)


def criteria_of(networks: Iterable[int]) -> dict[int, list[Criterion]]:
    """The criteria of each network."""
    found: dict[int, list[Criterion]] = defaultdict(list)
    for criterion in Criterion.objects.filter(network__in=list(networks)):
        found[criterion.network_id].append(criterion)
    return found


def watched_networks(networks: Iterable[Network], now: datetime, on: date, *, is_upward: bool = False) -> list[Watched]:
    """Networks with their health, those that need somebody first, and then by name."""
    networks = list(networks)
    signs = signs_of(networks, now, on, is_upward=is_upward)
    found = [Watched(network, health_of(signs[network.pk]), signs[network.pk]) for network in networks]
    return in_order(found, Order.LIGHT)


def in_order(watched: Iterable[Watched], order: str) -> list[Watched]:
    """Networks in one of the orders of the list; those that are equal in it by name."""
    keys: dict[str, Callable[[Watched], Any]] = {
        Order.LIGHT: lambda one: WORST_FIRST.index(one.health.light),
        Order.AGE: lambda one: one.network.starts,
        Order.DECISION: lambda one: one.signs.course.decision_day or date.max,
        Order.DIFFERENCE: lambda one: one.signs.difference.index if one.signs.difference else 2,
    }
    by_name = sorted(watched, key=lambda one: danish_key(one.network.name))
    return sorted(by_name, key=keys[order]) if order in keys else by_name


def sifted(
    watched: Iterable[Watched], *, light: str = "", programme: int | None = None, words: str = ""
) -> list[Watched]:
    """The networks in a light, of a programme, with words in their name or their facilitator's."""

    def fits(one: Watched) -> bool:
        guide = one.network.facilitator
        told = f"{one.network.name} {guide.person.name if guide else ''}".casefold()
        return all(word in told for word in words.casefold().split()) and programme in (None, one.network.programme_id)

    return [one for one in watched if fits(one) and light in ("", one.health.light)]


def light_counts(watched: Iterable[Watched]) -> dict[Light, int]:
    """How many networks stand in each light."""
    counts = dict.fromkeys(WORST_FIRST, 0)
    for one in watched:
        counts[one.health.light] += 1
    return counts


def programmes_in(watched: Iterable[Watched]) -> list[Programme]:
    """The programmes that the networks belong to, by name."""
    found = {one.network.programme_id: one.network.programme for one in watched}
    return sorted(found.values(), key=lambda one: danish_key(one.name))

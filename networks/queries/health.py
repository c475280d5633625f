"""What is known of how networks fare: the same few questions for one network as for all of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Q

from networks.models import Criterion, Decision, Meeting, Membership, Network
from networks.rules.criteria import Judged, Known, judged
from networks.rules.cycle import Course
from networks.rules.health import WORST_FIRST, Health, Light, Signs, health_of
from organisation.rules.calendar import COPENHAGEN, Answer, State
from organisation.rules.sorting import danish_key


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that took place: its day, and how many of those asked had said yes, in per cent."""

    day: date
    share: int


@dataclass(frozen=True, slots=True)
class Watched:
    """A network with its health, for a list."""

    network: Network
    health: Health
    signs: Signs


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
    """The meetings that took place, newest first. Who was taken off a meeting is not counted."""
    asked = Q(appointment__invitees__uninvited_at__isnull=True)
    rows = (
        Meeting.objects.filter(network__in=list(networks), appointment__state=State.BOOKED, appointment__ends__lte=now)
        .annotate(
            asked=Count("appointment__invitees", filter=asked),
            yes=Count("appointment__invitees", filter=asked & Q(appointment__invitees__answer=Answer.ACCEPTED)),
        )
        .order_by("-appointment__starts")
        .values_list("network", "appointment__starts", "asked", "yes")
    )
    found: dict[int, list[Held]] = defaultdict(list)
    for network, starts, all_asked, yes in rows:
        share = (200 * yes + all_asked) // (2 * all_asked) if all_asked else 0
        found[network].append(Held(starts.astimezone(COPENHAGEN).date(), share))
    return found


def next_meetings(networks: Iterable[int], now: datetime) -> dict[int, datetime]:
    """When each network meets next."""
    ahead = Meeting.objects.filter(
        network__in=list(networks), appointment__state=State.BOOKED, appointment__ends__gt=now
    ).order_by("-appointment__starts")
    return dict(ahead.values_list("network", "appointment__starts"))


def members_in(networks: Iterable[Network], on: date) -> dict[int, int]:
    """How many are in each network on a day, or on its first day when that is to come."""
    counts: dict[int, int] = defaultdict(int)
    first = {network.pk: max(on, network.starts) for network in networks}
    for row in Membership.objects.from_day(on).filter(network__in=list(first)).only("network_id", "starts", "ends"):
        counts[row.network_id] += row.counts_on(first[row.network_id])
    return counts


def signs_of(networks: Sequence[Network], now: datetime, on: date) -> dict[int, Signs]:
    """What each network's health is read from: five questions for however many networks."""
    keys = [network.pk for network in networks]
    decided, held, ahead = decided_at(keys), held_meetings(keys, now), next_meetings(keys, now)
    members, fixed = members_in(networks, on), criteria_of(keys)
    found = {}
    for network in networks:
        meetings = held.get(network.pk, [])
        known = Known(
            members=members.get(network.pk, 0),
            smallest=network.programme.smallest,
            starts=network.starts,
            on=on,
            shares=tuple(one.share for one in meetings),
            last_met=meetings[0].day if meetings else None,
        )
        found[network.pk] = Signs(
            course=course_of(network, decided.get(network.pk)),
            known=known,
            has_facilitator=network.facilitator_id is not None,
            meets_at=ahead.get(network.pk),
            judged=tuple(judged_of(criterion, known) for criterion in fixed.get(network.pk, [])),
        )
    return found


def judged_of(criterion: Criterion, known: Known) -> Judged:
    """What is known of a criterion that was fixed."""
    return judged(criterion.wanted, known)


def criteria_of(networks: Iterable[int]) -> dict[int, list[Criterion]]:
    """The criteria of each network."""
    found: dict[int, list[Criterion]] = defaultdict(list)
    for criterion in Criterion.objects.filter(network__in=list(networks)):
        found[criterion.network_id].append(criterion)
    return found


def watched_networks(networks: Iterable[Network], now: datetime, on: date) -> list[Watched]:
    """Networks with their health, those that need somebody first, and then by name."""
    networks = list(networks)
    signs = signs_of(networks, now, on)
    found = [Watched(network, health_of(signs[network.pk]), signs[network.pk]) for network in networks]
    return sorted(found, key=lambda one: (WORST_FIRST.index(one.health.light), danish_key(one.network.name)))


def light_counts(watched: Iterable[Watched]) -> dict[Light, int]:
    """How many networks stand in each light."""
    counts = dict.fromkeys(WORST_FIRST, 0)
    for one in watched:
        counts[one.health.light] += 1
    return counts

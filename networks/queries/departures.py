"""Members whose chair, employment or presence has ended or is about to, as the organisation was imported.

A handful of questions for however many programmes. Somebody who never led (a member brought in by import) departs only
with the employment.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from networks.models import Facilitator, Membership, Network, Parting, Programme
from networks.queries.availability import counting
from networks.queries.health import members_in
from networks.rules.departures import AHEAD, Departure, Loss, Why
from networks.rules.programmes import Facilitation, State
from organisation.models import Holding, Leave


@dataclass(frozen=True, slots=True)
class Chaired:
    """A leader's chair that has begun, with its last day if that is known, and where it counts today."""

    ends: date | None
    level: int | None
    field: int | None


@dataclass(frozen=True)
class Leaving:
    """A member whose place is in question, and why."""

    membership: Membership
    departure: Departure
    words: str


@dataclass(frozen=True)
class Shrinking:
    """A network with the members it loses, and what that means."""

    network: Network
    leaving: tuple[Leaving, ...]
    loss: Loss


@dataclass(frozen=True)
class Vacancy:
    """A network whose facilitator has left or is about to."""

    network: Network
    facilitator: Facilitator
    last: date


@dataclass(frozen=True)
class DeparturesPage:
    """Networks that lose somebody, those that lose their facilitator, places held, and places that ended lately."""

    networks: tuple[Shrinking, ...]
    vacancies: tuple[Vacancy, ...]
    held: tuple[Membership, ...]
    parted: tuple[Parting, ...]


def departures_page(today: date) -> DeparturesPage:
    """Everything HR has to settle about departures."""
    networks = shrinking(today)
    return DeparturesPage(
        networks=tuple(sorted(networks, key=lambda one: (not one.loss.is_short, one.network.name))),
        vacancies=tuple(vacancies(today)),
        held=tuple(standing(today).filter(held__until__gte=today).select_related("held").order_by("held__until", "pk")),
        parted=tuple(
            Parting.objects.filter(membership__ends__gte=today - AHEAD).select_related(
                "membership__network", "membership__person"
            )
        ),
    )


def standing(today: date) -> QuerySet[Membership]:
    """Places without a last day in networks of programmes that run."""
    return Membership.objects.filter(
        ends__isnull=True, network__ends__isnull=True, network__programme__state=State.RUNNING
    ).select_related("network__programme", "person")


def shrinking(today: date) -> list[Shrinking]:
    """Networks with members whose place is in question."""
    rows = list(standing(today).exclude(held__until__gte=today))
    found = departures_of(rows, today)
    by_network: dict[Network, list[Leaving]] = defaultdict(list)
    for row in rows:
        if row.pk in found:
            by_network[row.network].append(Leaving(row, found[row.pk], found[row.pk].words(today)))
    members = members_in(list(by_network), today)
    return [
        Shrinking(network, tuple(those), Loss(len(members[network.pk]), len(those), network.programme.smallest))
        for network, those in by_network.items()
    ]


def departures_of(rows: Iterable[Membership], today: date) -> dict[int, Departure]:
    """Membership → why its place is in question; whoever just goes on is not in it."""
    rows = list(rows)
    people = {row.person_id for row in rows}
    chairs, leaves = chairs_of(people, today), leaves_of(people, today)
    programmes = Programme.objects.filter(pk__in={row.network.programme_id for row in rows})
    fields = {one.pk: {field.pk for field in one.fields.all()} for one in programmes.prefetch_related("fields")}
    found = {}
    for row in rows:
        departure = departure_of(row, chairs.get(row.person_id, []), leaves, fields, today)
        if departure is not None:
            found[row.pk] = departure
    return found


def departure_of(
    row: Membership,
    chairs: list[Chaired],
    leaves: Mapping[int, list[Leave]],
    fields: Mapping[int, set[int]],
    today: date,
) -> Departure | None:
    """Why one member's place is in question: leaving before stepping down, before leave, before another chair.

    A leave that is over when the place begins takes nobody from it.
    """
    person, programme = row.person, row.network.programme
    if person.employed_to is not None and person.employed_to <= today + AHEAD:
        return Departure(Why.LEFT, person.employed_to)
    lasting = [chair for chair in chairs if chair.ends is None or chair.ends > today + AHEAD]
    if chairs and not lasting:
        return Departure(Why.NO_CHAIR, max(chair.ends for chair in chairs if chair.ends))
    away = [one for one in leaves.get(row.person_id, ()) if one.ends is None or one.ends >= row.starts]
    if away:
        return Departure(Why.LEAVE, back=away[0].ends)
    wanted = fields[programme.pk]
    if lasting and not any(
        (not programme.levels or chair.level in programme.levels) and (not wanted or chair.field in wanted)
        for chair in lasting
    ):
        return Departure(Why.OUTSIDE)
    return None


def chairs_of(people: Iterable[int], today: date) -> dict[int, list[Chaired]]:
    """Person → the leader chairs held so far, with level and field as they are today or were last."""
    chair, unit = "position__versions", "position__versions__unit__versions"
    rows = (
        Holding.objects.filter(
            counting(chair, today), counting(unit, today), person__in=list(people), position__versions__is_leader=True
        )
        .order_by("pk")
        .values_list("person_id", "ends", f"{chair}__level", f"{unit}__field")
    )
    found: dict[int, list[Chaired]] = defaultdict(list)
    for person, ends, level, field in rows:
        found[person].append(Chaired(ends, level, field))
    return found


def leaves_of(people: Iterable[int], today: date) -> dict[int, list[Leave]]:
    """Person → the leave of today, and those that begin before long."""
    found: dict[int, list[Leave]] = defaultdict(list)
    rows = Leave.objects.from_day(today).filter(person__in=list(people), starts__lte=today + AHEAD)
    for row in rows.order_by("starts"):
        found[row.person_id].append(row)
    return found


def vacancies(today: date) -> list[Vacancy]:
    """Networks whose facilitator has left the municipality or is about to, where members do not lead in turn."""
    rows = (
        Network.objects.from_day(today)
        .filter(facilitator__person__employed_to__lte=today + AHEAD)
        .exclude(programme__facilitation=Facilitation.MEMBERS)
    )
    return [
        Vacancy(row, row.facilitator, row.facilitator.person.employed_to)
        for row in rows.select_related("programme", "facilitator__person")
        if row.facilitator and row.facilitator.person.employed_to
    ]


def departing(network: Network, today: date) -> dict[int, Departure]:
    """Person → why their place in a network is in question."""
    rows = list(standing(today).filter(network=network).exclude(held__until__gte=today))
    found = departures_of(rows, today)
    return {row.person_id: found[row.pk] for row in rows if row.pk in found}


def why_leaving(place: Membership, today: date) -> Departure:
    """Why a member's place is in question; whom the organisation keeps moves on by own wish."""
    return departures_of([place], today).get(place.pk, Departure(Why.WISH))


def loss_of(place: Membership, today: date) -> Loss:
    """What the network is left with when this member goes."""
    network = place.network
    return Loss(len(members_in([network], today)[network.pk]), 1, network.programme.smallest)

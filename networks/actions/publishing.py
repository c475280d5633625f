"""What publishing a composition does: networks, memberships and letters, all in the caller's transaction.

Nobody gets a letter for whom nothing changes: a rotation writes to those who move, to those who get new company, and to
those who lose their place.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from networks.actions.beginning import begin_network
from networks.actions.ending import close_network
from networks.actions.meetings import ask_who_belongs
from networks.actions.networks import demand_named_by_another
from networks.models import Facilitator, Membership, Network, Scenario
from networks.queries.held_places import places_held
from networks.queries.problem import guide_days, network_key
from networks.queries.sheets import launch_for
from networks.rules.composition import DAY_NAMES, TooLate, usual_day
from networks.rules.programmes import demand_led_as_decided
from networks.rules.sheets import Launch
from organisation.actions.letters import write_letter
from organisation.formats.links import absolute
from organisation.models import Account, Person
from organisation.rules.dates import DAY


@dataclass(frozen=True)
class Notice:
    """A letter that publishing would send: to whom, from which template, with what in it."""

    template: str
    to: Person
    context: dict[str, Any]


@dataclass(frozen=True)
class Before:
    """How things stand before a scenario takes effect: who sits where, and the networks that run, by key.

    A place that is held for somebody who is away stays as it is, in `held` and not among the seats.
    """

    seats: Mapping[int, str]
    held: Mapping[int, str]
    networks: Mapping[str, Network]
    people: Mapping[int, Person]

    def members(self, key: str) -> set[int]:
        """Who sits in a network."""
        return {person for person, network in self.seats.items() if network == key}


def demand_correctable(scenario: Scenario, at: datetime) -> None:
    """A published scenario can be corrected until the hour that HR has set; raises TooLate."""
    if scenario.correct_until is None or at >= scenario.correct_until:
        raise TooLate


def demand_guides_of_others(scenario: Scenario, *, by: Account | None, at: datetime) -> None:
    """Who publishes runs none of the networks afterwards that they do not run already. Raises Refused."""
    mine = Facilitator.objects.filter(person=by.person_id).first() if by else None
    if mine is None:
        return
    run = set(mine.networks.from_day(scenario.starts).values_list("pk", flat=True))
    named = [one["name"] for one in scenario.frame if one["facilitator"] == mine.pk and one.get("network") not in run]
    if named:
        demand_named_by_another({mine.person_id: named[0]}, by, timezone.localdate(at))


def demand_guides_decided(scenario: Scenario) -> None:
    """Who is facilitator anew is of the kind that management has decided on by now. Raises Refused."""
    led = set(scenario.programme.networks.exclude(facilitator=None).values_list("pk", "facilitator_id"))
    named = {entry["facilitator"] for entry in scenario.frame if (entry["network"], entry["facilitator"]) not in led}
    for guide in Facilitator.objects.filter(pk__in=named - {None}).select_related("person"):
        demand_led_as_decided(scenario.programme.facilitation, guide.person.name, external=guide.external)


def before_of(scenario: Scenario) -> Before:
    """The programme's networks and members as they would be on the scenario's first day without it. Three queries."""
    held = {row.person_id: row for row in places_held(scenario, {int(person) for person in scenario.assignment})}
    running = Network.objects.from_day(scenario.starts).filter(programme=scenario.programme)
    networks = {network_key(network.pk): network for network in running.select_related("facilitator__person")}
    rows = Membership.objects.from_day(scenario.starts).filter(network__programme=scenario.programme)
    rows = rows.exclude(pk__in=[row.pk for row in held.values()]).select_related("person").order_by("starts", "pk")
    return Before(
        {row.person_id: network_key(row.network_id) for row in rows},
        {person: network_key(row.network_id) for person, row in held.items()},
        networks,
        {row.person_id: row.person for row in rows},
    )


def publish_networks(scenario: Scenario, *, by: Account | None, at: datetime) -> None:
    """Make the networks of a scenario real and write to everyone concerned; meetings ahead follow their members.

    A network that a correction takes back ends before it has met.
    """
    people, before = Person.objects.in_bulk([int(pk) for pk in scenario.assignment]), before_of(scenario)
    notices = list(notices_of(scenario, people, before))
    launch = launch_for(scenario.programme)
    guides = guide_days(scenario)
    networks = {entry["id"]: kept_network(scenario, entry, launch, guides, at) for entry in scenario.frame}
    seated = defaultdict(set)
    for person, key in [*before.held.items(), *scenario.assignment.items()]:
        seated[key].add(int(person))
    kept = {network.pk for network in networks.values()}
    for network in before.networks.values():
        if network.pk not in kept:
            close_network(network=network, last=scenario.starts - DAY, by=by, at=at)
    for key, network in networks.items():
        seat_members(network, seated[key], scenario)
        ask_who_belongs(network=network, by=by, at=at)
    for notice in notices:
        network = networks.get(notice.context["key"]) or before.networks[notice.context["key"]]
        address = absolute(reverse("networks:network", args=[network.pk]))
        write_letter(template=notice.template, to=notice.to, context=notice.context | {"address": address}, at=at)


def kept_network(
    scenario: Scenario, entry: dict[str, Any], launch: Launch, guides: Mapping[int, Collection[str]], at: datetime
) -> Network:
    """The network of a frame's entry: the one that runs already, under its perhaps new name, or a new one.

    `guides` are the weekdays of facilitators.
    """
    facts = {
        "name": entry["name"],
        "day": usual_day(entry["days"], guides.get(entry["facilitator"], ())),
        "place": entry.get("place", ""),
        "facilitator_id": entry["facilitator"],
    }
    if entry.get("network"):
        Network.objects.filter(pk=entry["network"]).update(**facts)
        return Network.objects.get(pk=entry["network"])
    return begin_network(launch, scenario.starts, at, programme=scenario.programme, scenario=scenario, **facts)


def seat_members(network: Network, people: set[int], scenario: Scenario) -> None:
    """Memberships from the scenario's first day: who stays stays, who leaves ends the day before, who comes begins.

    A place lasts no longer than its network.
    """
    standing = Membership.objects.from_day(scenario.starts).filter(network=network)
    leaving = standing.exclude(person_id__in=people)
    leaving.filter(starts__gte=scenario.starts).delete()
    leaving.update(ends=scenario.starts - DAY)
    staying = set(standing.filter(person_id__in=people).values_list("person_id", flat=True))
    Membership.objects.bulk_create(
        Membership(network=network, person_id=person, starts=scenario.starts, ends=network.ends)
        for person in sorted(people - staying)
    )


def notices_of(scenario: Scenario, people: Mapping[int, Person], before: Before) -> Iterator[Notice]:
    """Every letter that publishing sends, to members, to facilitators, and to those who lose their place.

    The page that shows the letters before they go reads the same list.
    """
    members = defaultdict(list)
    for pk, key in scenario.assignment.items():
        members[key].append(people[int(pk)])
    guides = Facilitator.objects.select_related("person").in_bulk(
        [entry["facilitator"] for entry in scenario.frame if entry["facilitator"]]
    )
    shared = {
        "programme": scenario.programme,
        "purposes": list(scenario.programme.purposes.all()),
        "starts": scenario.starts,
        "corrected": scenario.corrects_id is not None,
    }
    kept = {entry["id"] for entry in scenario.frame}
    for key, network in before.networks.items():
        if key not in kept and network.facilitator:
            facts = {"key": key, "network": network, "successor": None}
            yield Notice("network_handed_over", network.facilitator.person, facts)
    for entry in scenario.frame:
        inside = sorted(members[entry["id"]], key=lambda person: person.name)
        yield from notices_in(entry, inside, guides.get(entry["facilitator"]), before, shared)
    last = scenario.starts - DAY
    for pk, key in before.seats.items():
        person = before.people[pk]
        if pk not in people and (person.employed_to is None or person.employed_to > last):
            yield Notice("network_left", person, {"key": key, "network": before.networks[key], "ends": last})


def notices_in(
    entry: Mapping[str, Any],
    members: list[Person],
    guide: Facilitator | None,
    before: Before,
    shared: Mapping[str, Any],
) -> Iterator[Notice]:
    """The letters about one network: to who comes, to who moves in, to who gets other company, and to who guides it."""
    key, network = entry["id"], before.networks.get(entry["id"])
    former, inside = before.members(key), {person.pk for person in members}
    day = usual_day(entry["days"], guide.days if guide else ())
    facts = {
        **shared,
        "key": key,
        "network": entry["name"],
        "runs": network is not None and network.starts < shared["starts"],
        "day": DAY_NAMES[day] if day else "",
        "place": entry.get("place", ""),
        "facilitator": guide.person if guide else None,
        "members": members,
        "came": [person for person in members if person.pk not in former],
        "went": sorted((before.people[pk] for pk in former - inside), key=lambda person: person.name),
    }
    is_changed = former != inside or (network is not None and is_another(network, entry, day, guide))
    for person in members:
        home = before.seats.get(person.pk)
        if home is None:
            yield Notice("network_place", person, facts)
        elif home != key:
            yield Notice("network_moved", person, facts | {"former": before.networks[home].name})
        elif is_changed:
            yield Notice("network_changed", person, facts)
    was = network.facilitator if network else None
    if guide and guide != was:
        yield Notice("network_facilitator", guide.person, facts)
    elif guide and is_changed:
        yield Notice("network_changed", guide.person, facts)
    if was and was != guide:
        yield Notice("network_handed_over", was.person, {"key": key, "network": network, "successor": guide})


def is_another(network: Network, entry: Mapping[str, Any], day: str, guide: Facilitator | None) -> bool:
    """Whether a network that runs gets another name, weekday, meeting place or facilitator."""
    was = (network.name, network.day, network.place, network.facilitator)
    return was != (entry["name"], day, entry.get("place", ""), guide)

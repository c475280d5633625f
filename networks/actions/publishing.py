"""What publishing a composition does: networks, memberships and letters, all in the caller's transaction."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from networks.actions.meetings import ask_who_belongs
from networks.models import Facilitator, Membership, Network, Scenario
from networks.rules.composition import DAY_NAMES
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


def publish_networks(scenario: Scenario, *, by: Account | None, at: datetime) -> None:
    """Make the networks of a scenario real and write to everyone concerned; meetings ahead follow their members."""
    people = Person.objects.in_bulk([int(pk) for pk in scenario.assignment])
    networks = {entry["id"]: kept_network(scenario, entry) for entry in scenario.frame}
    seated = defaultdict(set)
    for person, key in scenario.assignment.items():
        seated[key].add(int(person))
    for key, network in networks.items():
        seat_members(network, seated[key], scenario)
        ask_who_belongs(network=network, by=by, at=at)
    for notice in notices_of(scenario, people):
        path = reverse("networks:network", args=[networks[notice.context["key"]].pk])
        write_letter(
            template=notice.template, to=notice.to, context=notice.context | {"address": absolute(path)}, at=at
        )


def kept_network(scenario: Scenario, entry: dict[str, Any]) -> Network:
    """The network of a frame's entry: the one that runs already, under its perhaps new name, or a new one."""
    day = entry["days"][0] if len(entry["days"]) == 1 else ""
    facts = {"name": entry["name"], "day": day, "facilitator_id": entry["facilitator"]}
    if entry.get("network"):
        Network.objects.filter(pk=entry["network"]).update(**facts)
        return Network.objects.get(pk=entry["network"])
    return Network.objects.create(programme=scenario.programme, scenario=scenario, starts=scenario.starts, **facts)


def seat_members(network: Network, people: set[int], scenario: Scenario) -> None:
    """Memberships from the scenario's first day: who stays stays, who leaves ends the day before, who comes begins."""
    standing = Membership.objects.from_day(scenario.starts).filter(network=network)
    leaving = standing.exclude(person_id__in=people)
    leaving.filter(starts__gte=scenario.starts).delete()
    leaving.update(ends=scenario.starts - DAY)
    staying = set(standing.filter(person_id__in=people).values_list("person_id", flat=True))
    Membership.objects.bulk_create(
        Membership(network=network, person_id=person, starts=scenario.starts) for person in sorted(people - staying)
    )


def notices_of(scenario: Scenario, people: dict[int, Person]) -> Iterator[Notice]:
    """Every letter that publishing sends: one to each member, one to each facilitator for each of their networks.

    The page that shows the letters before they go reads the same list.
    """
    members = defaultdict(list)
    for pk, key in scenario.assignment.items():
        members[key].append(people[int(pk)])
    guides = Facilitator.objects.select_related("person").in_bulk(
        [entry["facilitator"] for entry in scenario.frame if entry["facilitator"]]
    )
    purposes = list(scenario.programme.purposes.all())
    for entry in scenario.frame:
        facilitator = guides.get(entry["facilitator"])
        shared = {
            "key": entry["id"],
            "network": entry["name"],
            "programme": scenario.programme,
            "purposes": purposes,
            "starts": scenario.starts,
            "day": DAY_NAMES[entry["days"][0]] if len(entry["days"]) == 1 else "",
            "facilitator": facilitator.person if facilitator else None,
            "members": sorted(members[entry["id"]], key=lambda person: person.name),
        }
        for person in shared["members"]:
            yield Notice("network_place", person, shared)
        if facilitator:
            yield Notice("network_facilitator", facilitator.person, shared)

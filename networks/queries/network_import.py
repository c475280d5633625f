"""What a file of networks is held against: programmes, people, facilitators, and the networks and places there are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from networks.models import Facilitator, Membership, Network, Programme
from networks.rules.network_import import FileFault, Heading, Known, Period, Plan, Row, plan_import
from networks.rules.programmes import State
from organisation.models import Person


def plan_for(rows: Sequence[Row], wrong: Iterable[FileFault]) -> Plan:
    """What the rows would do now. Five questions."""
    people = list(Person.objects.values_list("pk", "hr_id", "email", "name", "employed_to"))
    known = Known(
        programmes=by_word((pk, name) for pk, name in running().values_list("pk", "name")),
        people=by_word(person[:4] for person in people),
        facilitators=by_word(
            Facilitator.objects.filter(active=True).values_list("pk", "person__hr_id", "person__email", "person__name")
        ),
        left={pk: employed_to for pk, _hr_id, _email, _name, employed_to in people if employed_to},
        networks={
            Heading(programme, name.casefold(), starts): (pk, Period(starts, ends))
            for pk, programme, name, starts, ends in networks_like(rows).values_list(
                "pk", "programme_id", "name", "starts", "ends"
            )
        },
        places=places_in(rows),
    )
    return plan_import(rows, wrong, known)


def running() -> QuerySet[Programme]:
    """The programmes that networks can be brought into."""
    return Programme.objects.exclude(state=State.ENDED).order_by("name")


def by_word(rows: Iterable[tuple]) -> dict[str, list[int]]:
    """What one may write → whom or what it may mean; a number or an address before a name that is the same."""
    found: dict[str, list[int]] = defaultdict(list)
    for pk, *told in rows:
        for word in {str(one).casefold() for one in told if one}:
            found[word].append(pk)
    return dict(found)


def networks_like(rows: Sequence[Row]) -> QuerySet[Network]:
    """The networks of the programmes that the rows name."""
    return Network.objects.filter(programme__name__in={row.programme for row in rows}).order_by("pk")


def places_in(rows: Sequence[Row]) -> dict[tuple[int, int], list[Period]]:
    """The places in those networks, by network and person."""
    found: dict[tuple[int, int], list[Period]] = defaultdict(list)
    places = Membership.objects.filter(network__in=networks_like(rows).values("pk")).order_by("pk")
    for network, person, starts, ends in places.values_list("network_id", "person_id", "starts", "ends"):
        found[network, person].append(Period(starts, ends))
    return dict(found)

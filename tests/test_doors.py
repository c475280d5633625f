"""Every address × every role × own, other and absent objects: nobody is let through, forbidden looks like absent."""

import pytest
from django.urls import URLPattern, get_resolver, reverse

from tests.doors import DOORS
from tests.doorways import EVERYONE
from tests.visits import body
from tests.world import OUTSIDER, ROLES, add_outsider


def addresses(patterns=None, prefix=""):
    """The name of every address of the product."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"
        else:
            yield from addresses(pattern.url_patterns, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)


NAMES = sorted(set(addresses()))


@pytest.fixture
def world(full):
    return add_outsider(full)


def fetch(client, name, kwargs, door):
    path = reverse(name, kwargs=kwargs)
    return client.post(path) if door.posts else client.get(path)


def expect(answer, absent, *, may):
    """Let in, or turned away with the very page that what is absent gives."""
    assert answer.status_code < 500
    assert (answer.status_code < 404) == may
    if not may and absent is not None:
        assert answer.status_code == absent.status_code
        assert body(answer) == body(absent)


def test_every_address_is_in_the_table_and_nothing_else():
    assert sorted(DOORS) == NAMES


@pytest.mark.parametrize("name", sorted(DOORS))
def test_without_sign_in_only_public_doors_open(client, world, name):
    door = DOORS[name]
    response = fetch(client, name, door.own(world), door)
    to_login = response.status_code == 302 and response.url.startswith(reverse("account_login"))
    assert (not to_login and response.status_code < 400) == door.public


@pytest.mark.parametrize("role", [*ROLES, OUTSIDER])
@pytest.mark.parametrize("name", sorted(DOORS))
def test_role_opens_exactly_the_doors_of_the_table(client, world, name, role):
    door = DOORS[name]
    client.force_login(world.accounts[role])
    if door.other is not None:
        absent = fetch(client, name, door.absent, door)
        other = fetch(client, name, door.other(world), door)
        assert absent.status_code == 404
        expect(other, absent, may=role in door.may_other)
    own = fetch(client, name, door.own(world), door)
    expect(own, absent if door.other is not None else None, may=role in door.may_own)


NUMBERED = [
    name for name, door in sorted(DOORS.items()) if any(isinstance(one, int) for one in (door.absent or {}).values())
]


@pytest.mark.parametrize("name", NUMBERED)
def test_a_number_that_no_database_holds_is_absent(client, world, name):
    door = DOORS[name]
    client.force_login(world.accounts["hr"])
    far = {part: 10**30 if isinstance(one, int) else one for part, one in door.absent.items()}
    assert fetch(client, name, far, door).status_code == 404


@pytest.mark.parametrize("name", [n for n in sorted(DOORS) if DOORS[n].posts])
def test_what_changes_something_does_not_answer_to_a_link(client, world, name):
    door = DOORS[name]
    role = next(iter(sorted(door.may_own & EVERYONE)))
    client.force_login(world.accounts[role])
    assert client.get(reverse(name, kwargs=door.own(world))).status_code == 405

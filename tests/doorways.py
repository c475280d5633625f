"""What the door tables are made of: a door, and the sorts of doors there are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tests.world import OUTSIDER, ROLES, World

HOUSE = frozenset(ROLES)
EVERYONE = HOUSE | {OUTSIDER}
HR = frozenset({"hr"})
LEADERS = frozenset({"leader"})
NOBODY: frozenset[str] = frozenset()
NO_UUID = UUID(int=0)
Names = Callable[[World], Mapping[str, Any]]


@dataclass(frozen=True)
class Door:
    """One address. `public` opens without sign-in; `posts` answers only to a form that is sent."""

    own: Names = field(default=lambda world: {})
    other: Names | None = None
    absent: Mapping[str, Any] | None = None
    may_own: frozenset[str] = EVERYONE
    may_other: frozenset[str] = NOBODY
    public: bool = False
    posts: bool = False


def page(may: frozenset[str] = EVERYONE, **facts: Any) -> Door:
    """A page without an object of its own."""
    return Door(may_own=may, **facts)


def thing(
    own: Names,
    other: Names,
    absent: Mapping[str, Any],
    *,
    own_to: frozenset[str],
    other_to: frozenset[str] = NOBODY,
    **facts: Any,
) -> Door:
    """A page about an object."""
    return Door(own=own, other=other, absent=absent, may_own=own_to, may_other=other_to, **facts)


def about(name: str) -> Names:
    """The number of one of the world's things."""
    return lambda world: {"pk": getattr(world.things, name).pk}


def by_number(own: str, other: str, **facts: Any) -> Door:
    """A page about an object known by its number."""
    return thing(about(own), about(other), {"pk": 987654321}, **facts)


def of_hr(name: str, **facts: Any) -> Door:
    """A page of HR's about an object known by its number: whose it is does not matter, who reads does."""
    return thing(about(name), about(name), {"pk": 987654321}, own_to=HR, other_to=HR, **facts)


def of_hr_about(own: Names, **facts: Any) -> Door:
    """A page of HR's about an object of the ground floor."""
    return thing(own, own, {"pk": 987654321}, own_to=HR, other_to=HR, **facts)


def person(key: str) -> Names:
    """The number of somebody."""
    return lambda world: {"pk": world.people[key].pk}

"""The composition problem: who must be seated, in which networks, under which rules, at what price.

Plain frozen values. The product builds them in Python; the commands read them from a file (`reading`). Every count is a
whole number, so that the same problem costs the same on every machine.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Person:
    """One leader to be seated in exactly one network.

    `superior` may name somebody outside the problem; then only a facilitator can be that somebody. `eligible` None
    means every network. `costs` holds what a seat costs by network (travel, wishes); an absent network costs nothing.
    """

    id: str
    labels: Mapping[str, str] = field(default_factory=dict)
    superior: str | None = None
    days: frozenset[str] = frozenset()
    current: str | None = None
    fixed: str | None = None
    eligible: frozenset[str] | None = None
    costs: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Network:
    """One network to be filled: from `min` to `max` people who share a day with it and with each other."""

    id: str
    min: int = 0
    max: int = 0
    days: frozenset[str] = frozenset()
    facilitator: str | None = None


@dataclass(frozen=True)
class Weights:
    """What alikeness costs: per label and pair, per pair who has met before, per person who moves."""

    labels: Mapping[str, int] = field(default_factory=dict)
    repeat: int = 0
    move: int = 0


@dataclass(frozen=True)
class Problem:
    """Everything the composition may know. `history` holds earlier rounds: group → the people who sat in it."""

    people: tuple[Person, ...] = ()
    networks: tuple[Network, ...] = ()
    weights: Weights = field(default_factory=Weights)
    history: tuple[Mapping[str, tuple[str, ...]], ...] = ()
    forbidden: tuple[tuple[str, str], ...] = ()
    required: tuple[tuple[str, str], ...] = ()
    max_moved: int | None = None

    @classmethod
    def from_json(cls, data: object) -> "Problem":
        """The problem in a decoded JSON document; raises `Malformed` naming the first field that is wrong."""
        from networks.composition.reading import read_problem  # noqa: PLC0415 - reading knows these nouns

        return read_problem(data)

    @cached_property
    def person_by_id(self) -> dict[str, Person]:
        """Everybody by id."""
        return {person.id: person for person in self.people}

    @cached_property
    def network_by_id(self) -> dict[str, Network]:
        """Every network by id."""
        return {network.id: network for network in self.networks}

    @cached_property
    def earlier_groups(self) -> tuple[dict[str, str], ...]:
        """For each earlier round: person → the group that person sat in, for people in this problem only."""
        known = self.person_by_id
        return tuple(
            {person: group for group, inside in earlier.items() for person in inside if person in known}
            for earlier in self.history
        )

    @cached_property
    def alike(self) -> tuple[tuple[str, int, dict[str, str]], ...]:
        """Each thing people can have in common and pay for: its name, its weight and everyone's value.

        A label comes as ("label:sector", weight, values); an earlier round as ("round:0", weight, groups).
        """
        labels = (
            (f"label:{name}", weight, {p.id: p.labels[name] for p in self.people if name in p.labels})
            for name, weight in self.weights.labels.items()
        )
        rounds = ((f"round:{n}", self.weights.repeat, groups) for n, groups in enumerate(self.earlier_groups))
        return *labels, *rounds

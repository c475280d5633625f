"""Why no plan can exist: a small set of rules and people, none of which can be left out."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """One rule in a conflict: its `kind` (KINDS), the ids it speaks of, and `limit`, a size or a number of moves."""

    kind: str
    people: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    limit: int | None = None


WORDS = {
    "everybody": "{limit} people must be seated",
    "min": "size: at least {limit} in {networks}",
    "max": "size: at most {limit} in {networks}",
    "days": "days of {people}: {days}",
    "network days": "days of {networks}: {days}",
    "superior": "superior: {people} are leader and superior",
    "fixed": "fixed to {networks}: {people}",
    "eligible": "eligible only for {networks}: {people}",
    "facilitator": "facilitator of {networks}: {people}, nobody's superior or report there",
    "forbidden": "forbidden: {people} together",
    "required": "required: {people} together",
    "max_moved": "at most {limit} may move",
    "no networks": "there are no networks",
}
KINDS = tuple(WORDS)


@dataclass(frozen=True)
class Conflict:
    """Rules that cannot all hold, and the people they speak of; leaving out any one of them would lift the conflict."""

    rules: tuple[Rule, ...]
    people: tuple[str, ...]

    def in_words(self) -> str:
        """The conflict as one English line; alike rules are told once, long lists by their first few and a number."""
        alike: dict[tuple[object, ...], list[Rule]] = {}
        for rule in self.rules:
            alike.setdefault(_told_with(rule), []).append(rule)
        told = [_in_words(rules) for rules in alike.values()]
        more = [f"and {len(told) - SENTENCES} more rules"] if len(told) > SENTENCES else []
        return "; ".join([*told[:SENTENCES], *more])


NAMES, SENTENCES = 12, 30
"""How many names and rules a line holds before it only counts the rest."""


def _told_with(rule: Rule) -> tuple[object, ...]:
    """Rules with the same key share a sentence."""
    if rule.kind in ("min", "max", "network days"):
        return rule.kind, rule.days, rule.limit
    if rule.kind in ("days", "fixed", "eligible"):
        return rule.kind, rule.days, rule.networks
    return rule.kind, rule.people, rule.networks, rule.limit


def _in_words(rules: list[Rule]) -> str:
    first = rules[0]
    people = list(dict.fromkeys(person for rule in rules for person in rule.people))
    networks = list(dict.fromkeys(network for rule in rules for network in rule.networks))
    return WORDS[first.kind].format(
        people=_list(people), networks=_list(networks), days=_list(list(first.days)), limit=first.limit
    )


def _list(names: list[str]) -> str:
    if len(names) > NAMES + 1:
        names = [*names[:NAMES], f"{len(names) - NAMES} more"]
    if len(names) < 2:
        return "".join(names) or "none"
    return ", ".join(names[:-1]) + " and " + names[-1]


class Impossible(Exception):
    """No plan can keep the rules; `conflict` says why."""

    def __init__(self, conflict: Conflict):
        self.conflict = conflict
        super().__init__(conflict.in_words())

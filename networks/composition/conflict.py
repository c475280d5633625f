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

    def in_words(self) -> str:
        """The rule as half an English sentence."""
        return WORDS[self.kind].format(
            people=" and ".join(self.people),
            networks=_list(self.networks),
            days=_list(self.days),
            limit=self.limit,
        )


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "none"


WORDS = {
    "everybody": "{limit} people must be seated",
    "min": "{networks} takes at least {limit}",
    "max": "{networks} takes at most {limit}",
    "days": "{people} is free on: {days}",
    "network days": "{networks} meets on: {days}",
    "superior": "superior: {people} are leader and superior",
    "fixed": "{people} is fixed to {networks}",
    "eligible": "{people} is eligible only for: {networks}",
    "facilitator": "the facilitator of {networks} is {people}, who may be nobody's superior or report there",
    "forbidden": "forbidden: {people} may not sit together",
    "required": "required: {people} must sit together",
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
        """The conflict as one English line."""
        return "; ".join(rule.in_words() for rule in self.rules)


class Impossible(Exception):
    """No plan can keep the rules; `conflict` says why."""

    def __init__(self, conflict: Conflict):
        self.conflict = conflict
        super().__init__(conflict.in_words())

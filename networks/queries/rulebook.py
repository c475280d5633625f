"""What must hold in a proposal, rule by rule in words, and which of the rules cannot be kept or are broken."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks.composition import Rule, Violation
from networks.queries.seating import Seating
from networks.rules.composition import PairKind
from networks.rules.programmes import Kind
from networks.rules.sentences import fields_rule

TOGETHER = {
    PairKind.FORBIDDEN: lambda names: _("%(one)s og %(other)s ikke sammen") % names,
    PairKind.REQUIRED: lambda names: _("%(one)s og %(other)s sammen") % names,
}


@dataclass(frozen=True)
class RuleLine:
    """A rule as a sentence with HR's own note; `kinds` are the optimiser's names for it, `people` those of a pair."""

    words: str
    note: str
    kinds: frozenset[str]
    people: frozenset[str] = frozenset()

    def state(self, clash: Iterable[Rule], broken: Iterable[Violation]) -> str:
        """Whether it is part of a conflict (`clash`), broken in the proposal (`broken`), or neither."""
        if any(self._is_about(rule.kind, rule.people) for rule in clash):
            return "clash"
        return "broken" if any(self._is_about(one.rule, one.people) for one in broken) else ""

    def _is_about(self, kind: str, people: Iterable[str]) -> bool:
        return kind in self.kinds and self.people <= frozenset(people)


def rules_of(seating: Seating) -> Iterator[RuleLine]:
    """What must hold, each as a sentence with HR's own note, if there is one. One query."""
    scenario = seating.scenario
    yield RuleLine(_("Ingen sidder med sin egen leder eller medarbejder"), "", frozenset({"superior", "facilitator"}))
    if scenario.programme.kind == Kind.PROFESSIONAL:
        yield RuleLine(fields_rule([mark.name for mark in seating.marks]), "", frozenset({"eligible"}))
    yield from size_rule(seating)
    yield RuleLine(_("Alle kan mødes den samme ugedag"), "", frozenset({"common day", "days", "network days"}))
    for pair in scenario.programme.pairs.select_related("one", "other"):
        names = {"one": pair.one.name, "other": pair.other.name}
        people = frozenset({str(pair.one_id), str(pair.other_id)})
        yield RuleLine(TOGETHER[PairKind(pair.kind)](names), pair.words, frozenset({pair.kind}), people)
    if scenario.pins:
        words = ngettext("%(number)s plads holdt fast", "%(number)s pladser holdt fast", len(scenario.pins))
        held = [seating.faces[key].first_name for key in scenario.pins if key in seating.faces]
        yield RuleLine(words % {"number": len(scenario.pins)}, ", ".join(held), frozenset({"fixed"}))
    if scenario.max_moved is not None:
        words = _("Højst %(number)s flytter") % {"number": scenario.max_moved}
        yield RuleLine(words, "", frozenset({"moved", "max_moved"}))


def size_rule(seating: Seating) -> Iterator[RuleLine]:
    """How large the networks are to be; nothing where there are none."""
    sizes = {(entry["min"], entry["max"]) for entry in seating.scenario.frame}
    kinds = frozenset({"size", "min", "max", "everybody"})
    if len(sizes) == 1:
        smallest, largest = next(iter(sizes))
        facts = {"smallest": smallest, "largest": largest}
        yield RuleLine(_("%(smallest)s til %(largest)s i hvert netværk") % facts, "", kinds)
    elif sizes:
        yield RuleLine(_("Hvert netværk har sin egen størrelse"), "", kinds)

"""What a proposal is worth, in sentences: how good it is, what has changed since, and beside others."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks.composition import Problem
from networks.models import Programme, Scenario
from networks.queries.seating import Seating
from networks.rules.composition import State
from networks.rules.sentences import broken_words, listed
from organisation.rules.sorting import danish_key

HARDLY, CLOSE = 1, 5
"""Gaps in per cent below which a proposal can hardly be better, or is close to the best possible."""


@dataclass(frozen=True)
class Finding:
    """What the proposal is worth, in sentences and counts; `moved` is None where nobody has a network to leave."""

    repeats: str
    again: int
    gap: str
    moved: int | None
    broken: tuple[str, ...]
    fields: str


def drafts_of(programme: Programme) -> QuerySet[Scenario]:
    """A programme's proposals under way."""
    return programme.scenarios.filter(state=State.DRAFT)


def finding_of(seating: Seating) -> Finding | None:
    """What the proposal is worth; nothing before it is composed."""
    if not seating.is_composed:
        return None
    verdict, floor = seating.verdict, seating.floor
    return Finding(
        repeats=repeats_words(verdict.repeats, floor.repeats),
        again=verdict.repeats,
        gap=gap_words(floor.gap_percent(verdict.cost)),
        moved=verdict.moved if any(person.current for person in seating.problem.people) else None,
        broken=tuple(dict.fromkeys(broken_words(one, seating.names) for one in verdict.broken)),
        fields=fields_words(seating.problem, seating.assignment),
    )


def repeats_words(repeats: int, least: int) -> str:
    """Who has been in a network together before."""
    if not repeats:
        return _("Ingen har været i netværk sammen før.")
    words = ngettext(
        "%(number)s par har været i netværk sammen før.", "%(number)s par har været i netværk sammen før.", repeats
    )
    fewest = f" {_('Færre kan det ikke blive.')}" if repeats <= least else ""
    return words % {"number": repeats} + fewest


def gap_words(gap: float) -> str:
    """How far the proposal is from the best possible."""
    if gap <= 0:
        return _("Kan ikke gøres bedre.")
    figure = number_format(max(round(gap, 1), 0.1), 1)
    if gap < HARDLY:
        return _("Kan næppe gøres bedre (%(figure)s %%).") % {"figure": figure}
    if gap < CLOSE:
        return _("Tæt på det bedst mulige (højst %(figure)s %% fra).") % {"figure": figure}
    return _("Kan måske gøres bedre (højst %(figure)s %% fra det bedst mulige).") % {"figure": figure}


def fields_words(problem: Problem, assignment: Mapping[str, str]) -> str:
    """How many fields most networks hold: the highest number that three in four of them reach."""
    found: dict[str, set[str]] = {network.id: set() for network in problem.networks}
    for person, network in assignment.items():
        label = problem.person_by_id[person].labels.get("field")
        if label:
            found[network].add(label)
    for number in range(max(map(len, found.values()), default=0), 0, -1):
        reaching = sum(len(fields) >= number for fields in found.values())
        if 4 * reaching >= 3 * len(found):
            words = ngettext(
                "%(number)s fagområde i %(reaching)s af %(all)s netværk",
                "%(number)s fagområder i %(reaching)s af %(all)s netværk",
                number,
            )
            return words % {"number": number, "reaching": reaching, "all": len(found)}
    return ""


def stale_words(seating: Seating) -> list[str]:
    """What has changed since the proposal was computed, each as a sentence; empty when nothing has."""
    frozen, fresh = seating.scenario.problem, seating.fresh
    if frozen == fresh:
        return []
    was, now = ({person["id"] for person in problem["people"]} for problem in (frozen, fresh))
    found = []
    if now - was:
        found.append(_("Kommet til: %(names)s.") % {"names": named(seating, now - was)})
    if was - now:
        found.append(_("Ikke med mere: %(names)s.") % {"names": named(seating, was - now)})
    if frozen["weights"] != fresh["weights"]:
        found.append(_("Ønskerne er ændret."))
    if frozen["networks"] != fresh["networks"]:
        found.append(_("Netværkenes størrelse, dage eller facilitatorer er ændret."))
    return found or [_("Ledelseskæden, ugedage, par eller holdte pladser er ændret.")]


def named(seating: Seating, people: set[str]) -> str:
    """Some people by name, in Danish order."""
    return listed(sorted((seating.names.person(person) for person in people), key=danish_key), most=5)


@dataclass(frozen=True)
class Compared:
    """A proposal beside others; without figures it has not been composed yet."""

    scenario: Scenario
    repeats: str
    gap: str
    moved: int
    broken: int
    fields: str


def compared(programme: Programme) -> list[Compared]:
    """The programme's proposals side by side, as they were counted when their seats were last changed. One query."""
    found = []
    for scenario in drafts_of(programme):
        figures = scenario.figures
        if figures:
            problem = Problem.from_json(scenario.problem)
            known = {p: n for p, n in scenario.assignment.items() if n in problem.network_by_id}
            fields = fields_words(problem, known)
            repeats = repeats_words(figures["repeats"], figures["repeats_bound"])
            gap, broken = gap_words(figures["gap_percent"]), sum(figures["violations"].values())
            found.append(Compared(scenario, repeats, gap, figures["moved"], broken, fields))
        else:
            found.append(Compared(scenario, "", "", 0, 0, ""))
    return found

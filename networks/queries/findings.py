"""What a proposal is worth, in sentences: how good it is, what has changed since, and beside others."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from networks.composition import Problem
from networks.composition.plan import worst_network
from networks.models import Programme, Scenario
from networks.queries.rotations import is_rotation, meetings_of
from networks.queries.seating import Seating, own_line_in
from networks.rules.composition import State, Weight, Wish
from networks.rules.rotation import a_move_words, new_words
from networks.rules.sentences import broken_words, listed
from organisation.rules.sorting import danish_key

HARDLY, CLOSE = 1, 5
"""Gaps in per cent below which a proposal can hardly be better, or is close to the best possible."""


@dataclass(frozen=True)
class Finding:
    """What the proposal is worth, in sentences and counts; `moved` is None where nobody has a network to leave.

    `own_line` says who sits where somebody who answers to them is the facilitator; `worst` names the network that is
    mixed least, and what makes it so; `a_move` what each move of a rotation gives.
    """

    repeats: str
    again: int
    gap: str
    moved: int | None
    broken: tuple[str, ...]
    own_line: tuple[str, ...]
    fields: str
    worst: str
    a_move: str


def drafts_of(programme: Programme) -> QuerySet[Scenario]:
    """A programme's proposals under way."""
    return programme.scenarios.filter(state=State.DRAFT)


def finding_of(seating: Seating) -> Finding | None:
    """What the proposal is worth; nothing before it is composed."""
    if not seating.is_composed:
        return None
    verdict, floor, problem = seating.verdict, seating.floor, seating.problem
    meetings = meetings_of(problem, seating.assignment) if is_rotation(seating.scenario) else None
    return Finding(
        repeats=new_words(meetings) if meetings else repeats_words(verdict.repeats, floor.repeats),
        again=verdict.repeats,
        gap=gap_words(floor.gap_percent(verdict.cost), problem.max_moved),
        moved=verdict.moved if any(person.current for person in seating.problem.people) else None,
        broken=tuple(dict.fromkeys(broken_words(one, seating.names) for one in verdict.broken)),
        own_line=tuple(own_line_in(seating, seating.assignment)),
        fields=fields_words(problem, seating.assignment),
        worst=worst_words(problem, seating.assignment, worst_network(verdict), seating.names.networks),
        a_move=a_move_words(meetings, verdict.moved) if meetings else "",
    )


def worst_words(problem: Problem, seats: Mapping[str, str], worst: str | None, names: Mapping[str, str]) -> str:
    """The network that is mixed least, with the field that most of its members have in common."""
    inside = [problem.person_by_id[p].labels.get("field", "") for p, network in seats.items() if network == worst]
    common = Counter(field for field in inside if field).most_common(1)
    if not common or worst is None or common[0][1] == 1:
        return ""
    (field, number), facts = common[0], {"network": names.get(worst, ""), "all": len(inside)}
    words = _("Mindst blandet er %(network)s: %(number)s af %(all)s er fra %(field)s.")
    return words % (facts | {"number": number, "field": field})


def repeats_words(repeats: int, least: int) -> str:
    """Who has been in a network together before."""
    if not repeats:
        return _("Ingen har været i netværk sammen før.")
    words = ngettext(
        "%(number)s par har været i netværk sammen før.", "%(number)s par har været i netværk sammen før.", repeats
    )
    fewest = f" {_('Færre kan det ikke blive.')}" if repeats <= least else ""
    return words % {"number": repeats} + fewest


def gap_words(gap: float, max_moved: int | None = None) -> str:
    """How far the proposal is from the best possible; with few moves that is only known to be far from all moving."""
    if gap <= 0:
        return _("Kan ikke gøres bedre.")
    figure = number_format(max(round(gap, 1), 0.1), 1)
    if gap < HARDLY:
        return _("Kan næppe gøres bedre (%(figure)s %%).") % {"figure": figure}
    if gap < CLOSE:
        return _("Tæt på det bedst mulige (højst %(figure)s %% fra).") % {"figure": figure}
    if max_moved is not None:
        words = ngettext(
            "Det bedste, der er fundet, når højst %(number)s flytter.",
            "Det bedste, der er fundet, når højst %(number)s flytter.",
            max_moved,
        )
        return words % {"number": max_moved}
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
    return found or [
        _("Ledelseskæden, ugedage, mødesteder, ledernes ønsker eller deres vægt, par eller holdte pladser er ændret.")
    ]


def named(seating: Seating, people: set[str]) -> str:
    """Some people by name, in Danish order."""
    return listed(sorted((seating.names.person(person) for person in people), key=danish_key), most=5)


@dataclass(frozen=True)
class Compared:
    """A proposal beside others, told aspect by aspect; without figures it has not been composed yet."""

    scenario: Scenario
    is_composed: bool
    is_computing: bool
    aspects: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """A programme's proposals side by side: what is compared, and each proposal's answers to it in the same order."""

    names: tuple[str, ...]
    columns: tuple[Compared, ...]

    @property
    def lines(self) -> list[tuple[str, list[tuple[Compared, str]]]]:
        """Aspect by aspect; one in which nobody has an answer is left out."""
        found = []
        for place, name in enumerate(self.names):
            told = [(one, one.aspects[place] if one.aspects else "") for one in self.columns]
            if any(words for _one, words in told):
                found.append((name, told))
        return found

    @property
    def is_computing(self) -> bool:
        """Whether a proposal is being composed."""
        return any(one.is_computing for one in self.columns)


ASPECTS = (
    gettext_lazy("Nye ansigter"),
    gettext_lazy("Hver flytning"),
    gettext_lazy("Hvor godt"),
    gettext_lazy("Flytter netværk"),
    gettext_lazy("Brudte regler"),
    gettext_lazy("Blanding"),
    gettext_lazy("Mindst blandet"),
    gettext_lazy("Vægter mest"),
    gettext_lazy("Andre end i det første"),
)


def compared(programme: Programme) -> Comparison:
    """The programme's proposals side by side, as they were counted when their seats were last changed. One query."""
    drafts, columns = list(drafts_of(programme).select_related("job")), []
    first = next((draft for draft in drafts if draft.figures), None)
    for draft in drafts:
        computing = draft.job is not None and draft.job.is_open
        aspects = aspects_of(draft, first) if draft.figures and first else ()
        columns.append(Compared(draft, bool(aspects), computing, aspects))
    return Comparison(tuple(str(name) for name in ASPECTS), tuple(columns))


def aspects_of(scenario: Scenario, first: Scenario) -> tuple[str, ...]:
    """A proposal's answers to what is compared."""
    figures, problem = scenario.figures, Problem.from_json(scenario.problem)
    seats = {p: n for p, n in scenario.assignment.items() if n in problem.network_by_id and p in problem.person_by_id}
    meetings = meetings_of(problem, seats) if is_rotation(scenario) else None
    names = {entry["id"]: entry["name"] for entry in scenario.frame}
    moves = any(person.current for person in problem.people)
    heavy = [str(wish.label) for wish in Wish if scenario.weights.get(wish) == Weight.MUCH]
    return (
        new_words(meetings) if meetings else repeats_words(figures["repeats"], figures["repeats_bound"]),
        a_move_words(meetings, figures["moved"]) if meetings else "",
        gap_words(figures["gap_percent"], problem.max_moved),
        str(figures["moved"]) if moves else "",
        str(sum(figures["violations"].values())),
        fields_words(problem, seats),
        worst_words(problem, seats, figures["worst_network"], names),
        ", ".join(heavy),
        "" if scenario == first else elsewhere_words(seats, first.assignment),
    )


def elsewhere_words(seats: Mapping[str, str], first: Mapping[str, str]) -> str:
    """How many sit in another network than in the first proposal, where networks have the same keys."""
    number = sum(first.get(person) != network for person, network in seats.items())
    words = ngettext("%(number)s sidder et andet sted", "%(number)s sidder et andet sted", number)
    return words % {"number": number}

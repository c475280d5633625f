"""A scenario with faces: the frozen problem, who sits where, and what everything is called."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from networks.composition import Problem, Verdict, check
from networks.composition.bound import Bound, bound
from networks.models import Facilitator, Scenario
from networks.queries.candidates import candidates_of
from networks.queries.problem import Wished, meeting_places, problem_of, wished_prices
from networks.rules.composition import OWN_LINE
from networks.rules.sentences import Names, own_line_words
from organisation.models import Field, Person
from organisation.queries.people import LeaderCard
from organisation.rules.sorting import danish_key


@dataclass(frozen=True)
class FieldMark:
    """A field's name and the shape that stands for it."""

    name: str
    mark: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Face:
    """A leader as a chip shows them."""

    person: int
    name: str
    place: str
    field: FieldMark | None

    @property
    def first_name(self) -> str:
        """The name a colleague would say."""
        return self.name.split(" ")[0]


@dataclass(frozen=True)
class Seating:
    """A scenario as the studio works on it. `problem` is the computed one, else `fresh`: as it would be now; `wished`
    is what wishes make seats cost in it.
    """

    scenario: Scenario
    problem: Problem
    fresh: Mapping[str, Any]
    wished: Wished
    faces: Mapping[str, Face]
    guides: Mapping[int, str]
    marks: tuple[FieldMark, ...]

    @cached_property
    def assignment(self) -> dict[str, str]:
        """Person → network, for people and networks that the problem knows."""
        people, networks = self.problem.person_by_id, self.problem.network_by_id
        return {p: n for p, n in self.scenario.assignment.items() if p in people and n in networks}

    @cached_property
    def members(self) -> dict[str, list[str]]:
        """Network → its people by name."""
        found: dict[str, list[str]] = {entry["id"]: [] for entry in self.scenario.frame}
        for person in sorted(self.assignment, key=lambda p: danish_key(self.faces[p].name)):
            found[self.assignment[person]].append(person)
        return found

    @cached_property
    def still_here(self) -> set[str]:
        """Those who should have a seat as the organisation is now."""
        return {str(person["id"]) for person in self.fresh["people"]}

    @cached_property
    def namesakes(self) -> set[str]:
        """Names that more than one of the seated has."""
        counts = Counter(self.faces[person].name for person in self.assignment)
        return {name for name, number in counts.items() if number > 1}

    @cached_property
    def names(self) -> Names:
        """What people and networks are called."""
        frame = self.scenario.frame
        return Names(
            people={key: face.name for key, face in self.faces.items()},
            networks={entry["id"]: entry["name"] for entry in frame},
            sizes={entry["id"]: (entry["min"], entry["max"]) for entry in frame},
            superiors={p.id: p.superior for p in self.problem.people if p.superior},
        )

    @cached_property
    def meets(self) -> dict[str, str]:
        """Network → where it usually meets; nothing where it goes round."""
        return dict(meeting_places(self.scenario))

    @cached_property
    def open_days(self) -> dict[str, set[str]]:
        """Network → the weekdays on which it and its facilitator can meet, as they are now."""
        return {network["id"]: set(network["days"]) for network in self.fresh["networks"]}

    @cached_property
    def verdict(self) -> Verdict:
        """What the seats break and cost, counted from scratch."""
        return check(self.problem, self.assignment)

    @cached_property
    def floor(self) -> Bound:
        """How cheap a plan could be at best."""
        return bound(self.problem)

    @property
    def whole(self) -> int:
        """What differences are measured against: the least that likeness can cost, or all where it is not weighed."""
        return self.floor.labels or self.verdict.cost

    @property
    def is_composed(self) -> bool:
        """Whether there are seats to look at."""
        return bool(self.scenario.problem) and bool(self.assignment)

    @cached_property
    def can_be_changed(self) -> bool:
        """Whether seats can be changed by hand: the networks are those that were computed."""
        known = {entry["id"] for entry in self.scenario.frame}
        return self.is_composed and known == self.problem.network_by_id.keys()


def seating_of(scenario: Scenario) -> Seating:
    """A scenario with everything that is needed to talk about it."""
    candidates = candidates_of(scenario.programme, scenario.starts).inside
    leading = list(Facilitator.objects.values_list("pk", "person__name", "days"))
    guides, days = {pk: name for pk, name, _days in leading}, {pk: days for pk, _name, days in leading}
    wished = wished_prices(scenario, days)
    fresh = problem_of(scenario, candidates, wished, days)
    problem = Problem.from_json(scenario.problem or fresh)
    marks = {name: FieldMark(name, mark) for name, mark in Field.objects.values_list("name", "mark")}
    cards = {str(card.person): card for card in candidates}
    others = {key for p in problem.people for key in (p.id, p.superior) if key} - cards.keys()
    faces = {key: face_of(card, marks) for key, card in cards.items()}
    labels = {p.id: p.labels for p in problem.people}
    for person in Person.objects.filter(pk__in=[int(key) for key in others]).only("pk", "name"):
        known = labels.get(str(person.pk), {})
        faces[str(person.pk)] = Face(person.pk, person.name, known.get("place", ""), marks.get(known.get("field", "")))
    faces |= {
        str(entry["guide"]): Face(entry["guide"], guides[entry["facilitator"]], "", None)
        for entry in scenario.frame
        if entry["facilitator"] in guides and str(entry["guide"]) not in faces
    }
    told = scenario.wished if scenario.problem else wished
    return Seating(scenario, problem, fresh, told, faces, guides, marks_in_use(problem, marks))


def own_line_in(seating: Seating, seats: Mapping[str, str]) -> list[str]:
    """Who of these sits where somebody who answers to them is the facilitator, each as a sentence; by network."""
    people, networks, names = seating.problem.person_by_id, seating.problem.network_by_id, seating.names
    return [
        own_line_words(names.person(person), names.person(networks[network].facilitator or ""), names.network(network))
        for person, network in sorted(seats.items(), key=lambda seat: (seat[1], seat[0]))
        if people[person].costs.get(network, 0) >= OWN_LINE
    ]


def face_of(card: LeaderCard, marks: Mapping[str, FieldMark]) -> Face:
    """The face of a leader."""
    return Face(card.person, card.name, card.unit_name, marks.get(card.field))


def marks_in_use(problem: Problem, marks: Mapping[str, FieldMark]) -> tuple[FieldMark, ...]:
    """The fields among the people of a problem, in Danish order."""
    used = {p.labels.get("field", "") for p in problem.people} & marks.keys()
    return tuple(marks[name] for name in sorted(used, key=danish_key))

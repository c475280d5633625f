"""A network's life as its pages show it: what has been, what was decided, what is asked for next."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from networks.models import Criterion, Decision, Dialogue, Membership, Network, Scenario
from networks.queries.health import course_now, criteria_of, judged_of, signs_of
from networks.rules.composition import State as Composition
from networks.rules.criteria import Judged, Known, counts_in, why_fixed
from networks.rules.cycle import ENDING, Call, Choice, Course, State, is_fresh, offered, ways_back
from networks.rules.health import Health, health_of
from networks.rules.watch import Answer
from organisation.models import Person
from organisation.rules.dates import DAY

FEWEST_TURNED = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which several members came at once or the network was rotated: how many came, and how many went."""

    day: date
    came: int
    went: int
    is_rotation: bool


@dataclass(frozen=True)
class Life:
    """Everything about a network's life on a day."""

    network: Network
    course: Course
    on: date
    health: Health
    dialogues: tuple[Dialogue, ...]
    decisions: tuple[Decision, ...]
    known: Known
    answers: tuple[Answer, ...]
    criteria: tuple[tuple[Criterion, Judged], ...]
    turns: tuple[Turn, ...]
    successors: tuple[Network, ...]
    fresh: Dialogue | None
    people: int
    talkers: int

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be decided now."""
        return offered(self.course, self.on)

    @property
    def call(self) -> Call:
        """Whether a decision is asked for."""
        return self.course.call(self.on)

    @property
    def why_fixed(self) -> str:
        """Why the criteria can be neither laid down nor changed now; empty as long as they can."""
        return why_fixed(self.course, self.on)

    @property
    def latest(self) -> Decision | None:
        """The latest decision that stands."""
        return next((one for one in self.decisions if one.undone_at is None), None)

    @property
    def taken(self) -> Decision | None:
        """The decision that ended the network, or will, where it was one."""
        standing = (one for one in self.decisions if one.undone_at is None)
        return next((one for one in standing if one.choice in ENDING), None) if self.course.ends else None

    @property
    def ways_back(self) -> tuple[Choice, ...]:
        """What can be done about the decision that ends the network."""
        return ways_back(self.course, self.on) if self.taken else ()

    @property
    def is_planned(self) -> bool:
        """Whether the network has not begun."""
        return self.course.stage(self.on) is State.PLANNED

    @property
    def needs_dialogue(self) -> bool:
        """Whether a dialogue must be held before anything is decided."""
        return bool(self.talkers) and self.fresh is None

    @property
    def undoable(self) -> Decision | None:
        """The latest decision, where nothing has gone out about it."""
        latest = self.latest
        return latest if latest is not None and not latest.told and self.course.ends is None else None


def life_of(network: Network, now: datetime, on: date) -> Life:
    """A network's life, in a number of questions that does not grow with it."""
    criteria = criteria_of([network.pk])
    signs = signs_of([network], now, on, criteria=criteria)[network.pk]
    fixed = [one for one in criteria.get(network.pk, []) if counts_in(one.kind, network.state)]
    dialogues = tuple(network.dialogues.select_related("by__person"))
    people = concerned(network, on)
    return Life(
        network=network,
        course=signs.course,
        on=on,
        health=health_of(signs),
        dialogues=dialogues,
        decisions=tuple(network.decisions.select_related("by__person", "dialogue", "programme")),
        known=signs.known,
        answers=signs.answers,
        criteria=tuple((one, judged_of(one, signs.known)) for one in fixed),
        turns=tuple(turns_of(network)),
        successors=tuple(network.successors.select_related("facilitator").order_by("starts", "pk")),
        fresh=freshest(dialogues, signs.course, on),
        people=len(people),
        talkers=len(talkers(network, people, on)),
    )


def talkers(network: Network, people: Iterable[Person], on: date) -> list[Person]:
    """With whom a dialogue can be held: those concerned; before the first day only if somebody is to be a member."""
    lead = network.facilitator.person_id if network.facilitator else None
    told = list(people)
    return told if network.starts <= on or any(person.pk != lead for person in told) else []


def freshest(dialogues: tuple[Dialogue, ...], course: Course, on: date) -> Dialogue | None:
    """The newest dialogue that can carry the next decision."""
    fit = [one for one in dialogues if is_fresh(one.held_on, course.decided_on, on)]
    return fit[-1] if fit else None


def fresh_dialogue(network: Network, on: date) -> Dialogue | None:
    """The dialogue that the next decision about a network can rest on."""
    return freshest(tuple(network.dialogues.all()), course_now(network), on)


def turns_of(network: Network) -> Iterator[Turn]:
    """The days after the first on which a rotation changed who is in, or several came at once. Two queries."""
    places = list(Membership.objects.filter(network=network).values_list("starts", "ends"))
    came = Counter(starts for starts, _ends in places if starts > network.starts)
    went = Counter(ends + DAY for _starts, ends in places if ends is not None)
    composed = Scenario.objects.filter(programme=network.programme_id, state=Composition.PUBLISHED, corrects=None)
    rotated = {
        starts
        for starts, frame in composed.filter(starts__gt=network.starts).values_list("starts", "frame")
        if any(entry.get("network") == network.pk for entry in frame)
    }
    for day in sorted(rotated | came.keys()):
        if came[day] >= FEWEST_TURNED or (day in rotated and came[day] + went[day]):
            yield Turn(day, came[day], went[day], day in rotated)


def concerned(network: Network, on: date) -> list[Person]:
    """Whom a decision about a network concerns: those with a place now or to come, and the facilitator."""
    rows = Membership.objects.from_day(on).filter(network=network).select_related("person").order_by("person__name")
    people = {row.person_id: row.person for row in rows}
    if network.facilitator is not None:
        people.setdefault(network.facilitator.person_id, network.facilitator.person)
    return list(people.values())

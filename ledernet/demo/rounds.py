"""Two programmes with their networks: set up, composed by the product's own search, published; a proposal left open."""

from datetime import date, datetime
from itertools import count
from time import sleep
from typing import Any

from ledernet.demo.personas import FACILITATOR, HR, LEADER
from ledernet.demo.stage import BEGAN, EXTERNAL, Stage
from ledernet.demo.tree import place
from networks.actions.availability import tell_weekdays
from networks.actions.facilitators import appoint_facilitator
from networks.actions.networks import end_membership
from networks.actions.programmes import leave_out, set_pair, set_up_programme
from networks.actions.scenarios import begin_from, compose_scenario, draft_scenario, pin, publish, reframe, weigh
from networks.models import Facilitator, Membership, Programme, Scenario
from networks.queries.candidates import candidates_of
from networks.queries.problem import entry_of, problem_of
from networks.rules.composition import WEEKDAYS, PairKind, Weight, Wish
from networks.rules.names import network_name
from networks.rules.programmes import Attendance, Kind, Purpose, Size
from networks.tasks.scenarios import compose_in_background
from organisation.models import Field, Person
from organisation.queries.chain import superiors

FEWEST_ITERATIONS, ITERATIONS_EACH = 20_000, 150
LOOK_EVERY = 0.2
SET_UP, COMPOSED, PUBLISHED, BEGINS = BEGAN - 5, BEGAN - 12, BEGAN - 15, BEGAN - 20
ROTATES_IN = 60
INTERNAL_CAPACITY, EXTERNAL_CAPACITY, MOST_INTERNAL = 5, 3, 8
TRAINED = ("proceskonsulent", "HR-konsulent", "arbejdsmiljøkonsulent")
DAYS_TOLD = (("mon", "tue", "wed", "thu"), ("tue", "wed", "thu"), ("mon", "tue", "thu", "fri"))
ONE_IN, LEFT_OUT = 8, 2

ACROSS: dict[str, Any] = {
    "name": "Ledernetværk på tværs",
    "kind": Kind.CROSS,
    "attendance": Attendance.MANDATORY,
    "smallest": 7,
    "largest": 10,
    "levels": [2, 3, 4],
    "hours": 3,
    "budget": 180_000,
    "mandate": "Netværket vælger selv sine emner og sine metoder. Det kan sende forslag til direktionen.",
    "backing": "Direktionen åbner programmet, holder tiden fri og svarer på netværkenes forslag inden seks uger.",
}
FIELD_WITH_NETWORKS = {
    "skole": {
        "name": "Faglige netværk for skoleledere",
        "backing": "Skolechefen kommer, når netværket inviterer, og betaler for oplæg udefra.",
        "mandate": "Netværket prøver fælles greb af i egne skoler og fortæller de andre, hvad der virkede.",
    },
    "psykiatri": {
        "name": "Faglige netværk i psykiatrien",
        "backing": "Psykiatriledelsen kommer, når netværket inviterer, og betaler for oplæg udefra.",
        "mandate": "Netværket prøver fælles greb af i egne afsnit og fortæller de andre, hvad der virkede.",
    },
}
WITHIN: dict[str, Any] = {
    "kind": Kind.PROFESSIONAL,
    "attendance": Attendance.VOLUNTARY,
    "smallest": 3,
    "largest": 8,
    "levels": [3, 4],
    "hours": 2,
    "budget": 40_000,
}
FEW_MOVE: dict[str, str] = {Wish.FEW_MOVES: Weight.MUCH, Wish.NEW_FACES: Weight.NONE}
NEW_FACES: dict[str, str] = {Wish.FEW_MOVES: Weight.NONE, Wish.NEW_FACES: Weight.MUCH, Wish.TRAVEL: Weight.LITTLE}
WHY_ACROSS = [(Purpose.PROFESSION, ""), (Purpose.REFLECTION, ""), (Purpose.STRATEGY, "")]
WHY_WITHIN = [(Purpose.TOOLS, ""), (Purpose.MOTIVATION, ""), (Purpose.OWN, "Færre alene om de svære samtaler")]


def appoint_facilitators(stage: Stage) -> None:
    """Jonas Rahbek and the municipality's other process consultants, and one from outside."""
    at = stage.clock(stage.day(SET_UP), 9)
    internal = Person.objects.filter(
        holdings__position__versions__title__in=TRAINED, holdings__ends__isnull=True, employed_to__isnull=True
    )
    chosen = list(internal.distinct().exclude(email__in=[FACILITATOR, HR]).order_by("email")[: MOST_INTERNAL - 1])
    for person in [Person.objects.get(email=FACILITATOR), *chosen]:
        appoint_facilitator(person=person, capacity=INTERNAL_CAPACITY, external=False, by=stage.hr, at=at)
    guest = Person.objects.get(email=EXTERNAL["email"])
    appoint_facilitator(person=guest, capacity=EXTERNAL_CAPACITY, external=True, by=stage.hr, at=at)


def programme_across(stage: Stage) -> Programme:
    """The mandatory programme across fields, with two left out, a pair kept apart and weekdays from some."""
    at = stage.clock(stage.day(SET_UP), 10)
    starts = stage.day(BEGINS)
    programme = set_up_programme(purposes=WHY_ACROSS, fields=[], by=stage.hr, at=at, starts=starts, **ACROSS)
    people = leaders_in(programme, starts)
    for person in people[:: len(people) // LEFT_OUT][1 : LEFT_OUT + 1]:
        leave_out(programme=programme, person=person, reason="går på pension inden jul", by=stage.hr, at=at)
    keep_apart(stage, programme, people, at)
    for person in stage.dice.sample(people, len(people) // ONE_IN):
        days = stage.dice.choice(DAYS_TOLD)
        tell_weekdays(programme=programme, person=person, days=days, by=stage.accounts.get(person.pk), at=at)
    return programme


def programme_within(stage: Stage) -> Programme | None:
    """The voluntary programme within one field: schools, or psychiatry in a region; None with too few leaders in it."""
    at = stage.clock(stage.day(SET_UP), 11)
    starts = stage.day(BEGINS)
    fields = {field.name: field for field in Field.objects.filter(name__in=FIELD_WITH_NETWORKS)}
    name = next(name for name in FIELD_WITH_NETWORKS if name in fields)
    facts = WITHIN | FIELD_WITH_NETWORKS[name]
    programme = set_up_programme(purposes=WHY_WITHIN, fields=[fields[name]], by=stage.hr, at=at, starts=starts, **facts)
    people = leaders_in(programme, starts)
    return programme if Size(len(people), programme.smallest, programme.largest).fits else None


def leaders_in(programme: Programme, on: date) -> list[Person]:
    """The candidates of a programme on a day, but Mette Lindegaard, by mail."""
    inside = [card.person for card in candidates_of(programme, on).inside]
    return list(Person.objects.filter(pk__in=inside).exclude(email=LEADER).order_by("email"))


def keep_apart(stage: Stage, programme: Programme, people: list[Person], at: datetime) -> None:
    """Two leaders with different superiors who asked not to sit together."""
    above = superiors(programme.starts, leaders_only=True)
    one = people[len(people) // 3]
    other = next(person for person in reversed(people) if above.get(person.pk) not in {above.get(one.pk), one.pk})
    reason = "er gift med hinanden"
    set_pair(programme=programme, one=one, other=other, kind=PairKind.FORBIDDEN, reason=reason, by=stage.hr, at=at)


def composed(stage: Stage, scenario: Scenario, at: datetime) -> Scenario:
    """Let the search run on a scenario, for so many proposals that it gives the same plan on any machine.

    Where a worker runs, it may take the job first: then this waits for it.
    """
    version, seed = scenario.version, stage.seed
    people = len(candidates_of(scenario.programme, scenario.starts).inside)
    iterations = max(FEWEST_ITERATIONS, people * ITERATIONS_EACH)
    job = compose_scenario(scenario=scenario, version=version, by=stage.hr, at=at, seed=seed, iterations=iterations)
    compose_in_background(job.pk)
    job.refresh_from_db()
    while job.is_open:
        sleep(LOOK_EVERY)
        job.refresh_from_db()
    scenario.refresh_from_db()
    return scenario


def published(stage: Stage, programme: Programme) -> Scenario:
    """A first scenario, composed and published; Mette Lindegaard sits in the network that Jonas Rahbek runs."""
    scenario = draft_scenario(programme=programme, by=stage.hr, at=stage.clock(stage.day(COMPOSED), 9))
    scenario = with_jonas(stage, scenario)
    scenario = composed(stage, scenario, stage.clock(stage.day(COMPOSED), 10))
    at = stage.clock(stage.day(PUBLISHED), 13)
    return publish(scenario=scenario, version=scenario.version, by=stage.hr, at=at)


def with_jonas(stage: Stage, scenario: Scenario) -> Scenario:
    """Give the first network to Jonas Rahbek and hold a seat there for Mette Lindegaard, where she belongs."""
    mette = Person.objects.get(email=LEADER)
    if mette.pk not in {card.person for card in candidates_of(scenario.programme, scenario.starts).inside}:
        return scenario
    at = stage.clock(stage.day(COMPOSED), 9, 30)
    jonas = Facilitator.objects.get(person__email=FACILITATOR)
    frame = [dict(entry) for entry in scenario.frame]
    for entry in frame:
        if entry["facilitator"] == jonas.pk:
            entry["facilitator"], entry["guide"] = frame[0]["facilitator"], frame[0]["guide"]
            break
    frame[0] |= {"facilitator": jonas.pk, "guide": jonas.person_id}
    scenario = reframe(scenario=scenario, frame=frame, max_moved=None, version=scenario.version, by=stage.hr, at=at)
    return pin(scenario=scenario, person=mette, network=frame[0]["id"], version=scenario.version, by=stage.hr, at=at)


def part_with_leavers(stage: Stage, programme: Programme, at: datetime) -> None:
    """Who has left the municipality by then gives up the place in the network."""
    standing = Membership.objects.filter(network__programme=programme, ends__isnull=True)
    gone = standing.filter(person__employed_to__lt=at.date()).order_by("person__email")
    for membership in gone.select_related("person"):
        last = membership.person.employed_to or at.date()
        end_membership(membership=membership, ends=last, by=stage.hr, at=at)


def left_open(stage: Stage, programme: Programme) -> list[Scenario]:
    """Two proposals of a rotation that HR is working on: one moves as few as possible, one lets all meet new faces."""
    found, starts = [], stage.day(-ROTATES_IN)
    for hour, words in ((9, FEW_MOVE), (10, NEW_FACES)):
        at = stage.clock(stage.on, hour)
        scenario = draft_scenario(programme=programme, by=stage.hr, at=at)
        scenario = begin_from(scenario=scenario, starts=starts, version=scenario.version, by=stage.hr, at=at)
        scenario = weigh(scenario=scenario, words=words, version=scenario.version, by=stage.hr, at=at)
        scenario = with_room(stage, scenario, at)
        found.append(composed(stage, scenario if words == FEW_MOVE else with_a_place(stage, scenario, at), at))
    return found


def with_room(stage: Stage, scenario: Scenario, at: datetime) -> Scenario:
    """One network more where so many leaders have come that those there are cannot hold them."""
    problem = problem_of(scenario)
    if len(problem["people"]) <= sum(network["max"] for network in problem["networks"]):
        return scenario
    taken = {entry["name"] for entry in scenario.frame}
    name = next(name for name in map(network_name, count()) if name not in taken)
    more = entry_of(str(len(scenario.frame) + 1), name, scenario.programme, list(WEEKDAYS), None)
    frame = [*scenario.frame, more]
    return reframe(scenario=scenario, frame=frame, max_moved=None, version=scenario.version, by=stage.hr, at=at)


def with_a_place(stage: Stage, scenario: Scenario, at: datetime) -> Scenario:
    """The first network of a proposal is given a place to meet; the rest go round as they did."""
    first, *rest = scenario.frame
    frame = [first | {"place": place(0)}, *rest]
    return reframe(scenario=scenario, frame=frame, max_moved=None, version=scenario.version, by=stage.hr, at=at)

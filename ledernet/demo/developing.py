"""The demo's development programme: two years of leading close to practice, in its second half-year today.

In a small municipality it is for the leaders of leaders; in one of the usual size for all their leaders too, some 180
in seven cohorts across fields; in a region for the leaders of leaders of one branch.
"""

from datetime import date, timedelta
from typing import Any

from evaluation.models import Round
from evaluation.rules.rounds import About
from goals.access.goals import visible_to
from goals.models import Goal
from ledernet.demo.evaluations import branches
from ledernet.demo.personas import LEADER
from ledernet.demo.rounds import ACROSS
from ledernet.demo.stage import Stage
from networks.access.development import binding_goals
from networks.actions.cohorts import follow_organisation, form_cohorts
from networks.actions.development import announce_development, couple_development, set_up_development
from networks.actions.modules import add_module, book_module_days, note_turnout
from networks.actions.practice import finish_practice, give_task, set_task, write_practice
from networks.models import Development, ModuleDay, Programme
from networks.queries.development_people import places_on
from organisation.actions.calendar import answer_invitation
from organisation.models import Invitee, Person, Unit
from organisation.queries.people import leaders_on
from organisation.rules.calendar import Answer
from organisation.rules.holidays import closed_because
from organisation.rules.levels import Level

TITLE = "Tæt på kerneopgaven"
AIM = (
    "Om to år kan vi alle føre et politisk mål hele vejen ud til det, medarbejderne gør i dag, og tale om det med tal"
    " og eksempler fra vores egen hverdag."
)
BEGAN, LASTS = 230, 728
THURSDAY = 3
FEW, MOST, SMALL_COHORTS, COHORTS = 20, 60, 2, 7
FOLLOWED = 215
ALREADY, SHARE_DONE, SHARE_COME = 20, 0.7, 0.6
MODULES: tuple[tuple[str, str, int | None], ...] = (
    ("Fra politisk mål til hverdag", "Hvilke mål binder os, og hvad betyder de hos dig?", 190),
    ("Den faglige samtale", "At spørge til praksis, så det bliver trygt at vise den frem.", 75),
    ("Tal og fortællinger", "Når målingen siger ét, og medarbejderne siger noget andet.", -26),
    ("At lede sammen med andre", "Borgere, som flere af os er fælles om.", None),
    ("Det, vi holder op med", "Prioritering, og hvordan man siger det højt.", None),
)
TASKS: tuple[tuple[str, str, int, int], ...] = (
    (
        "Oversæt ét mål",
        "Vælg ét af de mål, der binder os alle. Bed tre medarbejdere fortælle, hvad de gør for det i dag.",
        180,
        140,
    ),
    (
        "En halv time ved siden af",
        "Følg en medarbejder en halv time. Tal bagefter om, hvad I hver især lagde mærke til.",
        60,
        -12,
    ),
    (
        "Ét tal på tavlen",
        "Vælg sammen ét tal, I vil følge i seks uger, og bliv enige om, hvad I gør ved det.",
        -40,
        -95,
    ),
)
OWN = (
    "Jeg spurgte tre på aftenholdet. To af dem fortalte om målet uden at kende det. Nu begynder vi tavlemødet med ét"
    " eksempel i stedet for tallet."
)


def develop_leaders(stage: Stage) -> None:
    """Plan the programme, tell of it, hold the first modules, and let the leaders do their tasks."""
    began = stage.day(BEGAN)
    size = sum(card.level == Level.LEADER_OF_LEADERS for card in leaders_on(stage.on))
    found = set_up_development(by=stage.hr, at=stage.clock(stage.day(BEGAN + 40), 10), **facts_of(stage, began, size))
    number = COHORTS if len(found.levels) > 1 else SMALL_COHORTS
    form_cohorts(development=found, number=number, by=stage.hr, at=stage.clock(stage.day(BEGAN + 30), 10))
    found = announce_development(development=found, by=stage.hr, at=stage.clock(stage.day(BEGAN + 20), 9))
    follow_organisation(development=found, by=None, at=stage.clock(stage.day(FOLLOWED), 7))
    people = [place.person for place in places_on(found, stage.on)]
    for title, about, back in MODULES:
        hold_module(stage, found, title, about, back)
    for title, words, given, due in TASKS:
        do_task(stage, found, people, title=title, words=words, given_on=stage.day(given), due=stage.day(due))
    follow_organisation(development=found, by=None, at=stage.clock(stage.day(6), 7))


def facts_of(stage: Stage, began: date, size: int) -> dict[str, Any]:
    """What is answered in the form, by how many lead leaders; in a region the branch of the demo's leader takes part."""
    middle, lower = Level.LEADER_OF_LEADERS.value, Level.LEADER_OF_EMPLOYEES.value
    return {
        "title": TITLE,
        "aim": AIM,
        "starts": began,
        "ends": began + timedelta(days=LASTS),
        "levels": [middle, lower] if FEW < size <= MOST else [middle],
        "unit": Unit.objects.get(pk=branches(stage)[0]) if size > MOST else None,
        "members_of": None,
        "mix": "across",
    }


def hold_module(stage: Stage, development: Development, title: str, about: str, back: int | None) -> None:
    """A module with a day for each cohort, about two days apart: held and counted, or ahead and answered by some."""
    planned = stage.clock(stage.day(BEGAN + 10), 10)
    module = add_module(development=development, title=title, about=about, by=stage.hr, at=planned)
    if back is None:
        return
    taken: set[date] = set()
    for number, cohort in enumerate(development.cohorts.all()):
        day = free_day(stage.day(back - 2 * number), taken)
        taken.add(day)
        when: dict[str, Any] = {
            "starts": stage.clock(day, 9),
            "ends": stage.clock(day, 15),
            "place": "Kulturhuset Pakhuset",
        }
        at = stage.clock(stage.day(max(back + 40, ALREADY)), 11)
        book_module_days(module=module, cohorts=[cohort], by=stage.hr, at=at, **when)
    for held in module.days.select_related("module", "appointment"):
        if back > 0:
            count(stage, held)
        else:
            say_who_comes(stage, held)


def free_day(day: date, taken: set[date]) -> date:
    """The day, or the first after it from Monday to Thursday on which no school is closed and no other cohort meets."""
    while day in taken or day.weekday() > THURSDAY or closed_because(day):
        day += timedelta(days=1)
    return day


def count(stage: Stage, day: ModuleDay) -> None:
    """Most came."""
    asked = day.appointment.invitees.standing().count()
    came = max(0, asked - stage.dice.randint(0, 2))
    note_turnout(day=day, came=came, by=stage.hr, at=day.appointment.ends + timedelta(hours=1))


def say_who_comes(stage: Stage, day: ModuleDay) -> None:
    """Some have said yes to a day ahead; the leader of the demo has yet to answer."""
    at = stage.clock(stage.day(ALREADY - 8), 14)
    asked = Invitee.objects.filter(appointment=day.appointment).exclude(person__email=LEADER).order_by("person__email")
    for one in asked.select_related("person", "appointment"):
        if stage.dice.random() < SHARE_COME:
            by, sequence = stage.accounts.get(one.person_id), day.appointment.sequence
            answer_invitation(invitee=one, answer=Answer.ACCEPTED, sequence=sequence, by=by, at=at)


def do_task(stage: Stage, development: Development, people: list[Person], **facts: Any) -> None:
    """A task that is given on its day; most have done the first, fewer the second, and nobody one that is to come."""
    task = set_task(development=development, by=stage.hr, at=stage.clock(stage.day(BEGAN + 10), 11), **facts)
    if task.given_on > stage.on:
        return
    give_task(task=task, by=None, at=stage.clock(task.given_on, 8))
    is_over = task.due < stage.on
    at = stage.clock(task.given_on + timedelta(days=21), 16)
    for person in people:
        by = stage.accounts.get(person.pk)
        if person.email == LEADER:
            goal = own_goal(person) if is_over else None
            write_practice(
                task=task, person=person, words=OWN if is_over else "", goal=goal, shared=is_over, by=by, at=at
            )
        elif not is_over and stage.dice.random() < SHARE_DONE / 2:
            write_practice(task=task, person=person, words="", goal=None, shared=False, by=by, at=at)
        if is_over and (person.email == LEADER or stage.dice.random() < SHARE_DONE):
            finish_practice(task=task, person=person, by=by, at=at)


def own_goal(person: Person) -> Goal | None:
    """A goal of the leader's own."""
    return visible_to(person).filter(owner_person=person).order_by("pk").first()


def couple_what_belongs(stage: Stage) -> None:
    """The networks across, the evaluations that there are, and the goals that bind all."""
    found = Development.objects.filter(title=TITLE).first()
    if found is None:
        return
    rounds = Round.objects.filter(about=About.LEADERS, deadline__gte=stage.clock(found.starts, 0)).order_by("pk")
    couple_development(
        development=found,
        programmes=list(Programme.objects.filter(name=ACROSS["name"])),
        rounds=list(rounds),
        goals=list(binding_goals().order_by("title", "pk")[:2]),
        by=stage.hr,
        at=stage.clock(stage.day(1), 10),
    )

"""The demo's goals: set, joined and judged over the past year by those who lead the units."""

from dataclasses import dataclass, field
from datetime import date, datetime

from goals.actions.efforts import begin_effort, judge_effort
from goals.actions.goals import contribute, end_goal, set_goal
from goals.models import Effort, Goal
from goals.rules.goals import Kind, Verdict
from ledernet.demo.aims import Aim, Try
from ledernet.demo.elderly_aims import ELDERLY
from ledernet.demo.front_aims import FRONT
from ledernet.demo.job_aims import JOBS
from ledernet.demo.measuring import measure
from ledernet.demo.school_aims import SCHOOL
from ledernet.demo.stage import Stage
from ledernet.demo.times import last_of_month
from organisation.models import Account, LeadershipGroup, Person, Unit, UnitVersion
from organisation.queries.people import leaders_on

AIMS = (*ELDERLY, *SCHOOL, *JOBS, *FRONT)
SET = {Kind.EFFECT: 395, Kind.RESULT: 385, Kind.RUNNING: 385, Kind.SERVICE: 370, Kind.ACTIVITY: 355}
BEGUN, JUDGED, ENDED = 330, 40, 90


@dataclass
class Ground:
    """Where the goals stand: the units that are there today by name, who leads each, and what has been set."""

    stage: Stage
    units: dict[str, int]
    leads: dict[int, int]
    goals: dict[str, Goal] = field(default_factory=dict)
    efforts: dict[tuple[str, str], Effort] = field(default_factory=dict)

    def leader_of(self, unit: str) -> Person | None:
        """Who leads a unit; None for a vacant chair."""
        return Person.objects.filter(pk=self.leads.get(self.units.get(unit, 0), 0)).first()

    def account_of(self, aim: Aim) -> Account:
        """By whom things are done to a goal: its owner, the unit's leader, or HR where there is none."""
        owner = Person.objects.filter(email=aim.mail).first() if aim.mail else self.leader_of(aim.unit)
        return self.stage.accounts.get(owner.pk, self.stage.hr) if owner else self.stage.hr


def ground_of(stage: Stage) -> Ground:
    """The units of the stage's day; where two share a chair, the first by mail acts."""
    units = dict(UnitVersion.objects.on(stage.on).order_by("-unit__hr_id").values_list("name", "unit_id"))
    leads = {card.unit: card.person for card in sorted(leaders_on(stage.on), key=lambda card: card.email, reverse=True)}
    return Ground(stage, units, leads)


def set_goals(stage: Stage) -> Ground:
    """All goals whose units the municipality has, each after those that it contributes to."""
    ground = ground_of(stage)
    for aim in AIMS:
        if not (aim.unit or aim.mail) or (aim.unit and aim.unit not in ground.units):
            continue
        if aim.mail and not Person.objects.filter(email=aim.mail).exists():
            continue
        at = stage.clock(stage.day(SET[aim.kind]), 10)
        ground.goals[aim.key] = set_goal(by=ground.account_of(aim), at=at, **facts_of(ground, aim, at.date()))
        give(ground, aim, at)
        for number, one in enumerate(aim.tries):
            tried(ground, aim, one, stage.clock(stage.day(BEGUN - number), 11))
        measure(stage, aim, ground.goals[aim.key], ground.account_of(aim))
    end_some(ground)
    return ground


def facts_of(ground: Ground, aim: Aim, day: date) -> dict[str, object]:
    """A goal's fields as the verb takes them."""
    group = LeadershipGroup.objects.filter(name=f"Ledergruppen i {aim.unit}").first() if aim.by_group else None
    return {
        "kind": aim.kind,
        "title": aim.title,
        "why": aim.why,
        "unit": Unit.objects.get(pk=ground.units[aim.unit]) if aim.unit else None,
        "owner_group": group,
        "owner_person": Person.objects.get(email=aim.mail) if aim.mail else None,
        "is_personal": aim.is_personal,
        "origin": aim.origin,
        "is_binding": aim.is_binding,
        "part_of": ground.goals.get(aim.part_of),
        "rank": aim.rank,
        "starts": day.replace(day=1),
        "due": last_of_month(ground.stage.on, aim.due) if aim.due is not None else None,
        "state": aim.state,
    }


def give(ground: Ground, aim: Aim, at: datetime) -> None:
    """What a goal gives to those above that are there."""
    for key, words, through in aim.towards:
        if key in ground.goals:
            effort = ground.efforts[key, through] if through else None
            goal, towards = ground.goals[aim.key], ground.goals[key]
            contribute(goal=goal, towards=towards, words=words, effort=effort, by=ground.account_of(aim), at=at)


def tried(ground: Ground, aim: Aim, one: Try, at: datetime) -> None:
    """An effort for a goal, and what has been decided of it."""
    facts = {"name": one.name, "what": one.what, "for_whom": one.for_whom, "why": one.why}
    by, owner = ground.account_of(aim), ground.leader_of(aim.unit)
    effort = begin_effort(goal=ground.goals[aim.key], owner=owner, by=by, at=at, **facts)
    if one.verdict != Verdict.TRYING:
        later = ground.stage.clock(ground.stage.day(JUDGED), 14)
        effort = judge_effort(effort=effort, verdict=one.verdict, evidence=one.evidence, by=by, at=later)
    ground.efforts[aim.key, one.name] = effort


def end_some(ground: Ground) -> None:
    """The goals that the year ended, each with the reason."""
    at = ground.stage.clock(ground.stage.day(ENDED), 9)
    for aim in AIMS:
        if aim.ended and aim.key in ground.goals:
            goal = end_goal(goal=ground.goals[aim.key], reason=aim.ended, by=ground.account_of(aim), at=at)
            ground.goals[aim.key] = goal

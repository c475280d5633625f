"""More of everything: whatever a page lists, the world has a few more of it after `add_crowd`.

A new sort of row that some page lists is added here; then every page is counted with it.
"""

from datetime import timedelta

from evaluation.models import Assessment, Invitation, LeftOut, ReleasedFigure, Round
from evaluation.models.releases import Kind, Reason
from evaluation.rules.raters import Why
from evaluation.rules.rounds import RaterGroup
from networks.models import (
    Facilitator,
    Membership,
    Network,
    Programme,
    ProgrammePurpose,
    Scenario,
    SheetComment,
    SheetInvitation,
    Training,
)
from networks.rules.composition import DEFAULT_WEIGHTS
from networks.rules.programmes import Purpose
from organisation.actions.audit import record
from organisation.actions.jobs import queue_job
from organisation.actions.letters import write_letter
from organisation.models import GroupMember, LeadershipGroup, Person
from tests.goals.crowd import add_goal_crowd
from tests.networks.development_crowd import add_development_crowd
from tests.networks.life_world import add_dialogue, decide_about
from tests.networks.meeting_crowd import add_meeting_crowd
from tests.networks.members_world import add_members_crowd
from tests.networks.money_world import make_hours, make_invoice
from tests.networks.sheet_world import published
from tests.networks.sounding_world import add_sounding_crowd
from tests.networks.wish_world import add_wish_crowd
from tests.networks.world import add_meeting
from tests.organisation.import_world import PEOPLE, UNITS, tried
from tests.performance.crowd import add_dialogue_crowd
from tests.world import LONG_AGO, NOW, TODAY, World, make_holding, make_person, make_unit


def add_crowd(world: World, first: int, last: int) -> None:
    """Number `first` to `last` of everything."""
    for number in range(first, last + 1):
        add_organisation(world, number)
        add_network(world, number)
        add_work(world, number)
        add_evaluation(world, number)
        add_goal_crowd(world, number)
        add_development_crowd(world, number)
        add_dialogue_crowd(world, number)
        add_wish_crowd(world, number)
        add_sounding_crowd(world, number)


def add_organisation(world: World, number: int) -> None:
    """A unit in each place of the tree, somebody in each of the roles, and a group."""
    for parent in ("Kommunen", "Børn og Skole", "Havnbjerg"):
        make_unit(world, f"{parent} {number}", parent, "skole")
    for key, unit, level in ((f"boss{number}", f"Kommunen {number}", 3), (f"staff{number}", "Havnbjerg", 5)):
        make_person(world, key, f"Person {key}")
        make_holding(world, key, unit, level=level, title="leder" if level < 5 else "medarbejder")
    make_holding(world, "leader", f"Havnbjerg {number}", level=4, title="leder")
    group = LeadershipGroup.objects.create(name=f"Ledergruppe {number}", starts=LONG_AGO)
    for key in ("leader", f"boss{number}"):
        GroupMember.objects.create(group=group, person=world.people[key], starts=LONG_AGO)
    if hasattr(world.things, "group"):
        GroupMember.objects.create(group=world.things.group, person=world.people[f"boss{number}"], starts=LONG_AGO)


def add_network(world: World, number: int) -> None:
    """A network, a member and a meeting in the world's own one, a programme, a scenario."""
    things, newcomer = world.things, world.people[f"boss{number}"]
    facilitator = Facilitator.objects.create(person=newcomer, capacity=1)
    network = Network.objects.create(
        programme=things.programme, name=f"Netværk {number}", facilitator=facilitator, starts=LONG_AGO
    )
    for place, person in ((network, world.people["leader"]), (things.network, newcomer)):
        Membership.objects.create(network=place, person=person, starts=LONG_AGO)
    talk = add_dialogue(world, things.network, days=number)
    decide_about(world, things.network, talk)
    Network.objects.create(programme=things.programme, name=f"Afløser {number}", starts=LONG_AGO, origin=things.network)
    for place in (network, things.network):
        add_meeting(world, place, "leader", f"boss{number}", days=7 + number)
    for place, guide in ((network, facilitator), (things.network, things.facilitator)):
        make_hours(guide, place, minutes=15 * number)
        make_invoice(guide, place, f"c{number}")
    Training.objects.create(facilitator=things.facilitator, kind="process", title=f"Kursus {number}", ended_on=TODAY)
    add_meeting_crowd(world, number)
    programme = Programme.objects.create(name=f"Program {number}", starts=TODAY, smallest=2, largest=4)
    for rank, purpose in enumerate(list(Purpose)[: 1 + number % 3], 1):
        ProgrammePurpose.objects.create(programme=programme, rank=rank, purpose=purpose)
    if hasattr(things, "proposal"):
        add_members_crowd(world, number)
    if hasattr(things, "sheet"):
        add_hearing(world, number)
    Scenario.objects.create(
        programme=things.programme,
        letter="BCDEFGHIJ"[number],
        starts=TODAY,
        weights=dict(DEFAULT_WEIGHTS),
        made_at=NOW + timedelta(minutes=number),
    )


def add_hearing(world: World, number: int) -> None:
    """One more who is heard, a comment to an answer and one to all of it; one more programme that is decided."""
    sheet, person = world.things.sheet, world.people[f"boss{number}"]
    SheetInvitation.objects.create(sheet=sheet, person=person, invited_at=NOW)
    for question in ("kind", ""):
        SheetComment.objects.create(sheet=sheet, question=question, person=person, words="Godt", at=NOW)
    published(world, f"Besluttet {number}")


def add_work(world: World, number: int) -> None:
    """A job, a letter, an audit row and an import."""
    tried(UNITS + "u-Kommunen;Kommunen;;;;;\n", PEOPLE + "p;Person;;;;;;\n", by=world.hr, at=NOW)
    job = queue_job(kind="test", task="none", payload={}, by=world.accounts["leader"], at=NOW)
    record(verb="test", by=world.hr, at=NOW, on=job, after={"number": number})
    write_letter(template="first_login", to=world.people["leader"], context={"address": "http://localhost/"}, at=NOW)


def add_evaluation(world: World, number: int) -> None:
    """A round, and in each of the world's own a leader more, somebody asked more, and two left out more."""
    things, people = world.things, world.people
    boss, staff = people[f"boss{number}"], people[f"staff{number}"]
    first = things.draft_round
    Round.objects.create(
        title=f"Runde {number}", questionnaire=first.questionnaire, on=TODAY, deadline=first.deadline, made_at=NOW
    )
    for round in (things.draft_round, things.open_round, things.published_round):
        top = round.assessments.get(leader=people["director"])
        about = round.assessments.get(leader=people["leader"])
        more = Assessment.objects.create(
            round=round, leader=boss, superior=top, name=boss.name, title="leder", unit_name=f"Kommunen {number}"
        )
        for assessment, person, group in (
            (more, boss, RaterGroup.SELF),
            (more, people["employee"], RaterGroup.EMPLOYEES),
            (about, staff, RaterGroup.EMPLOYEES),
            (about, boss, RaterGroup.PEERS),
        ):
            Invitation.objects.create(round=round, assessment=assessment, person=person, group=group)
        for left, person, why in ((None, staff, Why.NEW_LEADER), (about, people["hr"], Why.ON_LEAVE)):
            LeftOut.objects.create(round=round, assessment=left, person=person, group=RaterGroup.EMPLOYEES, reason=why)
    hide_figures(things.published_round, boss)


def hide_figures(round: Round, leader: Person) -> None:
    """A leader about whom too few answered anything."""
    assessment = round.assessments.get(leader=leader)
    ReleasedFigure.objects.bulk_create(
        ReleasedFigure(
            round=round,
            assessment=assessment,
            kind=Kind.LEADER,
            question=item.key,
            theme=theme.key,
            group=RaterGroup.EMPLOYEES,
            reason=Reason.UNDER_K,
        )
        for theme in round.questionnaire.questions.themes
        for item in theme.items
    )

"""One call of every verb of the ground floor."""

from networks.models import Meeting
from organisation.actions.accounts import close_account
from organisation.actions.busy import consent_to_busy_times
from organisation.actions.feeds import renew_feed
from organisation.actions.jobs import claim_job, queue_job
from organisation.actions.letters import write_letter
from organisation.actions.people import add_external_person
from organisation.formats.hr_files import read_hr_files
from organisation.models import Account, Appointment, Feed, GroupMember, Invitee, Job, Letter, Person, UnitVersion
from organisation.queries.imports import stored_organisation
from organisation.rules.calendar import Answer
from organisation.rules.imports import Plan, plan_import
from organisation.rules.jobs import State
from organisation.rules.roles import Role
from tests.organisation.import_world import UNITS
from tests.verbs import Deed
from tests.world import NOW, TODAY, World, make_person, wall


def plan(world: World) -> Plan:
    """A plan that leaves the units as they are, and adds one."""
    columns = ("unit__hr_id", "name", "parent__hr_id", "field__name", "place")
    known = "".join(
        f"{';'.join(value or '' for value in row)};;\n" for row in UnitVersion.objects.values_list(*columns)
    )
    files = read_hr_files([("enheder.csv", (UNITS + known + "ny;Biblioteket;;;;;\n").encode())])
    return plan_import(files, stored_organisation(), TODAY)


def guest(world: World) -> Person:
    return add_external_person(name="Mia Gæst", email="mia@gaest.example", by=world.hr, at=NOW)


def letter(world: World) -> Letter:
    address = {"address": "http://localhost/"}
    return write_letter(template="first_login", to=world.people["leader"], context=address, at=NOW)


def job(world: World, *, claimed: bool = False) -> Job:
    made = queue_job(kind="test", task="none", payload={}, by=world.hr, at=NOW)
    return (claim_job(pk=made.pk, at=NOW) if claimed else None) or made


def invitation(world: World) -> Invitee:
    meeting: Meeting = world.things.other_meeting
    return meeting.appointment.invitees.get(person=world.people["other_leader"])


def appointment(world: World) -> Appointment:
    meeting: Meeting = world.things.other_meeting
    return meeting.appointment


def member(world: World) -> GroupMember:
    return world.things.group_member


def with_feed(world: World) -> dict[str, Person]:
    renew_feed(person=world.people["leader"], by=world.hr, at=NOW)
    return {"person": world.people["leader"]}


WHEN = {"starts": wall(21, 9), "ends": wall(21, 10)}
VERBS = {
    "open_account": Deed(lambda world: {"person": make_person(world, "ny", "Nina Ny")}),
    "open_accounts": Deed(
        lambda world: {"people": [make_person(world, "ny", "Nina Ny")]},
        on=lambda given: Account(pk=Account.objects.order_by("pk").last().pk + 1),
        told="open_account",
    ),
    "welcome_again": Deed(
        lambda world: {"accounts": [world.accounts["leader"]]}, on=lambda given: given["accounts"][0], told="welcome"
    ),
    "close_account": Deed(lambda world: {"account": world.accounts["leader"]}),
    "choose_language": Deed(lambda world: {"account": world.hr, "language": "en"}),
    "grant_role": Deed(lambda world: {"person": world.people["leader"], "role": Role.CONTROLLER, "starts": TODAY}),
    "end_role": Deed(lambda world: {"grant": world.things.grant, "on": TODAY}),
    "welcome": Deed(
        lambda world: {"person": close_account(account=world.accounts["leader"], by=world.hr, at=NOW).person}
    ),
    "answer_invitation": Deed(lambda world: {"invitee": invitation(world), "answer": Answer.DECLINED, "sequence": 0}),
    "forget_invitees": Deed(
        lambda world: {"appointments": [appointment(world)]}, on=lambda given: given["appointments"][0]
    ),
    "book_appointment": Deed(lambda world: {"title": "Møde", "people": [world.people["leader"]], **WHEN}),
    "move_appointment": Deed(lambda world: {"appointment": appointment(world), **WHEN}),
    "cancel_appointment": Deed(lambda world: {"appointment": appointment(world)}),
    "invite": Deed(lambda world: {"appointment": appointment(world), "people": [world.people["leader"]]}),
    "uninvite": Deed(lambda world: {"appointment": appointment(world), "people": [world.people["other_leader"]]}),
    "consent_to_busy_times": Deed(lambda world: {"person": world.people["leader"]}, on=lambda given: given["person"]),
    "withdraw_busy_times": Deed(
        lambda world: {"person": consent_to_busy_times(person=world.people["leader"], by=world.hr, at=NOW).person},
        on=lambda given: given["person"],
    ),
    "renew_feed": Deed(lambda world: {"person": world.people["leader"]}),
    "revoke_feed": Deed(with_feed, on=lambda given: Feed.objects.get(person=given["person"])),
    "form_group": Deed(lambda world: {"name": "Direktionen", "starts": TODAY}),
    "correct_group": Deed(
        lambda world: {"group": world.things.group, "name": "Skolerne", "starts": TODAY, "ends": None}
    ),
    "join_group": Deed(
        lambda world: {"group": world.things.group, "person": world.people["leader"], "starts": TODAY},
        on=lambda given: given["group"],
    ),
    "leave_group": Deed(lambda world: {"member": member(world), "on": TODAY}, on=lambda given: given["member"].group),
    "apply_import": Deed(lambda world: {"plan": plan(world)}, also=("apply_import",)),
    "queue_job": Deed(lambda world: {"kind": "test", "task": "none", "payload": {}}),
    "cancel_job": Deed(lambda world: {"job": job(world)}),
    "end_job": Deed(lambda world: {"job": job(world, claimed=True), "to": State.DONE}, on=lambda given: given["job"]),
    "send_again": Deed(lambda world: {"letter": letter(world)}),
    "add_external_person": Deed(lambda world: {"name": "Mia Gæst", "email": "mia@gaest.example"}),
    "correct_external_person": Deed(
        lambda world: {"person": guest(world), "name": "Mia", "email": "mia@gaest.example", "phone": "00 41 27 63"}
    ),
}

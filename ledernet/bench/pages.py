"""The pages that are measured, each with somebody who may open it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Model
from django.urls import reverse

from evaluation.models import Assessment, Round
from evaluation.rules.rounds import State
from goals.models import Board, Goal
from ledernet.demo.personas import personas
from networks.models import Membership, Network
from organisation.models import Account, Person
from performance.models import Dialogue

# (name on the page, role, address, object)
WANTED = (
    ("Min dag, leader", "leader", "my_day", ""),
    ("Min dag, HR", "hr", "my_day", ""),
    ("the network page", "leader", "networks:network", "network"),
    ("all programmes", "hr", "networks:programmes", ""),
    ("people", "hr", "organisation:people", ""),
    ("units", "hr", "organisation:units", ""),
    ("my calendar", "leader", "organisation:my_calendar", ""),
    ("a leader's report", "leader", "evaluation:report", "report"),
    ("a director's chain", "director", "evaluation:chain", "round"),
    ("goals", "leader", "goals:goals", ""),
    ("a goal", "leader", "goals:goal", "goal"),
    ("the way up", "employee", "goals:way_up", "own goal"),
    ("a board", "leader", "goals:board", "board"),
    ("dialogues", "leader", "performance:dialogues", ""),
    ("a dialogue", "leader", "performance:dialogue", "dialogue"),
    ("how many have had one", "hr", "performance:coverage", ""),
)


@dataclass(frozen=True)
class Page:
    """A page and its visitor."""

    name: str
    account: Account
    path: str


def pages() -> list[Page]:
    """Those of the wanted pages that this municipality has."""
    known = {account.email: account for account in Account.objects.filter(email__in=[one.email for one in personas()])}
    accounts = {persona.role: known.get(persona.email) for persona in personas()}
    accounts["member"] = member()
    found = []
    for name, role, address, thing in WANTED:
        account = accounts.get("member" if thing == "network" else role)
        shown = THINGS[thing](account.person) if thing and account else None
        if account and (shown or not thing):
            found.append(Page(name, account, reverse(address, args=[shown.pk] if shown else [])))
    return found


def member() -> Account | None:
    """Somebody with an account who is in a network."""
    members = Membership.objects.values("person_id")
    return Account.objects.filter(person_id__in=members).first()


THINGS: dict[str, Callable[[Person], Model | None]] = {
    "network": lambda person: Network.objects.filter(memberships__person=person).order_by("starts").last(),
    "report": lambda person: Assessment.objects.filter(leader=person, round__state=State.PUBLISHED).last(),
    "round": lambda person: Round.objects.filter(state=State.PUBLISHED).last(),
    "goal": lambda person: Goal.objects.filter(is_personal=False, indicators__isnull=False).last(),
    "own goal": lambda person: Goal.objects.filter(owner_person=person, contributions__isnull=False).first(),
    "board": lambda person: Board.objects.annotate(lines_number=Count("lines")).order_by("lines_number").last(),
    "dialogue": lambda person: Dialogue.objects.filter(employee=person).order_by("pk").last(),
}

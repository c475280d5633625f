"""The pages that are measured, each with somebody who may open it."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from ledernet.demo.personas import personas
from networks.models import Membership, Network
from organisation.models import Account

# (name on the page, role, address, object)
WANTED = (
    ("Min dag, leader", "leader", "my_day", ""),
    ("Min dag, HR", "hr", "my_day", ""),
    ("the network page", "leader", "networks:network", "network"),
    ("all programmes", "hr", "networks:programmes", ""),
    ("people", "hr", "organisation:people", ""),
    ("units", "hr", "organisation:units", ""),
    ("my calendar", "leader", "organisation:my_calendar", ""),
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
    found = []
    for name, role, address, thing in WANTED:
        account = member() if thing else accounts[role]
        try:
            path = reverse(address, args=[network_of(account).pk] if thing and account else [])
        except NoReverseMatch:
            continue
        if account:
            found.append(Page(name, account, path))
    return found


def member() -> Account | None:
    """Somebody with an account who is in a network."""
    members = Membership.objects.values("person_id")
    return Account.objects.filter(person_id__in=members).first()


def network_of(account: Account) -> Network:
    """A network that this account's person is in."""
    return Network.objects.filter(memberships__person=account.person).latest("starts")

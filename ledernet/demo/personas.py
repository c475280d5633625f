"""The demo's personas: one account a role, and the links that sign in as them while the demo runs."""

from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from evaluation.models import Invitation
from evaluation.queries.answers import own_link
from evaluation.rules.rounds import RaterGroup, State
from organisation.models import Account

SALT = "ledernet.demo.persona"
MAIL_DOMAIN = "fjordby.example"
HR = f"sofie.abildgaard@{MAIL_DOMAIN}"
LEADER = f"mette.lindegaard@{MAIL_DOMAIN}"
DIRECTOR = f"karsten.vang@{MAIL_DOMAIN}"
FACILITATOR = f"jonas.rahbek@{MAIL_DOMAIN}"
EMPLOYEE = f"lis.toftegaard@{MAIL_DOMAIN}"
RESPONDENT = f"amra.begovic@{MAIL_DOMAIN}"
MAILS = {
    "hr": HR,
    "leader": LEADER,
    "director": DIRECTOR,
    "facilitator": FACILITATOR,
    "employee": EMPLOYEE,
    "respondent": RESPONDENT,
}
ROLES = tuple(MAILS)


@dataclass(frozen=True)
class Persona:
    """A role of the demo, who plays it, and the link that signs in as them."""

    role: str
    email: str
    url: str


def personas() -> list[Persona]:
    """The personas whose accounts the demo has opened here, in the order of the roles; links only in demo mode."""
    accounts = {account.email: account for account in Account.objects.filter(email__in=MAILS.values(), is_active=True)}
    found = {
        role: Persona(role, mail, persona_link(role, accounts[mail]) if settings.DEMO else "")
        for role, mail in MAILS.items()
        if mail in accounts
    }
    return list((found | asked_by_letter()).values())


def asked_by_letter() -> dict[str, Persona]:
    """While a round is open the respondent has no account: the link is that of a letter, and opens the form."""
    asked = Invitation.objects.filter(round__state=State.OPEN, group=RaterGroup.EMPLOYEES, ballot=None)
    first = asked.select_related("person", "round").order_by("round_id", "pk").first()
    if first is None or not settings.DEMO:
        return {}
    return {"respondent": Persona("respondent", first.person.email, settings.BASE_URL + own_link(first))}


def persona_link(role: str, account: Account) -> str:
    """The link that signs in as a persona. It is signed with the installation's secret and leads nowhere without it."""
    token = Signer(salt=SALT).sign(f"{role}-{account.pk}")
    return settings.BASE_URL + reverse("demo_sign_in", kwargs={"role": role, "token": token})


def persona_by_token(role: str, token: str) -> Account | None:
    """The account that a persona link stands for; None for a link that was not made here or in another mode."""
    try:
        signed_role, _, pk = Signer(salt=SALT).unsign(token).rpartition("-")
    except BadSignature:
        return None
    if not settings.DEMO or signed_role != role or role not in ROLES:
        return None
    return Account.objects.filter(pk=pk, is_active=True).first()


def login_lines() -> list[str]:
    """One line a role for those who start the demo: `LOGIN role=… email=… url=…`."""
    return [f"LOGIN role={p.role} email={p.email} url={p.url}" for p in personas() if p.url]

"""The demo's personas: one account a role, and the links that sign in as them while the demo runs."""

from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from organisation.models import Account

SALT = "ledernet.demo.persona"
ROLES = ("hr", "leader", "director", "facilitator", "employee", "respondent")


@dataclass(frozen=True)
class Persona:
    """A role of the demo, who plays it, and the link that signs in as them."""

    role: str
    email: str
    url: str


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
    return [f"LOGIN role={p.role} email={p.email} url={p.url}" for p in personas()]

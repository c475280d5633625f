"""Sign-in as allauth does it, with LederNet's letters and without self-service registration."""

from collections.abc import Callable
from datetime import datetime

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest
from django.utils import timezone

from organisation.actions.letters import write_letter
from organisation.models import Account

LAST_VISIT = "last_visit"


def sign_in_as(request: HttpRequest, account: Account, login: Callable[[], None]) -> None:
    """Sign in, and keep for this session when the account was here before: signing in writes over it."""
    before = account.last_login
    login()
    if before is not None:
        request.session[LAST_VISIT] = before.isoformat()


def last_visit(request: HttpRequest) -> datetime | None:
    """When the reader signed in last, before this time; None at the first visit."""
    kept = request.session.get(LAST_VISIT)
    return datetime.fromisoformat(kept) if kept else None


class Door(AuthenticationBackend):
    """Who has left gets in no more, by password or by a session that is still open; rights follow the calendar."""

    def authenticate(self, request, **credentials) -> Account | None:
        """Whose password it is, if they still belong here."""
        return still_here(super().authenticate(request, **credentials))

    def get_user(self, user_id) -> Account | None:
        """Whose session it is, if they still belong here."""
        return still_here(super().get_user(user_id))


def still_here(account: Account | None) -> Account | None:
    """An account whose person has not left by today."""
    if account is None or account.person.has_left(timezone.localdate()):
        return None
    return account


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by HR; allauth's mails go through the outbox."""

    def is_open_for_signup(self, request) -> bool:
        """Nobody registers: HR makes accounts."""
        return False

    def login(self, request, user) -> None:
        """Sign in, remembering the visit before."""
        sign_in_as(request, user, lambda: super(AccountAdapter, self).login(request, user))

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Put allauth's letter (password reset and the like) in the outbox, in the reader's language."""
        user = context.get("user")
        write_letter(
            template=template_prefix.rpartition("/")[2],
            to=user.person if user else email,
            context={key: value for key, value in context.items() if key != "request"},
            at=timezone.now(),
        )

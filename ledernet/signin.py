"""Sign-in as allauth does it, with LederNet's letters and without self-service registration."""

from collections.abc import Callable
from datetime import datetime

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisation.actions.letters import write_letter
from organisation.formats.links import absolute
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

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "Mailadressen eller adgangskoden passer ikke. Prøv igen, eller bed om en ny adgangskode."
        ),
        "enter_current_password": _("Det er ikke den adgangskode, du har nu."),
        "incorrect_password": _("Adgangskoden passer ikke. Prøv igen."),
        "too_many_login_attempts": _("Der er prøvet for mange gange. Vent fem minutter og prøv igen."),
    }

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

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The letter's link, at the address of the house whatever the request called it."""
        user, _dash, token = key.partition("-")
        return absolute(reverse("account_reset_password_from_key", kwargs={"uidb36": user, "key": token}))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to what waits: an empty form after a changed password looks as if it had failed."""
        return reverse("my_day")

"""Sign-in as allauth does it, with LederNet's letters and without self-service registration."""

from allauth.account.adapter import DefaultAccountAdapter
from django.utils import timezone

from organisation.actions.letters import write_letter


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by HR; allauth's mails go through the outbox."""

    def is_open_for_signup(self, request) -> bool:
        """Nobody registers: HR makes accounts."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Put allauth's letter (password reset and the like) in the outbox, in the reader's language."""
        user = context.get("user")
        write_letter(
            template=template_prefix.rpartition("/")[2],
            to=user.person if user else email,
            context={key: value for key, value in context.items() if key != "request"},
            at=timezone.now(),
        )

"""manage.py read_replies: what has come to the mailbox that letters are from."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from organisation.tasks.replies import take_in_replies


class Command(BaseCommand):
    """Take in the answers that mail programs have sent to a mailbox."""

    help = (
        "Reads the unread mails of a Maildir, an mbox or an IMAP folder and notes the answers in them; every mail is "
        "marked as read and none is deleted. Without an address the one in LEDERNET_REPLIES is read. The clock does "
        "the same each minute. Ends with status 1 where the mailbox cannot be read."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """An address, where another mailbox is meant."""
        words = "maildir:///…, mbox:///… or imaps://user:password@host/INBOX"
        parser.add_argument("address", nargs="?", default="", help=words)

    def handle(self, *args: Any, **options: Any) -> None:
        """All that is unread."""
        address = options["address"] or settings.REPLIES
        if not address:
            raise CommandError("no mailbox: name one, or set LEDERNET_REPLIES")
        try:
            taken = take_in_replies(address)
        except OSError as error:
            raise CommandError(f"the mailbox cannot be read: {error}") from error
        for reason in taken.refused:
            self.stderr.write(f"not taken in: {reason}")
        self.stdout.write(f"taken in: {taken.answers}, not taken in: {len(taken.refused)}")

"""manage.py receive_reply: one mail on standard input, as a mail server hands it over."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from organisation.actions.calendar import receive_reply
from organisation.formats.calendar import UnreadableReply, read_mailed_reply
from organisation.formats.calendar.replies import MAX_BYTES
from organisation.rules.refusals import Refused


class Command(BaseCommand):
    """Take in the answer that a mail program sends when somebody accepts or declines an invitation."""

    help = (
        "Reads one mail from standard input and notes the answer in it. Set it as the pipe of the mailbox that "
        "letters come from. Ends with status 0 whatever the mail was, so that nothing bounces; what was not an "
        "answer is told on standard error."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """One mail, one answer at most."""
        try:
            mail = sys.stdin.buffer.read(MAX_BYTES + 1)
            reply = read_mailed_reply(mail, trusted=settings.REPLIES_CHECKED_BY)
            invitee = receive_reply(reply=reply, at=timezone.now())
        except (UnreadableReply, Refused) as refusal:
            self.stderr.write(f"not taken in: {refusal}")
        else:
            self.stdout.write(f"taken in: invitation {invitee.pk}, {invitee.answer}")

"""The clock's part of replies: what has come to the mailbox is taken in, and what is no reply is left alone."""

import logging
from dataclasses import dataclass

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from organisation.actions.calendar import receive_reply
from organisation.formats.calendar import UnreadableReply, read_mailed_reply
from organisation.formats.calendar.replies import MAX_BYTES
from organisation.rules.refusals import Refused
from organisation.tasks.mailboxes import unread_mails

log = logging.getLogger("ledernet.replies")


@dataclass
class Taken:
    """How many mails were answers, and why the others were not."""

    answers: int
    refused: list[str]


def take_in_replies(address: str) -> Taken:
    """Read what is unread in a mailbox. No mail can stop the ones after it; each is looked at once."""
    taken = Taken(0, [])
    for mail in unread_mails(address, MAX_BYTES):
        try:
            if mail is None:
                raise UnreadableReply("the mail is too large to be a reply")
            reply = read_mailed_reply(mail, trusted=settings.REPLIES_CHECKED_BY)
            receive_reply(reply=reply, at=timezone.now())
        except (UnreadableReply, Refused) as refusal:
            taken.refused.append(str(refusal))
        else:
            taken.answers += 1
    return taken


@shared_task
def read_replies() -> None:
    """Look into the mailbox, where one is named."""
    if not settings.REPLIES:
        return
    try:
        taken = take_in_replies(settings.REPLIES)
    except OSError as error:
        log.warning("the mailbox of replies cannot be read: %s", type(error).__name__)
        return
    if taken.refused:
        log.info("%s mails in the mailbox of replies were no answers", len(taken.refused))

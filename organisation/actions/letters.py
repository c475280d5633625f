"""Letters: written with what they tell of, sent by the clock."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q
from django.template import Context, Engine
from django.utils import timezone, translation

from organisation.actions.audit import record
from organisation.formats.mail import mail_of, new_message_id
from organisation.models import Account, Letter, Person
from organisation.queries.letters import language_of
from organisation.rules.letters import CLAIM, MOST_TRIES, Keep, State, pause_after

CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True)
class CalendarPart:
    """A calendar object that goes with a letter: its iTIP method and its text."""

    method: str
    content: str


def write_letter(
    *,
    template: str,
    to: Person | str,
    context: Mapping[str, Any],
    at: datetime,
    language: str | None = None,
    calendar: CalendarPart | None = None,
    keep: Keep = Keep.ALL,
) -> Letter | None:
    """Put a letter in the outbox, in its reader's language; None for a person without a mail address.

    The template's first line is the subject, what follows after a blank line the text. No audit row of its own: the
    verb that writes the letter has one.
    """
    address = to if isinstance(to, str) else to.email
    if not address:
        return None
    person = None if isinstance(to, str) else to
    language = language or language_of(person)
    with translation.override(language):
        subject, text = drafted(template, {**context, "reader": person})
    return Letter.objects.create(
        message_id=new_message_id(),
        template=template,
        language=language,
        person=person,
        address=address,
        subject=subject,
        text=text,
        calendar_method=calendar.method if calendar else "",
        calendar=calendar.content if calendar else "",
        written_at=at,
        next_at=at,
        keep=keep,
    )


def drafted(template: str, context: Mapping[str, Any]) -> tuple[str, str]:
    """Subject and text of a letter as it would be sent now, in the language in force. Used for previews too."""
    frame = {"municipality": settings.MUNICIPALITY, "base_url": settings.BASE_URL}
    plain = Context({**frame, **context}, autoescape=False)
    text = Engine.get_default().get_template(f"letters/{template}.txt").render(plain)
    subject, _, body = text.strip().partition("\n")
    return CONTROL.sub(" ", subject).strip()[:250], re.sub(r"\n{3,}", "\n\n", body.strip()) + "\n"


def send_waiting_letters(*, most: int = 200) -> int:
    """Send what is due, each taken by one sender at a time; returns how many went out.

    A sender that is killed after the mail server said yes sends that one letter again, under the same Message-ID.
    """
    now = timezone.now()
    free = Q(claimed_until__isnull=True) | Q(claimed_until__lt=now)
    due = Letter.objects.filter(free, state=State.WAITING, next_at__lte=now).order_by("pk")
    sent = 0
    with get_connection() as connection:
        for pk in list(due.values_list("pk", flat=True)[:most]):
            claimed = Letter.objects.filter(free, pk=pk, state=State.WAITING).update(
                claimed_until=timezone.now() + CLAIM, tries=F("tries") + 1
            )
            sent += bool(claimed) and send_letter(Letter.objects.get(pk=pk), connection)
    return sent


def send_letter(letter: Letter, connection: BaseEmailBackend) -> bool:
    """Hand one claimed letter to the mail server and note how it went."""
    mail = mail_of(letter)
    mail.connection = connection
    now = timezone.now()
    try:
        mail.send()
    except OSError as error:
        given_up = letter.tries >= MOST_TRIES
        Letter.objects.filter(pk=letter.pk).update(
            state=State.FAILED if given_up else State.WAITING,
            next_at=now + pause_after(letter.tries),
            claimed_until=None,
            trouble=f"{type(error).__name__}: {getattr(error, 'smtp_code', '')}"[:300],
        )
        connection.close()
        return False
    note_sent(letter=letter, at=now)
    return True


def note_sent(*, letter: Letter, at: datetime) -> None:
    """A letter has gone: what need not be known of it any more is forgotten here.

    Of every letter that is its calendar part, which tells who else is asked and what each has answered.
    """
    row = Letter.objects.filter(pk=letter.pk)
    if letter.keep == Keep.NOTHING:
        row.delete()
        return
    forgotten = {"calendar": ""} | ({"text": ""} if letter.keep == Keep.FACTS else {})
    row.update(state=State.SENT, sent_at=at, claimed_until=None, trouble="", **forgotten)


def send_again(*, letter: Letter, by: Account | None, at: datetime) -> Letter:
    """Put a letter that was given up back in the outbox, under its old Message-ID."""
    with transaction.atomic():
        letter.state, letter.tries, letter.next_at, letter.claimed_until = State.WAITING, 0, at, None
        letter.save(update_fields=["state", "tries", "next_at", "claimed_until"])
        record(verb="send_again", by=by, at=at, on=letter, after={"template": letter.template})
    return letter

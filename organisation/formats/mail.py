"""A letter row as a mail: text, HTML and, last, the calendar part with its method."""

from email.utils import formataddr, make_msgid

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from organisation.models import Letter


def new_message_id() -> str:
    """An identity that the mail keeps however often it is tried."""
    return make_msgid(domain=settings.MUNICIPALITY.mail.partition("@")[2])


def mail_of(letter: Letter) -> EmailMultiAlternatives:
    """The mail of a letter. The sender's address is the same as a meeting's organiser, or Outlook takes no replies."""
    mail = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=formataddr((settings.MUNICIPALITY.name, settings.MUNICIPALITY.mail)),
        to=[letter.address],
        headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(html_of(letter), "text/html")
    if letter.calendar:
        mail.attach_alternative(letter.calendar, f"text/calendar; method={letter.calendar_method}")
    return mail


def html_of(letter: Letter) -> str:
    """The same letter for readers of HTML, in the letter's language: drawn when it goes, kept nowhere."""
    paragraphs = [part.strip() for part in letter.text.split("\n\n") if part.strip()]
    facts = {"subject": letter.subject, "paragraphs": paragraphs, "municipality": settings.MUNICIPALITY}
    with translation.override(letter.language):
        return render_to_string("letters/base.html", facts)

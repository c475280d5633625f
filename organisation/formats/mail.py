"""A letter row as a mail: text, HTML and, last, the calendar part with its method."""

from email.utils import formataddr, make_msgid

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

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
    if letter.html:
        mail.attach_alternative(letter.html, "text/html")
    if letter.calendar:
        mail.attach_alternative(letter.calendar, f"text/calendar; method={letter.calendar_method}")
    return mail

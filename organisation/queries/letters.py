"""Questions about letters."""

from django.conf import settings
from django.db.models import QuerySet

from organisation.models import Account, Letter, Person
from organisation.rules.letters import Keep


def language_of(person: Person | None) -> str:
    """The language a person reads: their account's choice, else Danish."""
    if person is None:
        return settings.LANGUAGE_CODE
    language = Account.objects.filter(person=person).values_list("language", flat=True).first()
    return language or settings.LANGUAGE_CODE


def outbox() -> QuerySet[Letter]:
    """All letters, newest first, without their text: who is written to, and whether it went out.

    Letters of which nothing is kept are not among them while they wait: a reminder says that somebody has not answered.
    """
    shown = Letter.objects.exclude(keep=Keep.NOTHING).defer("text", "calendar")
    return shown.select_related("person").order_by("-written_at", "-pk")

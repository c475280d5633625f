"""Questions about what is read of people's own calendars."""

from datetime import datetime

from django.db.models import F, Q, QuerySet

from organisation.models import BusyConsent, Person
from organisation.rules.busy import AGAIN


def busy_consent(person: Person) -> BusyConsent | None:
    """What a person has consented to, if they have."""
    return BusyConsent.objects.filter(person=person).first()


def consents_to_read(at: datetime) -> QuerySet[BusyConsent]:
    """Whose calendar is asked now: those with access to LederNet, who have not just been asked; longest ago first."""
    due = Q(asked_at=None) | Q(asked_at__lte=at - AGAIN)
    open_to = BusyConsent.objects.filter(due, person__account__is_active=True).exclude(person__email="")
    return open_to.select_related("person").order_by(F("asked_at").asc(nulls_first=True), "pk")

"""Verbs about people whom HR's files do not know."""

from datetime import datetime

from django.db import transaction

from organisation.actions.audit import record
from organisation.models import Account, Person


def add_external_person(*, name: str, email: str, by: Account | None, at: datetime, phone: str = "") -> Person:
    """Write in somebody who works with the municipality without being employed: an external facilitator, say."""
    with transaction.atomic():
        person = Person.objects.create(name=name, email=email, phone=phone)
        record(verb="add_external_person", by=by, at=at, on=person, after={"name": name})
    return person


def correct_external_person(
    *, person: Person, name: str, email: str, phone: str, by: Account | None, at: datetime
) -> Person:
    """Correct what HR wrote of an external person; the account's mail address follows."""
    with transaction.atomic():
        before = {"name": person.name, "email": person.email, "phone": person.phone}
        person.name, person.email, person.phone = name, email, phone
        person.save(update_fields=["name", "email", "phone"])
        Account.objects.filter(person=person).update(email=email.lower())
        after = {"name": name, "email": email, "phone": phone}
        record(verb="correct_external_person", by=by, at=at, on=person, before=before, after=after)
    return person

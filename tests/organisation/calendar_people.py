"""People, meetings and the letters about them, as the tests of the calendar share them."""

from datetime import datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from organisation.actions.calendar import book_appointment
from organisation.models import Account, Appointment, Invitee, Letter, Person
from tests.organisation.formats.calendar_values import wall

NOW = wall(2026, 11, 2, 8)
LATER = NOW + timedelta(hours=1)


def person(name: str, email: str | None = None) -> Person:
    address = f"{name.split(maxsplit=1)[0].lower()}@fjordby.example" if email is None else email
    return Person.objects.create(name=name, email=address)


def account(who: Person) -> Account:
    return Account.objects.create(email=who.email, person=who)


def meeting(*people: Person, by: Account | None = None, at: datetime = NOW, **changes: Any) -> Appointment:
    values: dict[str, Any] = {
        "title": "Netværksmøde",
        "starts": wall(2026, 11, 24, 13),
        "ends": wall(2026, 11, 24, 15),
        "place": "Rådhuset, lokale 4",
    }
    return book_appointment(people=people, by=by, at=at, **(values | changes))


def invitee(appointment: Appointment, who: Person) -> Invitee:
    return Invitee.objects.select_related("person").get(appointment=appointment, person=who)


def letters(who: Person) -> list[Letter]:
    """The letters a person has been written, in order."""
    return list(Letter.objects.filter(person=who).order_by("pk"))


def method_and_event(letter: Letter) -> tuple[str, Event]:
    calendar = Calendar.from_ical(letter.calendar)
    (event,) = calendar.events
    assert letter.calendar_method == str(calendar["METHOD"])
    return letter.calendar_method, event

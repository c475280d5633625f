"""Who can be heard, who can sign, and what a hearing looks like to one of those who are in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from networks.models import Membership, Programme, SheetInvitation
from networks.queries.sheets import SheetPage
from networks.rules.sheets import State
from organisation.models import Person
from organisation.queries.people import leaders_on
from organisation.rules.levels import CHAIN_VIEWERS


def directors_on(on: date) -> QuerySet[Person]:
    """Directors and heads of a day: those who can sign, and those who are heard first."""
    leading = [card.person for card in leaders_on(on) if card.level in CHAIN_VIEWERS]
    return Person.objects.filter(pk__in=leading).order_by("name")


def members_of(programme: Programme, on: date, asked: Mapping[str, Any]) -> list[Person]:
    """Those whom HR asks for: people by a tick, one by name, and perhaps everybody in the programme's networks."""
    people = {person.pk: person for person in asked["people"]}
    if asked["who"]:
        people[asked["who"].pk] = asked["who"]
    if asked["members"]:
        now = Membership.objects.on(on).filter(network__programme=programme).select_related("person")
        people |= {row.person_id: row.person for row in now}
    return sorted(people.values(), key=lambda person: person.name)


@dataclass(frozen=True)
class OwnPart:
    """What somebody may do in a hearing: write while it is open and they are invited; sign when they are asked."""

    person: Person
    invitation: SheetInvitation | None
    is_open: bool
    is_signer: bool

    @property
    def may_write(self) -> bool:
        """Whether there is a place to write."""
        return self.is_open and self.invitation is not None

    @property
    def is_done(self) -> bool:
        """Whether they have said that they have no more."""
        return self.invitation is not None and self.invitation.done_at is not None


def own_part(page: SheetPage, person: Person) -> OwnPart:
    """A person's part in a hearing."""
    own = next((one for one in page.invitations if one.person_id == person.pk), None)
    asks = page.sheet.signer_id == person.pk and page.sheet.asked_at is not None
    return OwnPart(person, own, page.sheet.state == State.HEARING, asks)

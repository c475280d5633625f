"""Who has no access yet, and who was given it and never came."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from organisation.models import Account, Holding, Letter, Person, PositionVersion
from organisation.queries.chain import units_below
from organisation.queries.people import found_people
from organisation.rules.accounts import Whom, written_before

FIRST_LETTER = "first_login"


@dataclass(frozen=True)
class LockedOut:
    """People without access: those who can be written to, and those without a mail address."""

    reachable: tuple[Person, ...]
    mute: tuple[Person, ...]


def locked_out(whom: Whom, unit: int | None, on: date) -> LockedOut:
    """The leaders or employees of a day, of the whole house or of a unit and all below it, who have no account."""
    people = found_people("", on, leaders_only=whom == Whom.LEADERS).filter(account=None, hr_id__isnull=False)
    if unit is not None:
        chairs = PositionVersion.objects.on(on).filter(unit_id__in=units_below(unit, on))
        seated = Holding.objects.on(on).filter(position_id__in=chairs.values("position_id"))
        people = people.filter(pk__in=seated.values("person_id"))
    found = list(people)
    return LockedOut(tuple(one for one in found if one.email), tuple(one for one in found if not one.email))


def never_came(on: date, at: datetime) -> QuerySet[Account]:
    """Those who may sign in, never have, and whose link works no more."""
    works = Letter.objects.filter(template=FIRST_LETTER, person=OuterRef("person"), written_at__gt=written_before(at))
    here = Q(person__employed_to=None) | Q(person__employed_to__gte=on)
    return Account.objects.filter(here, ~Exists(works), is_active=True, last_login=None, person__email__gt="").order_by(
        "person__name", "pk"
    )

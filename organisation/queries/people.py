"""Questions about people on a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from organisation.models import Holding, Person, PositionVersion, RoleGrant, UnitVersion
from organisation.rules.levels import CHAIN_VIEWERS
from organisation.rules.roles import Role


@dataclass(frozen=True, slots=True)
class LeaderCard:
    """What is shown of a leader on a day: one card a person, from the position that is first in line."""

    person: int
    name: str
    email: str
    title: str
    unit: int
    unit_name: str
    field: str
    mark: str
    place: str
    level: int | None
    since: date
    acting: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person is on a day: the roles given and those that follow from positions."""

    roles: frozenset[str]
    leads: bool = False
    directs: bool = False

    @property
    def is_hr(self) -> bool:
        """Whether the person runs things."""
        return Role.HR in self.roles


def standing_of(person: Person, on: date) -> Standing:
    """Roles and leadership of a person on a day, in two queries."""
    roles = frozenset(RoleGrant.objects.on(on).filter(person=person).values_list("role", flat=True))
    held = Holding.objects.on(on).filter(person=person).values("position_id")
    levels = list(
        PositionVersion.objects.on(on).filter(is_leader=True, position_id__in=held).values_list("level", flat=True)
    )
    return Standing(roles, leads=bool(levels), directs=any(level in CHAIN_VIEWERS for level in levels))


def holders_of(role: Role, on: date) -> QuerySet[Person]:
    """Those who have been given a role on a day."""
    return Person.objects.filter(pk__in=RoleGrant.objects.on(on).filter(role=role).values("person_id"))


def leaders_on(on: date) -> list[LeaderCard]:
    """Every leader of a day, in Danish order, each once."""
    units = {v.unit_id: v for v in UnitVersion.objects.on(on).select_related("field")}
    chairs = {v.position_id: v for v in PositionVersion.objects.on(on).filter(is_leader=True)}
    cards: dict[int, tuple[tuple[int, bool, int], LeaderCard]] = {}
    leading = PositionVersion.objects.on(on).filter(is_leader=True).values("position_id")
    held = (
        Holding.objects.on(on).filter(position_id__in=leading).select_related("person").order_by("person__name", "pk")
    )
    for holding in held:
        chair = chairs.get(holding.position_id)
        if chair is None or chair.unit_id not in units:
            continue
        rank = (chair.level or 9, holding.acting, holding.position_id)
        if holding.person_id not in cards or rank < cards[holding.person_id][0]:
            cards[holding.person_id] = rank, leader_card(holding, chair, units[chair.unit_id])
    return [card for _, card in cards.values()]


def leader_card(holding: Holding, chair: PositionVersion, unit: UnitVersion) -> LeaderCard:
    """A card from a holding, its chair and its unit."""
    return LeaderCard(
        person=holding.person_id,
        name=holding.person.name,
        email=holding.person.email,
        title=chair.title,
        unit=chair.unit_id,
        unit_name=unit.name,
        field=unit.field.name if unit.field else "",
        mark=unit.field.mark if unit.field else "cross",
        place=unit.place,
        level=chair.level,
        since=holding.starts,
        acting=holding.acting,
    )

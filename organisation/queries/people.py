"""Questions about people on a day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Count, Q, QuerySet

from organisation.models import Account, Holding, Leave, Person, PositionVersion, RoleGrant, UnitVersion
from organisation.queries.chain import superior_of_person
from organisation.queries.waiting import Given, answers_on, in_shape
from organisation.rules.levels import CHAIN_VIEWERS
from organisation.rules.roles import OF_THE_HOUSE, Role

V = TypeVar("V", PositionVersion, UnitVersion)
MAIL = re.compile(r"\(([^()\s]+@[^()\s]+)\)$")


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
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person is on a day: the roles given and those that follow from positions."""

    roles: frozenset[str]
    leads: bool = False
    directs: bool = False
    is_employed: bool = False

    @property
    def is_of_the_house(self) -> bool:
        """Whether the person is more than a guest: employed, leading, or with a role that only the house gives."""
        return self.is_employed or self.leads or not self.roles.isdisjoint(OF_THE_HOUSE)

    @property
    def is_hr(self) -> bool:
        """Whether the person runs things."""
        return Role.HR in self.roles


def standing_of(person: Person, on: date) -> Standing:
    """Roles and leadership of a person on a day, in one query: every page asks for it."""
    rows = answers_on((roles_given, chairs_held), person, on)
    return Standing(
        roles=frozenset(row.name for row in rows if row.what == "role"),
        leads=any(row.what == "chair" for row in rows),
        directs=any(row.what == "chair" and row.count in CHAIN_VIEWERS for row in rows),
        is_employed=person.is_employed(on),
    )


def roles_given() -> QuerySet:
    """The roles that a person has on a day."""
    return in_shape(RoleGrant.objects.on(Given("today")).filter(person=Given("person")), "role", name="role")


def chairs_held() -> QuerySet:
    """The chairs from which a person leads on a day, with the level of each."""
    held = Holding.objects.on(Given("today")).filter(person=Given("person")).values("position_id")
    led = PositionVersion.objects.on(Given("today")).filter(is_leader=True, position_id__in=held)
    return in_shape(led, "chair", count="level")


def holders_of(role: Role, on: date) -> QuerySet[Person]:
    """Those who have been given a role on a day."""
    return Person.objects.filter(pk__in=RoleGrant.objects.on(on).filter(role=role).values("person_id"))


def has_colleague(role: Role, person: int, on: date) -> bool:
    """Whether somebody else who can sign in has the same role on a day."""
    return holders_of(role, on).exclude(pk=person).filter(account__is_active=True).exists()


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
        gender=holding.person.gender,
    )


@dataclass(frozen=True)
class Post:
    """A position that somebody holds or held: where, as what, and when."""

    holding: Holding
    title: str
    unit: int
    unit_name: str
    is_leader: bool
    level: int | None


@dataclass(frozen=True)
class PersonPage:
    """What HR sees of a person: positions now and before, superior, leave, roles and account."""

    person: Person
    now: tuple[Post, ...]
    before: tuple[Post, ...]
    superior: Person | None
    leaves: tuple[Leave, ...]
    grants: tuple[RoleGrant, ...]
    account: Account | None


@dataclass(frozen=True, slots=True)
class Heads:
    """How many people there are: those whom HR's files know and who have not left, and those whom HR wrote in."""

    employed: int
    external: int


def heads_on(on: date) -> Heads:
    """The people of a day, counted as `found_people` finds them."""
    return Heads(**found_people("", on).aggregate(employed=Count("hr_id"), external=Count("pk") - Count("hr_id")))


def found_people(words: str, on: date, *, leaders_only: bool = False) -> QuerySet[Person]:
    """People who fit every word, those who have not left by the day or are external, in Danish order.

    A word fits a name, a mail address, a number, or the title or the unit of a position held on the day.
    """
    people = Person.objects.filter(Q(employed_to__isnull=True) | Q(employed_to__gte=on))
    for word in words.split():
        seated = holders_at(word, on)
        people = people.filter(Q(name__icontains=word) | Q(email__icontains=word) | Q(hr_id=word) | Q(pk__in=seated))
    if leaders_only:
        leading = PositionVersion.objects.on(on).filter(is_leader=True).values("position_id")
        people = people.filter(pk__in=Holding.objects.on(on).filter(position_id__in=leading).values("person_id"))
    return people


def holders_at(word: str, on: date) -> QuerySet[Holding, int]:
    """Who on a day holds a position whose title, or whose unit's name, has a word in it."""
    units = UnitVersion.objects.on(on).filter(name__icontains=word).values("unit_id")
    chairs = PositionVersion.objects.on(on).filter(Q(title__icontains=word) | Q(unit_id__in=units))
    return Holding.objects.on(on).filter(position_id__in=chairs.values("position_id")).values_list("person_id")


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in a list, with what they do and where on the day; two positions are two seats."""

    person: Person
    seats: tuple[tuple[str, str], ...]


def person_lines(people: Iterable[Person], on: date) -> list[PersonLine]:
    """People with the title and the unit of each position they hold on a day, the leading first; three questions."""
    people = list(people)
    held = list(Holding.objects.on(on).filter(person_id__in=[one.pk for one in people]))
    chairs = PositionVersion.objects.on(on).filter(position_id__in={one.position_id for one in held})
    by_position = {chair.position_id: chair for chair in chairs}
    units = dict(
        UnitVersion.objects.on(on)
        .filter(unit_id__in={chair.unit_id for chair in by_position.values()})
        .values_list("unit_id", "name")
    )
    seats: dict[int, list[PositionVersion]] = {}
    for holding in held:
        if holding.position_id in by_position:
            seats.setdefault(holding.person_id, []).append(by_position[holding.position_id])
    return [
        PersonLine(
            one, tuple((chair.title, units.get(chair.unit_id, "")) for chair in sorted(seats.get(one.pk, ()), key=rank))
        )
        for one in people
    ]


def rank(chair: PositionVersion) -> tuple[bool, int, int]:
    """Leading positions before others, high ones before low ones."""
    return (not chair.is_leader, chair.level or 9, chair.position_id)


def posts_of(person: Person, on: date) -> list[Post]:
    """Every position that a person holds or has held, newest first, as it was when they last held it."""
    holdings = list(person.holdings.order_by("-starts", "pk"))
    chairs: dict[int, list[PositionVersion]] = {}
    for version in PositionVersion.objects.filter(position_id__in=[h.position_id for h in holdings]).order_by("starts"):
        chairs.setdefault(version.position_id, []).append(version)
    units: dict[int, list[UnitVersion]] = {}
    for unit in UnitVersion.objects.filter(unit_id__in=[v.unit_id for vs in chairs.values() for v in vs]).order_by(
        "starts"
    ):
        units.setdefault(unit.unit_id, []).append(unit)
    return [
        post_of(holding, chairs[holding.position_id], units, on)
        for holding in holdings
        if holding.position_id in chairs
    ]


def post_of(holding: Holding, chairs: list[PositionVersion], units: dict[int, list[UnitVersion]], on: date) -> Post:
    """One holding with the chair and the unit of its last day."""
    last = holding.ends or on
    chair = latest(chairs, last)
    return Post(
        holding, chair.title, chair.unit_id, latest(units[chair.unit_id], last).name, chair.is_leader, chair.level
    )


def latest(versions: list[V], on: date) -> V:
    """The last version that had begun by a day, else the first there was."""
    begun = [version for version in versions if version.starts <= on]
    return begun[-1] if begun else versions[0]


def person_page(person: Person, on: date) -> PersonPage:
    """Everything about a person on HR's page."""
    posts = posts_of(person, on)
    superior = superior_of_person(person.pk, on)
    return PersonPage(
        person,
        tuple(post for post in posts if post.holding.counts_on(on)),
        tuple(post for post in posts if not post.holding.counts_on(on)),
        Person.objects.filter(pk=superior).first() if superior else None,
        tuple(person.leaves.order_by("-starts")),
        tuple(person.grants.order_by("-starts")),
        Account.objects.filter(person=person).first(),
    )


def person_by_mail(mail: str) -> Person | None:
    """The person with a mail address, whatever its case."""
    return Person.objects.filter(email__iexact=mail).first()


def people_called(words: str, limit: int = 2) -> list[Person]:
    """The people whose mail, else whose name, is what was written, else those whose name holds it; at most so many.

    A mail address in brackets after the name, as a form shows somebody who has been chosen, decides.
    """
    words = words.strip()
    written = MAIL.search(words)
    mail = written[1] if written else words
    ways: tuple[dict[str, str], ...] = ({"email__iexact": mail}, {"name__iexact": words}, {"name__icontains": words})
    return next((found for way in ways if (found := list(Person.objects.filter(**way)[:limit]))), [])

"""Whose goals are: a person's on a day, and who answers for each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from goals.models import Goal
from goals.rules.goals import State
from organisation.models import GroupMember, Holding, LeadershipGroup, Person, PositionVersion, UnitVersion
from organisation.queries.units import led_units

WHAT_IT_IS = ("ledergruppe", "lederteam", "chefgruppe", "direktion")


@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers for a goal on a day, in words, and the people that these are. Nobody is a vacant chair."""

    words: str
    people: tuple[int, ...] = ()

    @property
    def is_vacant(self) -> bool:
        """Whether nobody answers for the goal at the moment."""
        return not self.people


def goals_of(person: Person, on: date) -> QuerySet[Goal]:
    """The goals a person answers for on a day, those that have ended left out.

    They are the personal ones, those owned in person, those of groups the person is in, and those without a named owner
    of units the person leads.
    """
    groups = GroupMember.objects.on(on).filter(person=person).values("group_id")
    inherited = Q(owner_person=None, owner_group=None, unit__in=led_units(person, on))
    mine = Q(owner_person=person) | Q(owner_group__in=groups) | inherited
    return Goal.objects.filter(mine).exclude(state=State.ENDED)


def owners_of(goals: Iterable[Goal], on: date) -> dict[int, Owner]:
    """Who answers for each goal on a day, by the goal's key. Six questions, however many goals."""
    goals = list(goals)
    named = Person.objects.filter(pk__in={one.owner_person_id for one in goals if one.owner_person_id})
    people = {person.pk: Owner(person.name, (person.pk,)) for person in named}
    groups = group_owners({one.owner_group_id for one in goals if one.owner_group_id}, on)
    units = unit_owners({one.unit_id for one in goals if one.unit_id}, on)
    found = {}
    for one in goals:
        if one.owner_person_id:
            found[one.pk] = people[one.owner_person_id]
        elif one.owner_group_id:
            found[one.pk] = groups[one.owner_group_id]
        elif one.unit_id:
            found[one.pk] = units[one.unit_id]
    return found


def group_owners(keys: set[int], on: date) -> dict[int, Owner]:
    """Leadership groups as owners: everybody in one answers."""
    members: dict[int, list[int]] = {}
    for group, person in GroupMember.objects.on(on).filter(group__in=keys).values_list("group_id", "person_id"):
        members.setdefault(group, []).append(person)
    return {
        group.pk: Owner(group_words(group.name), tuple(members.get(group.pk, ())))
        for group in LeadershipGroup.objects.filter(pk__in=keys)
    }


def group_words(name: str) -> str:
    """As in "Ledergruppen Skolelederne"; a name that says what it is stands alone."""
    return name if name.casefold().startswith(WHAT_IT_IS) else _("Ledergruppen %(name)s") % {"name": name}


def names_of_units(keys: set[int]) -> dict[int, str]:
    """What units are called, by key; those that are gone by their last name."""
    return dict(UnitVersion.objects.filter(unit__in=keys).order_by("starts").values_list("unit_id", "name"))


def unit_owners(keys: set[int], on: date) -> dict[int, Owner]:
    """Units as owners: whoever leads one on the day."""
    names = names_of_units(keys)
    chairs = PositionVersion.objects.on(on).filter(is_leader=True, unit__in=keys)
    led = dict(chairs.values_list("position_id", "unit_id"))
    leaders: dict[int, list[Person]] = {}
    for held in Holding.objects.on(on).filter(position__in=list(led)).select_related("person").order_by("person__name"):
        leaders.setdefault(led[held.position_id], []).append(held.person)
    return {unit: unit_owner(name, leaders.get(unit, [])) for unit, name in names.items()}


def unit_owner(unit: str, leaders: list[Person]) -> Owner:
    """As in "Mette Møller, leder af Havnbjerg"."""
    if not leaders:
        return Owner(_("Ingen lige nu: %(unit)s har ingen leder") % {"unit": unit})
    names = [person.name for person in leaders]
    together = (
        names[0]
        if len(names) == 1
        else _("%(names)s og %(last)s")
        % {
            "names": ", ".join(names[:-1]),
            "last": names[-1],
        }
    )
    words = _("%(names)s, leder af %(unit)s") if len(names) == 1 else _("%(names)s, ledere af %(unit)s")
    return Owner(words % {"names": together, "unit": unit}, tuple(person.pk for person in leaders))

"""Whose nearest leader somebody is, without working out the whole chain."""

from collections.abc import Iterable
from datetime import date

from organisation.models import Holding, PositionVersion, UnitVersion
from organisation.queries.chain import seats_on
from organisation.rules.chain import Chain, Seat, superiors_of


def direct_reports(person_id: int, on: date) -> set[int]:
    """Those whose nearest leader somebody is on a day; five questions, of which two read the rows of a leader's own.

    The tree of units and the leaders are read whole; of everybody else only who may answer to this person.
    """
    leaders = seats_on(on, leaders_only=True)
    if not any(seat.person == person_id for seat in leaders):
        return set()
    parents = dict(UnitVersion.objects.on(on).values_list("unit_id", "parent_id"))
    tree = Chain(parents, leaders)
    answering = units_answering_to(person_id, tree)
    staff = Holding.objects.on(on).filter(
        position_id__in=PositionVersion.objects.on(on).filter(unit_id__in=answering).values("position_id")
    )
    people = set(staff.values_list("person_id", flat=True))
    people |= {person for person, above in tree.superiors().items() if above == person_id}
    superiors = Chain(parents, (*leaders, *other_seats(people, on))).superiors()
    return {person for person in people if superiors.get(person) == person_id}


def units_answering_to(person_id: int, tree: Chain) -> list[int]:
    """The units whose employees have somebody as their nearest leader, alone or together with others."""
    leaders = tree.leaders()
    nobody = {unit: Seat(person=0, unit=unit, position=0, is_leader=False) for unit in tree.parents}
    return [unit for unit, seat in nobody.items() if person_id in superiors_of(seat, tree.parents, leaders)]


def other_seats(people: Iterable[int], on: date) -> tuple[Seat, ...]:
    """Every seat of some people in which they do not lead: somebody with two answers for the first in line."""
    held = Holding.objects.on(on).filter(person_id__in=list(people))
    chairs = {
        chair.position_id: chair
        for chair in PositionVersion.objects.on(on).filter(is_leader=False, position_id__in=held.values("position_id"))
    }
    return tuple(
        Seat(
            person=holding.person_id,
            unit=chairs[holding.position_id].unit_id,
            position=holding.position_id,
            is_leader=False,
            level=chairs[holding.position_id].level,
            acting=holding.acting,
        )
        for holding in held
        if holding.position_id in chairs
    )

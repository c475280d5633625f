"""Weekdays are told, told anew, and taken back."""

import pytest

from networks.actions.availability import forget_weekdays, tell_weekdays
from networks.models import Availability
from networks.queries.availability import wishes_of
from networks.queries.candidates import candidates_of
from networks.queries.problem import people_of
from organisation.models import AuditEntry, Field, Position
from tests.world import NOW, TODAY


def tell(world, *days):
    return tell_weekdays(
        programme=world.things.programme,
        person=world.people["leader"],
        days=days,
        by=world.accounts["leader"],
        at=NOW,
    )


def days_in_problem(world):
    cards = candidates_of(world.things.programme, TODAY).inside
    people = people_of(world.things.scenario, cards, {}, {})
    return next(one["days"] for one in people if one["id"] == str(world.people["leader"].pk))


def test_the_newest_answer_counts_in_the_order_of_the_week(world):
    tell(world, "mon")
    assert tell(world, "thu", "tue").days == ["tue", "thu"]
    assert Availability.objects.count() == 1
    rows = AuditEntry.objects.filter(verb="tell_weekdays").order_by("pk")
    assert [(row.before["days"], row.after["days"]) for row in rows] == [(None, ["mon"]), (["mon"], ["tue", "thu"])]
    assert days_in_problem(world) == ["tue", "thu"]


def test_taken_back_all_five_days_are_equally_good(world):
    tell(world, "mon")
    for _ in range(2):
        forget_weekdays(
            programme=world.things.programme, person=world.people["leader"], by=world.accounts["leader"], at=NOW
        )
    assert days_in_problem(world) == ["mon", "tue", "wed", "thu", "fri"]
    assert AuditEntry.objects.filter(verb="forget_weekdays").count() == 1


@pytest.mark.parametrize("days", [[], ["sat"]])
def test_no_weekday_is_no_answer(world, days):
    with pytest.raises(ValueError, match="no weekday"):
        tell(world, *days)


def wishes(world, key="leader"):
    return [(wish.programme.name, wish.days) for wish in wishes_of(world.people[key], TODAY)]


def test_a_programme_asks_the_leaders_of_its_levels_and_fields(world, django_assert_num_queries):
    programme = world.things.programme
    with django_assert_num_queries(1):
        assert wishes(world) == [(programme.name, None)]
    assert wishes(world, "employee") == []
    programme.fields.add(Field.objects.get(name="skole"))
    assert wishes(world) == []
    programme.fields.add(Field.objects.get(name="ældre"))
    programme.levels = [2]
    programme.save()
    assert wishes(world) == []
    programme.levels = [2, 4]
    programme.save()
    tell(world, "fri")
    assert wishes(world) == [(programme.name, ("fri",))]


def test_who_is_left_out_is_not_asked_and_neither_is_anybody_when_it_is_over(world):
    programme = world.things.programme
    exclusion = programme.exclusions.create(person=world.people["leader"], reason="ny i jobbet")
    assert wishes(world) == []
    exclusion.delete()
    programme.state = "ended"
    programme.save()
    assert wishes(world) == []


def test_the_chair_that_is_first_in_line_decides(world):
    """As composition does: the highest level counts, whichever chair is older."""
    from tests.world import make_holding

    make_holding(world, "leader", "Kommunen", level=2, title="chef")
    assert Position.objects.filter(holdings__person=world.people["leader"]).count() == 2
    world.things.programme.levels = [4]
    world.things.programme.save()
    inside = {card.person for card in candidates_of(world.things.programme, TODAY).inside}
    assert world.people["leader"].pk not in inside
    assert wishes(world) == []

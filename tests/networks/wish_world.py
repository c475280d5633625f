"""Wishes for the test municipality: a round that asks the leader, and one that is over and never asked her."""

from datetime import timedelta

from networks.actions.wishes import open_wish_round
from networks.models import ApartWish, Programme, Wishes, WishRound
from networks.rules.programmes import Attendance
from tests.world import NOW, TODAY, World, make_holding, make_person

THEMES = ["Svære samtaler", "Strategi", "Ny som leder"]
UNTIL = TODAY + timedelta(days=5)


def asked(world: World, **facts) -> WishRound:
    """A round just opened for a voluntary programme of two fields' leaders."""
    programme = Programme.objects.create(
        name="Ønskenetværk",
        starts=TODAY + timedelta(days=30),
        smallest=2,
        largest=4,
        attendance=Attendance.VOLUNTARY,
        **facts,
    )
    return open_wish_round(programme=programme, until=UNTIL, themes=THEMES, places=["Havnehuset"], by=world.hr, at=NOW)


def wishes_of(round: WishRound, world: World, key: str) -> Wishes:
    """What somebody is asked."""
    return round.answers.select_related("round__programme", "person").get(person=world.people[key])


def ended(round: WishRound) -> WishRound:
    """The round as it is the day after its last."""
    WishRound.objects.filter(pk=round.pk).update(until=TODAY - timedelta(days=1))
    return WishRound.objects.get(pk=round.pk)


def add_wishes(world: World) -> World:
    """A round that asks the leader, and one for others that is over, in which two are not to sit together."""
    things = world.things
    for name, until in (("wish_round", UNTIL), ("other_wish_round", TODAY - timedelta(days=1))):
        programme = Programme.objects.create(name=f"Ønsker {name}", starts=TODAY + timedelta(days=30))
        round = WishRound.objects.create(programme=programme, until=until, themes=THEMES, opened_at=NOW)
        setattr(things, name, round)
    Wishes.objects.create(round=things.wish_round, person=world.people["leader"])
    add_told(things.other_wish_round, world, "other_leader")
    return world


def add_told(round: WishRound, world: World, key: str) -> None:
    """Somebody who has answered, and would rather not sit with the third leader."""
    own = Wishes.objects.create(
        round=round,
        person=world.people[key],
        answered_at=NOW,
        themes=THEMES[:1],
        best_day="tue",
        facilitates=True,
        words="Gerne tæt på banen",
    )
    ApartWish.objects.create(wishes=own, other=world.people["third_leader"])


def add_wish_crowd(world: World, number: int) -> None:
    """One more who has answered in the round that is over, and one more asked in the one that asks."""
    key = f"wisher{number}"
    make_person(world, key, f"Person {key}")
    make_holding(world, key, "Havnbjerg", level=4, title="leder")
    add_told(world.things.other_wish_round, world, key)
    Wishes.objects.create(round=world.things.wish_round, person=world.people[key])

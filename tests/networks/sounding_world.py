"""Soundings for the test municipality: one in which the leader is asked, and one in which others are."""

from datetime import timedelta

from networks.models import Programme, Scenario, SeatWord, Sounding, Voice
from networks.rules.soundings import Says
from tests.world import NOW, TODAY, World, make_holding, make_person

UNTIL = TODAY + timedelta(days=4)


def add_soundings(world: World) -> World:
    """The leader is asked about one of hers; the other leader is asked about the third, and objects."""
    things = world.things
    for name, superior, leader in (
        ("sounding", "leader", "employee"),
        ("other_sounding", "other_leader", "third_leader"),
    ):
        programme = Programme.objects.create(name=f"Hørt {name}", starts=TODAY + timedelta(days=30))
        frame = [{"id": "1", "name": "Havn", "min": 2, "max": 9, "days": ["mon"], "facilitator": None, "guide": None}]
        scenario = Scenario.objects.create(
            programme=programme,
            letter="A",
            starts=programme.starts,
            frame=[entry | {"network": None} for entry in frame],
            assignment={str(world.people[key].pk): "1" for key in (leader, "facilitator")},
            made_at=NOW,
        )
        found = Sounding.objects.create(scenario=scenario, until=UNTIL, seats={}, asked_at=NOW)
        setattr(things, name, found)
        add_voice(found, world, superior, leader)
    word = SeatWord.objects.get(voice__sounding=things.other_sounding)
    word.says, word.reason = Says.OBJECTS, "De to er gift"
    word.save(update_fields=["says", "reason"])
    things.objection = word
    return world


def add_voice(sounding: Sounding, world: World, superior: str, leader: str) -> None:
    """A superior who is asked about a leader."""
    voice, _new = Voice.objects.get_or_create(sounding=sounding, person=world.people[superior])
    SeatWord.objects.create(voice=voice, leader=world.people[leader], network="1")


def add_sounding_crowd(world: World, number: int) -> None:
    """One more leader of the one who is asked, and one more superior with an objection in the other sounding."""
    for key in (f"heard{number}", f"seated{number}"):
        make_person(world, key, f"Person {key}")
        make_holding(world, key, "Havnbjerg", level=4, title="leder")
    for sounding, superior in ((world.things.sounding, "leader"), (world.things.other_sounding, f"heard{number}")):
        add_voice(sounding, world, superior, f"seated{number}")
        scenario = sounding.scenario
        scenario.assignment[str(world.people[f"seated{number}"].pk)] = "1"
        scenario.save(update_fields=["assignment"])
    SeatWord.objects.filter(voice__sounding=world.things.other_sounding).update(says=Says.OBJECTS, reason="Nej")

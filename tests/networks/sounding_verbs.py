"""One call of every verb of sounding out the superiors."""

from datetime import timedelta
from typing import Any

from networks.actions.soundings import begin_sounding, say_of_seats
from networks.models import Scenario, Sounding, Voice
from networks.rules.soundings import Handling, Says
from tests.networks.sounding_world import UNTIL
from tests.verbs import Deed
from tests.world import NOW, TODAY, World


def seated(world: World) -> Scenario:
    """A proposal with everybody in a seat."""
    from tests.networks.verbs import composed

    return composed(world)


def begun(world: World) -> Sounding:
    """The same, and the superiors are asked about it."""
    return begin_sounding(scenario=seated(world), until=UNTIL, by=world.hr, at=NOW)


def chief_in(sounding: Sounding, world: World) -> Voice:
    """The school chief, who has two leaders in it."""
    return sounding.voices.select_related("sounding__scenario__programme").get(person=world.people["chief"])


def objecting(world: World) -> dict[str, Any]:
    """The chief objects to where the other leader would sit."""
    voice = chief_in(begun(world), world)
    said = {world.people["other_leader"].pk: (Says.OBJECTS, "De to er gift")}
    return {"voice": voice, "said": said}


def objected(world: World) -> dict[str, Any]:
    voice = say_of_seats(by=world.hr, at=NOW, **objecting(world))
    word = voice.words.select_related("voice__sounding").get(says=Says.OBJECTS)
    return {"word": word, "handling": Handling.KEPT, "reply": "Der er ingen anden plads."}


def near_its_end(world: World) -> Sounding:
    """The sounding as it is the day before its last."""
    sounding = begun(world)
    facts = {"until": TODAY + timedelta(days=1), "asked_at": NOW - timedelta(days=3)}
    Sounding.objects.filter(pk=sounding.pk).update(**facts)
    return Sounding.objects.get(pk=sounding.pk)


def of_voice(given: dict[str, Any]) -> Sounding:
    return given["voice"].sounding


VERBS = {
    "begin_sounding": Deed(lambda world: {"scenario": seated(world), "until": UNTIL}),
    "extend_sounding": Deed(lambda world: {"sounding": begun(world), "until": UNTIL + timedelta(days=2)}),
    "say_of_seats": Deed(objecting, on=of_voice),
    "settle_objection": Deed(objected, on=lambda given: given["word"].voice.sounding),
    "remind_of_sounding": Deed(lambda world: {"sounding": near_its_end(world)}),
    "withdraw_sounding": Deed(lambda world: {"sounding": begun(world)}),
    "forget_sounding": Deed(lambda world: {"sounding": begun(world)}),
}

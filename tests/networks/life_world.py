"""Lives for the test municipality's networks: a dialogue, a decision that nobody was told, a criterion."""

from datetime import datetime, timedelta

from networks.models import Criterion, Decision, Dialogue, Network, Programme, Sheet
from networks.rules.criteria import Kind
from networks.rules.cycle import Choice
from networks.rules.sheets import State
from tests.world import NOW, TODAY, World


def add_lives(world: World) -> World:
    """Network Fjord was talked about and goes on until a next decision; the letters about it have not been sent."""
    network = world.things.network
    network.decide_by = TODAY + timedelta(days=200)
    network.save(update_fields=["decide_by"])
    world.things.decision = decide_about(world, network, add_dialogue(world, network))
    Criterion.objects.create(network=network, kind=Kind.MEMBERS, fixed_at=NOW)
    return world


def add_dialogue(world: World, network: Network, days: int = 0) -> Dialogue:
    """A dialogue so many days ago."""
    held_on = TODAY.fromordinal(TODAY.toordinal() - days)
    return Dialogue.objects.create(
        network=network, held_on=held_on, people="alle", said="Vi vil gerne fortsætte.", by=world.hr, at=NOW
    )


def decide_about(world: World, network: Network, dialogue: Dialogue) -> Decision:
    """A decision to go on, told to nobody."""
    reason = "Vi lærer stadig af hinanden."
    return Decision.objects.create(
        network=network, choice=Choice.CONTINUE, reason=reason, dialogue=dialogue, told=False, by=world.hr, at=NOW
    )


def make_successor(at: datetime = NOW, name: str = "Nyt", **facts: object) -> Programme:
    """A programme to begin in two months, whose decisions were made known at a moment."""
    given = {"name": name, "starts": TODAY + timedelta(days=60), "smallest": 2, "largest": 4} | facts
    return decide_anew(Programme.objects.create(**given), at)


def decide_anew(programme: Programme, at: datetime = NOW) -> Programme:
    """The programme with a sheet that was made known at a moment."""
    Sheet.objects.create(
        programme=programme, number=1, state=State.PUBLISHED, answer_by=TODAY, published_at=at, begun_at=at
    )
    return programme

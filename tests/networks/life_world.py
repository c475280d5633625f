"""Lives for the test municipality's networks: a dialogue, a decision that nobody was told, a criterion."""

from networks.models import Criterion, Decision, Dialogue, Network
from networks.rules.criteria import Kind
from networks.rules.cycle import Choice
from tests.world import NOW, TODAY, World


def add_lives(world: World) -> World:
    """Network Fjord was talked about and goes on; the letters about it have not been sent."""
    network = world.things.network
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

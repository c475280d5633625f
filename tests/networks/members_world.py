"""What the networks of the test municipality have for themselves, and what they propose upwards."""

from datetime import timedelta

from networks.actions.house_rules import agree_house_rules, write_aim
from networks.actions.proposals import draft_proposal, send_proposal
from networks.models import Aim, Approval, HouseRules, Network, Proposal
from networks.rules.proposals import ANSWER_DAYS, State
from tests.world import NOW, TODAY, World

RULES = ["Det, der bliver sagt her, bliver her", "Vi møder forberedt"]
OPENING = "Lad os åbne vagtplanerne"
WORDS = {"title": OPENING, "words": "Alle ser alles vagtplaner.", "why": "Vi låner allerede af hinanden."}


def drafted(world: World, network: Network, author: str, to: str = "director", **words: str) -> Proposal:
    """A draft of somebody's, which they alone stand behind."""
    facts = {"network": network, "author": world.people[author], "to": world.people[to]}
    return draft_proposal(by=world.accounts[author], at=NOW, **facts, **(WORDS | words))


def sent(world: World, network: Network, author: str, to: str = "director", **words: str) -> Proposal:
    """The same, sent today."""
    proposal, by = drafted(world, network, author, to, **words), world.accounts[author]
    facts = {"edition": proposal.edition, "answer_by": TODAY + ANSWER_DAYS}
    return send_proposal(proposal=proposal, by=by, at=NOW, **facts)


def add_members_side(world: World) -> World:
    """House rules, an aim, a draft and a proposal that is sent in each of the two networks."""
    things = world.things
    for name, network, key, to in (
        ("", things.network, "leader", "director"),
        ("other_", things.other_network, "other_leader", "chief"),
    ):
        by = world.accounts[key]
        agree_house_rules(network=network, rules=RULES, edition=0, by=by, at=NOW - timedelta(days=20))
        aim = write_aim(network=network, person=world.people[key], words="At lytte længere", by=by, at=NOW)
        setattr(things, f"{name}aim", aim)
        setattr(things, f"{name}proposal", drafted(world, network, key, to))
        setattr(things, f"{name}sent_proposal", sent(world, network, key, to, title="En fast vikarpulje"))
    return world


def add_members_crowd(world: World, number: int) -> None:
    """An aim more, house rules of another day, a proposal more to the same director, and one more behind the draft."""
    things, newcomer = world.things, world.people[f"boss{number}"]
    network, day = things.network, TODAY - timedelta(days=30 + number)
    Aim.objects.create(network=network, person=newcomer, words=f"Mål {number}", written_at=NOW)
    HouseRules.objects.create(network=network, rules=RULES, agreed_on=day, edition=1, at=NOW)
    facts = {"network": network, "author": newcomer, "to": world.people["director"], "made_at": NOW, **WORDS}
    Proposal.objects.create(state=State.SENT, sent_on=day, answer_by=TODAY, **facts)
    Approval.objects.create(proposal=things.proposal, person=newcomer, at=NOW)

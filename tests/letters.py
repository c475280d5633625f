"""The letter table: every letter with what a verb would give it. A new letter must be written here."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

from evaluation.actions.telling import Ask
from evaluation.rules.rounds import ONE_OF, RaterGroup
from goals.models import Indicator, Step
from networks.models import Decision, Dialogue, Hours, Invoice, SeatWord
from networks.rules.composition import DAY_NAMES
from networks.rules.money import State
from networks.rules.soundings import Handling
from networks.rules.wishes import Why
from tests.world import TODAY, World

Facts = Callable[[World], Mapping[str, Any]]
ADDRESS = "http://127.0.0.1:8000/netvaerk/1/"


def of_meeting(**more: Any) -> Facts:
    """What every letter about a meeting is given."""

    def facts(world: World) -> dict[str, Any]:
        appointment = world.things.meeting.appointment
        invitee = appointment.invitees.get()
        was = {"was_starts": appointment.starts, "was_ends": appointment.ends}
        return {"appointment": appointment, "invitee": invitee, "answer_path": "/svar/x/"} | was | more

    return facts


def of_network(**more: Any) -> Facts:
    """What every letter about a network as an object is given."""

    def facts(world: World) -> dict[str, Any]:
        network, person = world.things.network, world.people["third_leader"]
        dates = {"on": TODAY, "ends": TODAY + timedelta(days=30)}
        return {"network": network, "person": person, "address": ADDRESS} | dates | more

    return facts


def of_talk(*, leader: bool) -> Facts:
    """What the letters about a talk on attendance are given; nobody leads who sits at the top."""

    def facts(world: World) -> dict[str, Any]:
        above = world.people["director"] if leader else None
        return {"network": world.things.network, "leader": above, "held_on": TODAY, "address": ADDRESS}

    return facts


def of_poll(**more: Any) -> Facts:
    """What every letter about a poll is given."""

    def facts(world: World) -> dict[str, Any]:
        poll = world.things.poll
        asked = {"poll": poll, "times": list(poll.times.all()), "asker": world.people["facilitator"]}
        return {"network": world.things.network, "address": ADDRESS} | asked | more

    return facts


def of_proposal(**more: Any) -> Facts:
    """What every letter about a proposal is given."""

    def facts(world: World) -> dict[str, Any]:
        proposal = world.things.sent_proposal
        for name, value in ({"reason": "Vi har ikke pengene i år."} | more).items():
            setattr(proposal, name, value)
        return {"proposal": proposal, "network": world.things.network, "address": ADDRESS}

    return facts


def of_publishing(world: World) -> dict[str, Any]:
    """What the letters of a published scenario are given: the network by its name."""
    return {
        "network": world.things.network.name,
        "programme": world.things.programme,
        "purposes": list(world.things.programme.purposes.all()),
        "starts": TODAY,
        "day": DAY_NAMES["wed"],
        "place": "Rådhuset",
        "facilitator": world.people["facilitator"],
        "members": [world.people["leader"], world.people["third_leader"]],
        "address": ADDRESS,
    }


def of_rotation(**more: Any) -> Facts:
    """What the letters of a rotation are given: where from, and who comes and goes."""

    def facts(world: World) -> dict[str, Any]:
        came, went = [world.people["third_leader"]], [world.people["chief"]]
        return of_publishing(world) | {"former": "Bro", "corrected": False, "came": came, "went": went} | more

    return facts


def of_wishes(world: World) -> dict[str, Any]:
    """What every letter of a wish round, and of a sounding, is given."""
    return {"programme": world.things.programme, "until": TODAY + timedelta(days=5), "address": ADDRESS}


def of_withdrawn(why: Why) -> Facts:
    """A round that was withdrawn for a reason."""
    return lambda world: of_wishes(world) | {"why": why.label}


def objection(world: World) -> SeatWord:
    """An objection that HR has handled."""
    return SeatWord(leader=world.people["leader"], handling=Handling.KEPT, reply="Der er ingen anden plads.")


def asked_about(*leaders: tuple[str, RaterGroup]) -> Facts:
    """What an invitation and a reminder are given: whom they ask about."""

    def facts(world: World) -> dict[str, Any]:
        asks = [Ask(name, name.split(" ")[0], ONE_OF[group], ADDRESS) for name, group in leaders]
        return {"round": world.things.open_round, "asks": asks}

    return facts


def of_report(world: World) -> dict[str, Any]:
    """What is told of a report that is ready."""
    return {"round": world.things.published_round, "address": ADDRESS}


def of_review(**more: Any) -> Facts:
    """What the employee representative is given."""

    def facts(world: World) -> dict[str, Any]:
        round = world.things.draft_round
        for name, value in more.items():
            setattr(round, name, value)
        return {"round": round, "address": ADDRESS}

    return facts


def of_steps(number: int, **more: Any) -> Facts:
    """What an owner of next steps is told after a meeting at a board."""

    def facts(world: World) -> dict[str, Any]:
        steps = [Step(words="Ring samme dag", due=TODAY, **more) for _ in range(number)]
        return {"board": "Havnbjerg", "steps": steps, "address": ADDRESS}

    return facts


def of_decision(**more: Any) -> Facts:
    """What every letter about a decision is given."""

    def facts(world: World) -> dict[str, Any]:
        dialogue = Dialogue(held_on=TODAY, people="alle", said="Vi vil gerne fortsætte.")
        decision = Decision(network=world.things.network, reason="Det virker.", dialogue=dialogue)
        later = {"ends": TODAY, "starts": TODAY, "successor": world.things.other_network, "together": True}
        return {"network": world.things.network, "decision": decision, "address": ADDRESS} | later | more

    return facts


def of_circle(**more: Any) -> Facts:
    """What a letter to everybody asked in a round is given."""
    return lambda world: of_report(world) | more


def of_turn(days: int = 9, *, other: bool = False) -> Facts:
    """What the letters about a changed winding down are given: the last day as it was, and a place elsewhere."""

    def facts(world: World) -> dict[str, Any]:
        more = {"last": TODAY, "ends": TODAY + timedelta(days=days)}
        return of_decision(**more)(world) | {"other": world.things.other_network if other else None}

    return facts


def of_development(**more: Any) -> Facts:
    """What every letter about a development programme is given."""

    def facts(world: World) -> dict[str, Any]:
        things = world.things
        given = {"development": things.development, "cohort": things.cohort, "task": things.task}
        return given | {"address": ADDRESS, "reason": "Oplægsholderen er syg", "moved": False, "changed": False} | more

    return facts


def of_sheet(**more: Any) -> Facts:
    """What every letter about a decision sheet is given."""

    def facts(world: World) -> dict[str, Any]:
        programme = world.things.programme
        given = {"programme": programme, "heard_by": TODAY, "who": world.people["hr"], "address": ADDRESS}
        return given | {"purposes": list(programme.purposes.all())} | more

    return facts


def of_invoice(state: State) -> Facts:
    """What the letter about an invoice is given."""

    def facts(world: World) -> dict[str, Any]:
        network = world.things.network
        invoice = Invoice(network=network, number="17", amount=Decimal("1200.50"), state=state, reason="for højt")
        return {"invoice": invoice, "address": ADDRESS}

    return facts


METTE, OLE = ("Mette Møller", RaterGroup.EMPLOYEES), ("Ole Øgaard", RaterGroup.PEERS)
NETWORK = ("Netværk Fjord", RaterGroup.MEMBERS)
LETTERS: dict[str, list[Facts]] = {
    "attendance_talk": [of_talk(leader=True), of_talk(leader=False)],
    "attendance_talk_withdrawn": [of_talk(leader=True)],
    "board_steps": [of_steps(1), of_steps(2, indicator=Indicator(name="Faldulykker"))],
    "cancelled": [of_meeting(reason=""), of_meeting(reason="Oplægsholderen er syg")],
    "changed": [of_meeting(changes={"place": True}), of_meeting(changes={})],
    "circle_invitation": [asked_about(NETWORK)],
    "circle_moved": [of_circle(earlier=True), of_circle(earlier=False)],
    "circle_reminder": [asked_about(NETWORK)],
    "circle_withdrawn": [of_circle(reason="Spørgsmålene var forkerte.")],
    "development_begins": [of_development(), of_development(moved=True)],
    "development_cancelled": [of_development()],
    "development_left": [of_development()],
    "development_task": [of_development(), of_development(changed=True)],
    "development_task_dropped": [of_development()],
    "development_task_reminder": [of_development()],
    "dialogue_signed": [lambda world: {"address": ADDRESS, "dialogue": world.things.signed_talk}],
    "evaluation_given_up": [of_report, lambda world: of_report(world) | {"who": "Helle Holm"}],
    "evaluation_invitation": [asked_about(METTE), asked_about(METTE, OLE)],
    "evaluation_published": [of_report],
    "evaluation_reminder": [asked_about(METTE), asked_about(METTE, OLE)],
    "evaluation_review": [of_review(), of_review(two_keys=True)],
    "first_login": [lambda world: {"address": ADDRESS}],
    "invitation": [of_meeting()],
    "moved": [of_meeting()],
    "network_answers": [of_network(title="Evaluering af Tværfaglige netværk")],
    "network_facilitator": [of_publishing, lambda world: of_publishing(world) | {"runs": True}],
    "network_continued": [
        of_decision(),
        of_decision(adjustment="Mødet varer to timer.", trial_ends=TODAY + timedelta(days=90)),
    ],
    "network_redesigned": [of_decision(), of_decision(is_own=True)],
    "network_restarted": [of_decision(), of_decision(together=False)],
    "network_wound_down": [of_decision(begins=True), of_decision(begins=False)],
    "network_goes_on": [of_turn(), of_turn(other=True)],
    "network_end_moved": [of_turn(), of_turn(days=-9), of_turn(other=True)],
    "sounding_asked": [of_wishes],
    "sounding_concluded": [lambda world: of_wishes(world) | {"words": [objection(world)]}],
    "sounding_reminder": [of_wishes],
    "sounding_withdrawn": [of_wishes],
    "wishes_asked": [of_wishes],
    "wishes_reminder": [of_wishes],
    "wishes_withdrawn": [of_withdrawn(why) for why in Why],
    "network_poll": [of_poll(), of_poll(asker=None)],
    "network_poll_reminder": [of_poll()],
    "network_poll_withdrawn": [of_poll(reason=""), of_poll(reason="Vi venter til foråret")],
    "network_handed_over": [
        of_network(successor=None),
        lambda world: of_network()(world) | {"successor": world.things.facilitator},
    ],
    "network_changed": [of_rotation(), of_rotation(came=[], day="", place="", facilitator=None), of_rotation(went=[])],
    "network_joined": [of_network()],
    "network_left": [of_network()],
    "network_moved": [of_rotation(), of_rotation(corrected=True, day="", facilitator=None)],
    "network_parted": [of_network()],
    "hours_rejected": [
        lambda world: {
            "hours": Hours(network=world.things.network, worked_on=TODAY, minutes=90, reason="for mange"),
            "address": ADDRESS,
        }
    ],
    "invoice_settled": [of_invoice(State.APPROVED), of_invoice(State.REJECTED)],
    "network_led_by": [
        lambda world: of_publishing(world) | {"former": None},
        lambda world: of_publishing(world) | {"former": world.people["chief"]},
        lambda world: of_publishing(world) | {"facilitator": None, "former": world.people["chief"]},
    ],
    "network_no_thanks": [of_network()],
    "network_farewell": [of_network(), of_network(address="")],
    "network_stays": [
        of_network(),
        lambda world: of_network()(world) | {"person": world.people["leader"]},
    ],
    "network_place_undone": [
        of_network(),
        lambda world: of_network()(world) | {"person": world.people["leader"]},
    ],
    "network_place": [
        of_publishing,
        lambda world: of_publishing(world) | {"facilitator": None, "purposes": [], "day": ""},
        lambda world: of_publishing(world) | {"runs": True},
    ],
    "password_reset_key": [lambda world: {"user": world.accounts["leader"], "password_reset_url": ADDRESS}],
    "sheet_hearing": [of_sheet()],
    "sheet_published": [of_sheet(), of_sheet(purposes=[])],
    "sheet_reminder": [of_sheet()],
    "sheet_signature": [of_sheet()],
    "network_wiping": [of_network(wipe_on=TODAY + timedelta(days=60))],
    "proposal_answered": [
        of_proposal(answer="yes"),
        of_proposal(answer="no"),
        of_proposal(answer="later", put_off_to=TODAY + timedelta(days=60)),
    ],
    "proposal_sent": [of_proposal()],
    "proposal_withdrawn": [of_proposal()],
    "uninvited": [of_meeting()],
}

"""One call of every verb of what happens at meetings."""

from typing import Any

from networks.actions.agenda import begin_clock
from networks.actions.attendance import note_attendance_talk
from networks.actions.feeds import renew_network_feed
from tests.networks.meeting_world import PDF, add_absentee
from tests.verbs import Deed
from tests.world import NOW, TODAY, World


def running(world: World) -> dict[str, Any]:
    """A point whose clock has just begun, and the phase that is seen."""
    return {"point": begin_clock(point=world.things.point, by=world.hr, at=NOW), "phase": 0}


def to_meeting(given: dict[str, Any]) -> Any:
    return given["point"].meeting


def of_point(world: World) -> dict[str, Any]:
    return {"point": world.things.point}


def to_network(given: dict[str, Any]) -> Any:
    return given["material"].network


def with_feed(world: World) -> dict[str, Any]:
    """The leader's address of the network's calendar."""
    own = {"network": world.things.network, "person": world.people["leader"]}
    renew_network_feed(by=world.hr, at=NOW, **own)
    return own


def talked_to(world: World) -> dict[str, Any]:
    """A member with whom a talk about attendance is noted."""
    place = add_absentee(world)
    note_attendance_talk(membership=place, held_on=TODAY, by=world.hr, at=NOW)
    return {"membership": place}


def of_place(given: dict[str, Any]) -> Any:
    return given["membership"].network


VERBS = {
    "note_attendance_talk": Deed(lambda world: {"membership": add_absentee(world), "held_on": TODAY}, on=of_place),
    "withdraw_attendance_talk": Deed(talked_to, on=of_place),
    "forget_attendance_talks": Deed(lambda world: {"network": world.things.network}),
    "renew_network_feed": Deed(lambda world: {"network": world.things.network, "person": world.people["leader"]}),
    "revoke_network_feed": Deed(with_feed, on=lambda given: given["network"].feeds.get()),
    "write_minutes": Deed(lambda world: {"meeting": world.things.meeting, "minutes": "Vi talte.", "version": 0}),
    "note_outcome": Deed(
        lambda world: {"meeting": world.things.meeting, "kind": "decision", "words": "Vi begynder til tiden"},
        on=lambda given: given["meeting"],
    ),
    "correct_outcome": Deed(
        lambda world: {"outcome": world.things.outcome, "kind": "step", "words": "Vi begynder kl. 9"},
        on=lambda given: given["outcome"].meeting,
    ),
    "drop_outcome": Deed(lambda world: {"outcome": world.things.outcome}, on=lambda given: given["outcome"].meeting),
    "settle_outcome": Deed(
        lambda world: {"outcome": world.things.outcome, "to": "done"}, on=lambda given: given["outcome"].meeting
    ),
    "put_up": Deed(
        lambda world: {
            "network": world.things.network,
            "person": world.people["leader"],
            "name": "a.pdf",
            "content": PDF,
        },
        on=lambda given: given["network"],
    ),
    "take_down": Deed(lambda world: {"material": world.things.material}, on=to_network),
    "bring_dilemma": Deed(
        lambda world: {
            "network": world.things.network,
            "person": world.people["leader"],
            "title": "Vagtplanen",
            "words": "",
        },
        on=lambda given: given["network"],
    ),
    "rewrite_dilemma": Deed(
        lambda world: {"dilemma": world.things.dilemma, "title": "Ferieplanen", "words": ""},
        on=lambda given: given["dilemma"].network,
    ),
    "take_back_dilemma": Deed(
        lambda world: {"dilemma": world.things.dilemma}, on=lambda given: given["dilemma"].network
    ),
    "add_point": Deed(
        lambda world: {"meeting": world.things.meeting, "heading": "Siden sidst", "minutes": 10},
        on=lambda given: given["meeting"],
    ),
    "change_point": Deed(
        lambda world: {"point": world.things.point, "heading": "Siden sidst", "minutes": 10}, on=to_meeting
    ),
    "drop_point": Deed(of_point),
    "shift_point": Deed(lambda world: of_point(world) | {"up": True}),
    "begin_clock": Deed(of_point, on=to_meeting),
    "go_on": Deed(running, on=to_meeting),
    "give_more": Deed(running, on=to_meeting),
    "stop_clock": Deed(lambda world: {"point": running(world)["point"]}, on=to_meeting),
}

"""One call of every verb of leader networks."""

from datetime import timedelta
from typing import Any

from networks.actions.availability import tell_weekdays
from networks.actions.cycle import note_dialogue
from networks.actions.decisions import continue_network, wind_down
from networks.actions.ending import conclude_programme
from networks.actions.polls import withdraw_times
from networks.actions.rotations import keep_rounds, plan_ahead
from networks.actions.scenarios import compose_scenario, discard, draft_scenario, keep_plan, publish, seat, undo
from networks.actions.series import book_series
from networks.models import Meeting, Membership, Network, Poll, Programme, RoundsAhead, Scenario
from networks.queries.network_import import plan_for
from networks.rules.composition import PairKind, Weight, Wish
from networks.rules.criteria import Kind, Wanted
from networks.rules.network_import import Row
from networks.rules.polls import Wish as Vote
from networks.rules.programmes import Purpose
from networks.rules.watch import Promise, Seen
from organisation.models import Appointment
from tests.networks.arrival_verbs import VERBS as ARRIVAL_VERBS
from tests.networks.development_verbs import VERBS as DEVELOPMENT_VERBS
from tests.networks.evaluation_verbs import VERBS as EVALUATION_VERBS
from tests.networks.life_world import make_successor
from tests.networks.meeting_verbs import VERBS as MEETING_VERBS
from tests.networks.members_verbs import VERBS as MEMBERS_VERBS
from tests.networks.sheet_verbs import VERBS as SHEET_VERBS
from tests.networks.sounding_verbs import VERBS as SOUNDING_VERBS
from tests.networks.wish_verbs import VERBS as WISH_VERBS
from tests.verbs import Deed
from tests.world import NOW, TODAY, World, wall

FACTS: dict[str, Any] = {
    "name": "Netværk",
    "kind": "cross",
    "attendance": "voluntary",
    "starts": TODAY,
    "smallest": 2,
    "largest": 3,
}
ANSWERS: dict[str, Any] = {"purposes": [(Purpose.TOOLS, "")], "fields": [], **FACTS}
LATER = TODAY + timedelta(days=200)
SEATED = {"chief": 0, "leader": 0, "director": 1, "other_leader": 1, "third_leader": 1}


def drafted(world: World) -> Scenario:
    """A proposal for five leaders in two networks, not yet composed."""
    world.things.pair.programme.pairs.all().delete()
    return draft_scenario(programme=Programme.objects.create(**FACTS), by=world.hr, at=NOW)


def composed(world: World) -> Scenario:
    """The same with everybody in a seat, as a search would leave it."""
    scenario = drafted(world)
    job = compose_scenario(scenario=scenario, version=scenario.version, by=world.hr, at=NOW)
    seats = {str(world.people[key].pk): scenario.frame[number]["id"] for key, number in SEATED.items()}
    version = job.payload["version"]
    return keep_plan(scenario=scenario, assignment=seats, version=version, seed=1, at=NOW)


def published(world: World) -> Scenario:
    """The same in effect, and open to corrections for two days."""
    scenario, until = composed(world), NOW + timedelta(days=2)
    return publish(scenario=scenario, version=scenario.version, correct_until=until, by=world.hr, at=NOW)


def rotating(world: World) -> Programme:
    """A programme whose networks run."""
    return published(world).programme


def ahead(world: World) -> RoundsAhead:
    """Two rounds asked for."""
    return plan_ahead(programme=rotating(world), starts=LATER, months=12, rounds=2, by=world.hr, at=NOW)


def planned(world: World) -> RoundsAhead:
    """Two rounds found."""
    return keep_rounds(plan=ahead(world), rounds=[{}, {}], by=world.hr, at=NOW)


def of(scenario: Scenario, **facts: Any) -> dict[str, Any]:
    return {"scenario": scenario, "version": scenario.version, **facts}


def moved(world: World) -> dict[str, Any]:
    """What it takes to move the leader to the other network."""
    scenario = composed(world)
    return of(scenario, person=world.people["leader"], network=scenario.frame[1]["id"])


def spent(world: World) -> Programme:
    """The world's programme with its networks ended."""
    Network.objects.update(ends=TODAY - timedelta(days=1))
    return world.things.programme


def concluded(world: World) -> Programme:
    return conclude_programme(programme=spent(world), reason="alle har været med", by=world.hr, at=NOW)


def place(world: World) -> Membership:
    return Membership.objects.get(person=world.people["other_leader"])


def meeting(world: World) -> Meeting:
    return world.things.meeting


def held(world: World) -> Meeting:
    """The meeting as if it had been held."""
    meeting = world.things.meeting
    Appointment.objects.filter(pk=meeting.appointment_id).update(starts=wall(-1, 13), ends=wall(-1, 15))
    return meeting


def asked_long_ago(world: World) -> Poll:
    """The network's poll, which closes tomorrow."""
    Poll.objects.filter(pk=world.things.poll.pk).update(asked_at=wall(-5), closes_at=wall(1, 16))
    return world.things.poll


def without_poll(world: World) -> Poll:
    """The network's poll, withdrawn."""
    return withdraw_times(poll=world.things.poll, by=world.hr, at=NOW)


def in_series(world: World) -> Meeting:
    """The first of two meetings of a series."""
    times = [(wall(20, 13), wall(20, 15)), (wall(48, 13), wall(48, 15))]
    series = book_series(network=world.things.network, weeks=4, times=times, by=world.hr, at=NOW)
    return series.meetings.select_related("network", "appointment").earliest("appointment__starts")


def answered(world: World) -> dict[str, Any]:
    asked = {"programme": world.things.programme, "person": world.people["leader"]}
    tell_weekdays(days=["mon"], by=world.hr, at=NOW, **asked)
    return asked


def talked(world: World, **more: Any) -> dict[str, Any]:
    """What it takes to decide about the leader's network: a dialogue held, a reason, the version seen."""
    network = Network.objects.get(pk=world.things.network.pk)
    note_dialogue(network=network, held_on=TODAY, people="alle", said="Vi er enige.", by=world.hr, at=NOW)
    return {"network": network, "reason": "aftalt i dialogen", "version": 0, **more}


def young(world: World) -> Network:
    """The leader's network in its second year, about which nothing is to be decided."""
    Network.objects.filter(pk=world.things.network.pk).update(starts=TODAY - timedelta(days=400))
    return world.things.network


def together(world: World, **more: Any) -> dict[str, Any]:
    """The same for networks that are decided about together."""
    given = talked(world)
    return {"networks": [given["network"]], "reason": given["reason"], **more}


def untold(world: World) -> dict[str, Any]:
    """A decision of which nobody has heard."""
    again = TODAY + timedelta(days=200)
    decision = continue_network(by=world.hr, at=NOW, tell=False, decide_by=again, **talked(world))
    return {"decision": decision, "version": 1}


def wound_down(world: World, **more: Any) -> dict[str, Any]:
    """A network that is to end, of which all have heard."""
    given = talked(world)
    wind_down(by=world.hr, at=NOW, ends=LATER, **given)
    return {**given, "version": given["version"] + 1, **more}


def brought(world: World) -> dict[str, Any]:
    """A file with a network that runs already."""
    row = Row("nu.csv", 2, world.things.programme.name, "Havn", TODAY, None, "", "", "p-leader", None, None)
    return {"plan": plan_for([row], [])}


VERBS = ARRIVAL_VERBS | {
    "import_networks": Deed(brought, on=lambda given: Programme.objects.get(pk=given["plan"].networks[0].programme)),
    "set_dates": Deed(
        lambda world: {"network": world.things.network, "trial_ends": None, "decide_by": LATER, "version": 0}
    ),
    "promise_backing": Deed(
        lambda world: {"programme": world.things.programme, "promised": [Promise.TIME]},
        on=lambda given: given["programme"],
    ),
    "look_after": Deed(
        lambda world: {"network": world.things.network, "answers": {"worn": Seen.YES}},
        on=lambda given: given["network"],
    ),
    "set_criteria": Deed(lambda world: {"network": young(world), "chosen": [Wanted(Kind.MEMBERS)], "version": 0}),
    "note_dialogue": Deed(
        lambda world: {"network": world.things.network, "held_on": TODAY, "people": "alle", "said": "Vi er enige."}
    ),
    "continue_network": Deed(lambda world: talked(world, decide_by=LATER), told="decide_continue"),
    "wind_down": Deed(lambda world: talked(world, ends=LATER), told="decide_wind_down"),
    "take_back": Deed(wound_down, told="decide_take_back", also=("invite",)),
    "move_end": Deed(
        lambda world: wound_down(world, ends=LATER + timedelta(days=9)),
        told="decide_move_end",
        also=("invite",),
    ),
    "restart": Deed(lambda world: talked(world, name="Fjord 2", starts=LATER, together=True), told="decide_restart"),
    "redesign": Deed(
        lambda world: talked(world, programme=make_successor()),
        told="decide_redesign",
    ),
    "redesign_together": Deed(
        lambda world: together(world, programme=make_successor()),
        on=lambda given: given["programme"],
        also=("decide_redesign",),
    ),
    "undo_decision": Deed(untold, on=lambda given: given["decision"]),
    "tell_weekdays": Deed(
        lambda world: {"programme": world.things.programme, "person": world.people["leader"], "days": ["mon"]}
    ),
    "forget_weekdays": Deed(answered, on=lambda given: given["programme"].availabilities.get()),
    "conclude_programme": Deed(lambda world: {"programme": spent(world), "reason": "alle har været med"}),
    "reopen_programme": Deed(lambda world: {"programme": concluded(world)}),
    "end_programme": Deed(lambda world: {"programme": world.things.programme, "ends": TODAY + timedelta(days=30)}),
    "appoint_facilitator": Deed(
        lambda world: {"person": world.people["employee"], "capacity": 2, "external": False}, also=("grant_role",)
    ),
    "correct_facilitator": Deed(
        lambda world: {"facilitator": world.things.facilitator, "capacity": 1, "external": False, "active": False}
    ),
    "book_meeting": Deed(
        lambda world: {"network": world.things.network, "starts": wall(20, 13), "ends": wall(20, 15)},
        also=("book_appointment",),
    ),
    "book_series": Deed(
        lambda world: {
            "network": world.things.network,
            "weeks": 4,
            "times": [(wall(20, 13), wall(20, 15)), (wall(48, 13), wall(48, 15))],
        },
        also=("book_meeting", "book_appointment") * 2,
    ),
    "move_rest": Deed(
        lambda world: {"meeting": in_series(world), "starts": wall(21, 13), "ends": wall(21, 15)},
        also=("move_meeting", "move_appointment") * 2,
    ),
    "cancel_rest": Deed(lambda world: {"meeting": in_series(world)}, also=("cancel_meeting", "cancel_appointment") * 2),
    "move_meeting": Deed(
        lambda world: {"meeting": meeting(world), "starts": wall(8, 13), "ends": wall(8, 15)},
        also=("move_appointment",),
    ),
    "cancel_meeting": Deed(lambda world: {"meeting": meeting(world)}, also=("cancel_appointment",)),
    "note_attendance": Deed(lambda world: {"meeting": held(world), "present": {world.people["leader"].pk}}),
    "propose_times": Deed(
        lambda world: {
            "network": without_poll(world).network,
            "times": [(wall(day, 9), wall(day, 11)) for day in (20, 21, 22)],
            "closes_at": wall(10, 16),
        }
    ),
    "answer_poll": Deed(
        lambda world: {
            "poll": world.things.poll,
            "person": world.people["leader"],
            "wishes": {time.pk: Vote.YES for time in world.things.poll.times.all()},
        }
    ),
    "choose_time": Deed(
        lambda world: {"poll": world.things.poll, "time": world.things.poll.times.first()},
        on=lambda given: given["poll"],
        also=("book_meeting", "book_appointment"),
    ),
    "remind_of_poll": Deed(lambda world: {"poll": asked_long_ago(world)}),
    "withdraw_times": Deed(lambda world: {"poll": world.things.poll}),
    "write_agenda": Deed(lambda world: {"meeting": meeting(world), "agenda": "Vagtplanen"}),
    "change_network": Deed(
        lambda world: {
            "network": world.things.other_network,
            "name": "Bro",
            "day": "tue",
            "place": "Rådhuset",
            "facilitator": None,
        }
    ),
    "end_membership": Deed(lambda world: {"membership": place(world), "ends": TODAY + timedelta(days=30)}),
    "set_up_programme": Deed(lambda world: ANSWERS),
    "correct_programme": Deed(lambda world: {"programme": world.things.programme, **ANSWERS}),
    "leave_out": Deed(
        lambda world: {"programme": world.things.programme, "person": world.people["leader"], "reason": "ny"}
    ),
    "take_in_again": Deed(lambda world: {"exclusion": world.things.exclusion}, on=lambda given: given["exclusion"]),
    "set_pair": Deed(
        lambda world: {
            "programme": world.things.programme,
            "one": world.people["chief"],
            "other": world.people["leader"],
            "kind": PairKind.FORBIDDEN,
            "reason": "aftalt",
        }
    ),
    "lift_pair": Deed(lambda world: {"pair": world.things.pair}, on=lambda given: given["pair"]),
    "draft_scenario": Deed(lambda world: {"programme": world.things.programme}),
    "weigh": Deed(lambda world: of(drafted(world), words={Wish.FEW_MOVES: Weight.MUCH})),
    "begin_from": Deed(lambda world: of(drafted(world), starts=LATER)),
    "reframe": Deed(lambda world: of(scenario := drafted(world), frame=scenario.frame[:1], max_moved=3)),
    "pin": Deed(
        lambda world: of(scenario := drafted(world), person=world.people["leader"], network=scenario.frame[0]["id"])
    ),
    "compose_scenario": Deed(lambda world: of(drafted(world)), on=lambda given: given["scenario"], also=("queue_job",)),
    "seat": Deed(moved),
    "undo": Deed(lambda world: of(seat(by=world.hr, at=NOW, **moved(world)))),
    "begin_rotation": Deed(
        lambda world: {"programme": world.things.programme, "starts": LATER, "limits": [1, None]},
        on=lambda given: given["programme"],
    ),
    "plan_ahead": Deed(
        lambda world: {"programme": rotating(world), "starts": LATER, "months": 12, "rounds": 2},
        on=lambda given: given["programme"],
        also=("queue_job",),
    ),
    "keep_rounds": Deed(
        lambda world: {"plan": ahead(world), "rounds": [{}, {}]}, on=lambda given: given["plan"].programme
    ),
    "draft_round": Deed(lambda world: {"plan": planned(world), "number": 2}),
    "redo": Deed(
        lambda world: of(
            undo(by=world.hr, at=NOW, **of(seat(by=world.hr, at=NOW, **moved(world)))),
        )
    ),
    "draft_correction": Deed(lambda world: {"scenario": published(world)}),
    "set_correction_hour": Deed(lambda world: {"scenario": published(world), "correct_until": NOW + timedelta(days=3)}),
    "discard": Deed(lambda world: {"scenario": drafted(world)}, told="scenario_discarded"),
    "take_up": Deed(
        lambda world: {"scenario": discard(scenario=drafted(world), by=world.hr, at=NOW)}, told="scenario_draft"
    ),
    "publish": Deed(lambda world: of(composed(world)), told="publish_composition"),
}
VERBS |= (
    SHEET_VERBS | EVALUATION_VERBS | DEVELOPMENT_VERBS | MEETING_VERBS | MEMBERS_VERBS | WISH_VERBS | SOUNDING_VERBS
)

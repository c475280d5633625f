"""Lives of the demo's networks: one on trial until next week, one that winds down, one redesigned, one past four years.

The last is the directors': brought in from a file, begun anew after four years, and now in question again.
"""

from datetime import date, timedelta
from typing import Any

from ledernet.demo.gatherings import hold_meetings
from ledernet.demo.personas import FACILITATOR
from ledernet.demo.rounds import ACROSS, BEGINS, FIELD_WITH_NETWORKS, PUBLISHED
from ledernet.demo.stage import Stage
from networks.actions.cycle import note_dialogue, set_criteria, set_dates
from networks.actions.decisions import redesign, restart, wind_down
from networks.actions.ending import end_programme
from networks.actions.network_import import import_networks
from networks.actions.programmes import set_up_programme
from networks.actions.watch import look_after, promise_backing
from networks.models import Network, Programme
from networks.queries.network_import import plan_for
from networks.rules.criteria import Kind as Criterion
from networks.rules.criteria import Wanted
from networks.rules.network_import import Row
from networks.rules.programmes import Attendance, Kind, Purpose
from networks.rules.watch import Kept, Promise, Seen
from organisation.queries.people import leaders_on
from organisation.rules.levels import Level

YEAR = 365
FIRST_BEGAN, BEGAN_ANEW = 8 * YEAR + 130, 4 * YEAR + 120
TOP: dict[str, Any] = {
    "name": "Sparring i direktionen",
    "kind": Kind.CROSS,
    "attendance": Attendance.VOLUNTARY,
    "smallest": 3,
    "largest": 8,
    "levels": [1],
    "hours": 2,
    "budget": 0,
    "mandate": "Direktørerne vælger selv deres emner.",
    "backing": "Kommunaldirektøren holder tiden fri.",
}
HEADS: dict[str, Any] = {
    "name": "Chefernes netværk",
    "kind": Kind.CROSS,
    "attendance": Attendance.VOLUNTARY,
    "smallest": 3,
    "largest": 8,
    "levels": [2],
    "hours": 2,
    "budget": 0,
    "mandate": "Cheferne vælger selv deres emner.",
    "backing": "Direktionen kommer, når netværket inviterer.",
}
WHY_TOP = [(Purpose.REFLECTION, ""), (Purpose.STRATEGY, "")]
FEW_COME, FEW_MEMBERS = Wanted(Criterion.SHARE, 50), Wanted(Criterion.MEMBERS)
HAD_ENOUGH = Wanted(Criterion.OWN, words="Halvdelen siger, at de har fået det, de kom efter.")


def live_on(stage: Stage) -> None:
    """What has become of the networks so far."""
    mine = Network.objects.filter(programme__name__in=[facts["name"] for facts in FIELD_WITH_NETWORKS.values()])
    running = list(mine.filter(ends__isnull=True).select_related("facilitator").order_by("pk"))
    if len(running) > 1:
        on_trial(stage, running[0])
        winding_down(stage, running[-1])
    past_four_years(stage)
    watched(stage)


def watched(stage: Stage) -> None:
    """What management promised the networks across, and two of them where something is amiss."""
    programme = Programme.objects.filter(name=ACROSS["name"]).first()
    if programme is None:
        return
    at = stage.clock(stage.day(PUBLISHED), 15)
    promise_backing(programme=programme, promised=[Promise.OPENING, Promise.TIME, Promise.ANSWERS], by=stage.hr, at=at)
    at = stage.clock(stage.day(12), 14)
    amiss: list[dict[str, str]] = [
        {"time": Kept.BROKEN, "opening": Kept.KEPT},
        {"worn": Seen.YES, "strangers": Seen.NO, "time": Kept.PARTLY},
    ]
    networks = programme.networks.filter(ends__isnull=True).order_by("-pk")
    for network, answers in zip(networks, amiss, strict=False):
        look_after(network=network, answers=answers, by=stage.hr, at=at)


def on_trial(stage: Stage, network: Network) -> None:
    """A trial that ends on Wednesday of next week: criteria fixed when it began, the dialogue held last week."""
    at = stage.clock(stage.day(PUBLISHED), 14)
    ends = stage.on + timedelta(days=9 - stage.on.weekday())
    facts: dict[str, Any] = {"trial_ends": ends, "decide_by": network.decide_by, "version": network.version}
    network = set_dates(network=network, by=stage.hr, at=at, **facts)
    chosen = [FEW_COME, FEW_MEMBERS, HAD_ENOUGH]
    network = set_criteria(network=network, chosen=chosen, version=network.version, by=stage.hr, at=at)
    said = "Vi vil gerne fortsætte, men med to timer i stedet for tre og et dilemma om ledelse hver gang."
    talk(stage, network, stage.day(9), "alle deltagere og facilitatoren", said)


def winding_down(stage: Stage, network: Network) -> None:
    """A network that has decided to stop; it meets until its last day."""
    said = "Vi er blevet få, og vi mødes alligevel i skoleledergruppen. Lad os slutte, mens vi er gode venner."
    talk(stage, network, stage.day(16), "fire deltagere og facilitatoren", said)
    reason = (
        "Deltagerne er blevet få og har et andet sted at mødes. Det, de har lært, tager de med i skoleledergruppen."
    )
    at = stage.clock(stage.day(8), 11)
    ends = stage.day(-20)
    wind_down(network=network, ends=ends, reason=reason, version=network.version, by=stage.hr, at=at)


def past_four_years(stage: Stage) -> None:
    """The directors' network: from a file, begun anew four years ago; it meets, and nobody has taken a stand since."""
    began, anew = stage.day(FIRST_BEGAN), stage.day(BEGAN_ANEW)
    directors = [card for card in leaders_on(stage.on) if card.level == Level.DIRECTOR]
    if len(directors) < TOP["smallest"]:
        return
    at = stage.clock(began, 9)
    programme = set_up_programme(purposes=WHY_TOP, fields=[], by=stage.hr, at=at, starts=began, **TOP)
    rows = [
        row_of(number, programme.name, began, card.email) for number, card in enumerate(directors[: TOP["largest"]], 2)
    ]
    (first,) = import_networks(plan=plan_for(rows, []), by=stage.hr, at=at)
    said = "Det første hold kender hinandens svar. Vi vil begynde forfra med nye aftaler og en time mere."
    talk(stage, first, stage.day(BEGAN_ANEW + 40), "hele direktionen og Jonas", said)
    restart(
        network=first,
        name="Direktionen",
        starts=anew,
        together=True,
        reason="Efter fire år er det tid til nye spilleregler og nye læringsmål.",
        version=first.version,
        by=stage.hr,
        at=stage.clock(stage.day(BEGAN_ANEW + 30), 10),
    )
    hold_meetings(stage, first.successors.all())


def gave_way(stage: Stage, across: Programme) -> None:
    """The heads' own network: after three years purpose and type were asked anew, and it gave way to the programme."""
    began = stage.day(BEGINS + 3 * YEAR)
    heads = sorted(card.email for card in leaders_on(stage.on) if card.level == Level.HEAD_OF_AREA)
    if len(heads) < HEADS["smallest"]:
        return
    at = stage.clock(began, 9)
    programme = set_up_programme(purposes=WHY_TOP, fields=[], by=stage.hr, at=at, starts=began, **HEADS)
    members = heads[: HEADS["largest"]]
    rows = [row_of(number, programme.name, began, one, "Chefkredsen") for number, one in enumerate(members, 2)]
    (network,) = import_networks(plan=plan_for(rows, []), by=stage.hr, at=at)
    said = "Vi kender hinandens dage for godt. Vi vil hellere sidde med ledere, vi ikke plejer at møde."
    talk(stage, network, stage.day(BEGINS + 9), "alle cheferne og Jonas", said)
    reason = "Cheferne vil møde ledere fra alle niveauer, og det er netop, hvad netværkene på tværs er til."
    at = stage.clock(stage.day(BEGINS + 4), 10)
    redesign(network=network, programme=across, reason=reason, version=network.version, by=stage.hr, at=at)
    end_programme(programme=programme, ends=across.starts, by=stage.hr, at=stage.clock(across.starts, 9))


def row_of(number: int, programme: str, starts: date, member: str, name: str = "Direktionens første") -> Row:
    """A row of the file with a network from before LederNet."""
    return Row("netvaerk.csv", number, programme, name, starts, None, "tue", FACILITATOR, member, None, None)


def talk(stage: Stage, network: Network, day: date, people: str, said: str) -> None:
    """The facilitator notes a dialogue on the day it was held, or HR does where the facilitator has no account."""
    by = stage.accounts.get(network.facilitator.person_id) if network.facilitator else None
    note_dialogue(network=network, held_on=day, people=people, said=said, by=by or stage.hr, at=stage.clock(day, 15))

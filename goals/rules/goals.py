"""The law of the goal graph: kinds of goals, what may contribute to what, and the way up.

Source: the goal report's goal model and effect chains.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from organisation.rules.refusals import Refused


class Kind(TextChoices):
    """Effect and result are the effect side, service and activity the production side; running goals neither."""

    EFFECT = "effect", _("effektmål")
    RESULT = "result", _("resultatmål")
    SERVICE = "service", _("mål for ydelser")
    ACTIVITY = "activity", _("mål for aktiviteter")
    RUNNING = "running", _("driftsmål")


# More at once than anybody keeps in mind: effects of the whole house, and goals of one unit. Our own measure.
MOST_AT_THE_TOP, MOST_IN_A_UNIT = 10, 7

# From the effect down to what people do. A running goal stands beside the chain.
CHAIN = (Kind.EFFECT, Kind.RESULT, Kind.SERVICE, Kind.ACTIVITY)


class Origin(TextChoices):
    """Who set the goal."""

    NATIONAL = "national", _("nationalt")
    REGIONAL = "regional", _("regionalt")
    COUNCIL = "council", _("byrådet")
    OWN = "own", _("eget")


class State(TextChoices):
    """Where a goal stands. A proposed goal waits for two signatures; an ended one keeps its history."""

    PROPOSED = "proposed", _("foreslået")
    ACTIVE = "active", _("gælder")
    ENDED = "ended", _("afsluttet")


MOVES: Mapping[State, set[State]] = {
    State.PROPOSED: {State.ACTIVE, State.ENDED},
    State.ACTIVE: {State.ENDED},
    State.ENDED: set(),
}


class Verdict(TextChoices):
    """What is to happen to an effort, by the evidence."""

    TRYING = "trying", _("i gang")
    KEEP = "keep", _("behold")
    ADJUST = "adjust", _("justér")
    STOP = "stop", _("stop")


@dataclass(frozen=True, slots=True)
class Place:
    """What decides where a goal may stand in the graph. `personal_to` is whose personal goal it is, if anybody's."""

    pk: int
    title: str
    kind: str
    state: str = State.ACTIVE
    personal_to: int | None = None


def may_move(state: str, to: str) -> bool:
    """Whether a goal in one state may go to another."""
    return State(to) in MOVES[State(state)]


def may_contribute(kind: str, to: str) -> bool:
    """A goal contributes to one of its own kind or of a kind nearer the effect.

    A running goal contributes to any of the chain, and nothing but another running goal contributes to it.
    """
    if to == Kind.RUNNING:
        return kind == Kind.RUNNING
    return kind == Kind.RUNNING or CHAIN.index(Kind(kind)) >= CHAIN.index(Kind(to))


def all_above(goal: int, above: Mapping[int, Iterable[int]]) -> set[int]:
    """Every goal that a goal contributes to, directly or through others; `above` is goal → those it contributes to."""
    found: set[int] = set()
    waiting = [goal]
    while waiting:
        fresh = set(above.get(waiting.pop(), ())) - found
        found |= fresh
        waiting.extend(fresh)
    return found


def would_circle(goal: int, to: int, above: Mapping[int, Iterable[int]]) -> bool:
    """Whether a contribution would lead a goal back to itself."""
    return goal == to or goal in all_above(to, above)


def refuse_contribution(goal: Place, towards: Place, above: Mapping[int, Iterable[int]], field: str) -> None:
    """Raise `Refused` unless a goal may contribute to another, or be a part of it, in the graph as it stands."""
    if goal.pk == towards.pk:
        raise Refused(_("Et mål kan ikke bidrage til sig selv."), field)
    if State.ENDED in (goal.state, towards.state):
        raise Refused(_("Et af de to mål er afsluttet."), field)
    if towards.personal_to is not None and towards.personal_to != goal.personal_to:
        raise Refused(_("Et personligt mål kan kun få bidrag fra samme persons personlige mål."), field)
    if not may_contribute(goal.kind, towards.kind):
        words = gettext(
            "Et %(kind)s kan ikke bidrage til et %(to)s. Vælg et mål af samme slags eller et, der er nærmere effekten."
        )
        raise Refused(words % {"kind": Kind(goal.kind).label, "to": Kind(towards.kind).label}, field)
    if would_circle(goal.pk, towards.pk, above):
        words = gettext("»%(to)s« bidrager selv til »%(goal)s«. Så ville målene gå i ring.")
        raise Refused(words % {"to": towards.title, "goal": goal.title}, field)


def refuse_kind(place: Place, above: Iterable[Place], below: Iterable[Place]) -> None:
    """Raise `Refused` where a goal's kind does not fit what it contributes to, or what contributes to it."""
    for lower, upper in [*((place, one) for one in above), *((one, place) for one in below)]:
        if not may_contribute(lower.kind, upper.kind):
            words = gettext("Målet kan ikke være et %(kind)s: »%(lower)s« kan så ikke længere bidrage til »%(upper)s«.")
            facts = {"kind": Kind(place.kind).label, "lower": lower.title, "upper": upper.title}
            raise Refused(words % facts, "kind")

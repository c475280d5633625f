"""The drawing of a goal graph before anybody has set a goal: goals, efforts, indicators, and what gives to what."""

from dataclasses import dataclass

from goals.rules.goals import Kind, Origin, State, Verdict
from goals.rules.indicators import Cadence, Direction, Nature

EFFECT, RESULT, SERVICE, ACTIVITY, RUNNING = Kind.EFFECT, Kind.RESULT, Kind.SERVICE, Kind.ACTIVITY, Kind.RUNNING
NATIONAL, REGIONAL, COUNCIL, OWN = Origin.NATIONAL, Origin.REGIONAL, Origin.COUNCIL, Origin.OWN
KEEP, ADJUST, STOP, TRYING = Verdict.KEEP, Verdict.ADJUST, Verdict.STOP, Verdict.TRYING
UP, DOWN, OVER, UNDER, BAND = Direction.INCREASE, Direction.DECREASE, Direction.ABOVE, Direction.BELOW, Direction.BAND
MONTH, QUARTER, FORTNIGHT, YEAR = Cadence.MONTH, Cadence.QUARTER, Cadence.FORTNIGHT, Cadence.YEAR
SOFT, HARD = Nature.SOFT, Nature.HARD


@dataclass(frozen=True, kw_only=True)
class Gauge:
    """An indicator and the year behind it: from `start` to `latest`, give or take `sway`.

    `low` and `high` are its target, `tail` its last measurements as they fell, `silent` how many of the last were not
    taken. `notes` explain: how many measurements back, and the words.
    """

    name: str
    good: Direction
    start: str
    latest: str
    measured_in: str = "%"
    low: str = ""
    high: str = ""
    sway: str = "0"
    decimals: int = 0
    cadence: Cadence = MONTH
    nature: Nature = HARD
    near: str = ""
    source: str = ""
    tail: tuple[str, ...] = ()
    silent: int = 0
    n: int = 0
    notes: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Try:
    """An effort: what, for whom, why it is believed to work, and what was decided of it by which evidence."""

    name: str
    what: str
    for_whom: str
    why: str
    verdict: Verdict = TRYING
    evidence: str = ""


@dataclass(frozen=True, kw_only=True)
class Aim:
    """A goal: `unit` is named; `by_group` makes the unit's leadership group its owner, `mail` a person.

    `towards` is what it gives: the key of the other goal, the sentence, and the name of the effort it goes through.
    """

    key: str
    kind: Kind
    title: str
    unit: str
    why: str = ""
    by_group: bool = False
    mail: str = ""
    is_personal: bool = False
    origin: Origin = OWN
    is_binding: bool = False
    part_of: str = ""
    rank: int | None = None
    due: int | None = None
    state: State = State.ACTIVE
    ended: str = ""
    towards: tuple[tuple[str, str, str], ...] = ()
    tries: tuple[Try, ...] = ()
    gauges: tuple[Gauge, ...] = ()

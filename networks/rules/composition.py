"""From HR's words to the optimiser's numbers: what is weighed, how much, and what must hold."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from organisation.rules.calendar import COPENHAGEN
from organisation.rules.dates import DAY
from organisation.rules.refusals import Refused
from organisation.rules.times import dated_words

NOON = time(12)

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
DAY_NAMES = {
    "mon": _("mandag"),
    "tue": _("tirsdag"),
    "wed": _("onsdag"),
    "thu": _("torsdag"),
    "fri": _("fredag"),
}


class Weight(TextChoices):
    """How much a wish counts."""

    NONE = "none", _("ikke")
    LITTLE = "little", _("lidt")
    SOME = "some", _("noget")
    MUCH = "much", _("meget")


class Wish(TextChoices):
    """What HR can weigh. Each is a term of the optimiser's cost (composition.md)."""

    NEW_FACES = "new_faces", _("Nye ansigter")
    FIELDS = "fields", _("Blandede fagområder")
    LEVELS = "levels", _("Forskellige niveauer")
    PLACES = "places", _("Forskellige steder")
    TRAVEL = "travel", _("Kort vej til møderne")
    SENIORITY = "seniority", _("Blandet anciennitet")
    FEW_MOVES = "few_moves", _("Få flytninger")
    WISHED = "wished", _("Ledernes ønsker")
    GENDER = "gender", _("Blandet køn")


LABELS = {
    Wish.FIELDS: "field",
    Wish.LEVELS: "level",
    Wish.PLACES: "place",
    Wish.SENIORITY: "seniority",
    Wish.GENDER: "gender",
}
POINTS = {Weight.NONE: 0, Weight.LITTLE: 1, Weight.SOME: 2, Weight.MUCH: 4}
REPEAT_POINTS = {Weight.NONE: 0, Weight.LITTLE: 3, Weight.SOME: 6, Weight.MUCH: 10}
OWN_LINE = 1000
"""What it costs a plan that a leader sits where somebody who answers to them is the facilitator: more than any mixing
of one seat can be worth. No hard rule, since one chief often leads all the municipality's own facilitators."""
MOVE_POINTS = {Weight.NONE: 0, Weight.LITTLE: 1, Weight.SOME: 4, Weight.MUCH: 12}
SEAT_POINTS = {Weight.NONE: 0, Weight.LITTLE: 2, Weight.SOME: 5, Weight.MUCH: 12}
DEFAULT_WEIGHTS = {
    Wish.NEW_FACES: Weight.MUCH,
    Wish.FIELDS: Weight.MUCH,
    Wish.LEVELS: Weight.SOME,
    Wish.PLACES: Weight.LITTLE,
    Wish.TRAVEL: Weight.SOME,
    Wish.SENIORITY: Weight.LITTLE,
    Wish.FEW_MOVES: Weight.NONE,
    Wish.WISHED: Weight.SOME,
    Wish.GENDER: Weight.NONE,
}


class PairKind(TextChoices):
    """Two people who must, or must not, share a network."""

    FORBIDDEN = "forbidden", _("ikke sammen")
    REQUIRED = "required", _("sammen")


class State(TextChoices):
    """The life of a scenario: a draft that HR works on, then published or discarded."""

    DRAFT = "draft", _("kladde")
    PUBLISHED = "published", _("offentliggjort")
    DISCARDED = "discarded", _("kasseret")


def demand_day_to_come(starts: date, today: date) -> None:
    """Networks and places begin today or later: where somebody sat on a day that is gone is not written anew."""
    if starts < today:
        raise Refused(_("Den dag er gået. Vælg i dag eller en dag, der kommer."), "starts")


def why_kept(name: str, ends: date | None, starts: date) -> str:
    """Why a proposal cannot leave out a network that runs: it ends by a decision about it, and never by the way.

    Empty where it is over, as was decided, when the proposal begins.
    """
    if ends is None:
        return gettext(
            "Netværket %(name)s er i gang. Det tages først ud, når det er besluttet, at det slutter: "
            "efter en dialog med deltagerne og facilitatoren og med en begrundelse."
        ) % {"name": name}
    if ends >= starts:
        words = gettext(
            "Netværket %(name)s slutter den %(day)s. Det tages først ud af et forslag, der begynder senere."
        )
        return words % {"name": name, "day": dated_words(ends)}
    return ""


def why_not_filled(name: str, ends: date | None, starts: date) -> str:
    """Why a proposal cannot give places in a network: it is over by then. Empty where it goes on."""
    if ends is None or ends > starts:
        return ""
    words = gettext(
        "Netværket %(name)s slutter den %(ends)s, og forslaget begynder den %(starts)s. "
        "Tag netværket ud af forslaget, eller begynd et nyt forslag."
    )
    return words % {"name": name, "ends": dated_words(ends), "starts": dated_words(starts)}


MOVES = {State.DRAFT: {State.PUBLISHED, State.DISCARDED}, State.PUBLISHED: set(), State.DISCARDED: {State.DRAFT}}


def weights_of(words: dict[str, str]) -> dict[str, object]:
    """The optimiser's weights (whole points) from HR's words."""
    chosen = {wish: Weight(words.get(wish, DEFAULT_WEIGHTS[wish])) for wish in Wish}
    return {
        "labels": {label: POINTS[chosen[wish]] for wish, label in LABELS.items() if POINTS[chosen[wish]]},
        "repeat": REPEAT_POINTS[chosen[Wish.NEW_FACES]],
        "move": MOVE_POINTS[chosen[Wish.FEW_MOVES]],
    }


def is_weighed(words: Mapping[str, str], wish: Wish) -> bool:
    """Whether a wish counts at all."""
    return Weight(words.get(wish, DEFAULT_WEIGHTS[wish])) != Weight.NONE


def seat_points(words: Mapping[str, str], wish: Wish) -> int:
    """What a seat costs that is not as a leader wishes (`WISHED`), or that they must travel to (`TRAVEL`)."""
    return SEAT_POINTS[Weight(words.get(wish, DEFAULT_WEIGHTS[wish]))]


def days_with(days: Iterable[str], guide: Collection[str]) -> list[str]:
    """The weekdays of a network on which its facilitator can meet too; one who has named none can all five."""
    return [day for day in days if not guide or day in guide]


def usual_day(days: Iterable[str], guide: Collection[str]) -> str:
    """The weekday on which a network usually meets: the only one that is left, or none in particular."""
    left = days_with(days, guide)
    return left[0] if len(left) == 1 else ""


def day_prices(day: str, networks: Iterable[tuple[str, Collection[str]]], points: int) -> dict[str, int]:
    """Network → what a seat there costs somebody who would rather meet on a day: those that meet on it are free."""
    return {network: points for network, days in networks if day not in days} if points and day else {}


def place_prices(near: Iterable[str], networks: Iterable[tuple[str, str]], points: int) -> dict[str, int]:
    """Network → what a seat there costs somebody to whom some places are near: those that meet in one are free.

    HR's files say where somebody works and not how far it is from there, so every other place is equally far. A network
    without a place of its own is near to all, and where nothing is known to be near, nothing is far.
    """
    known = {place.casefold() for place in near if place}
    if not known or not points:
        return {}
    return {network: points for network, place in networks if place and place.casefold() not in known}


def seniority_label(years: int) -> str:
    """Years as a leader, in the bands that the mix counts: under 1, 1–2, 3–5, 6–10, more than 10."""
    for most, label in ((0, "0"), (2, "1-2"), (5, "3-5"), (10, "6-10")):
        if years <= most:
            return label
    return "11+"


def how_many_networks(people: int, smallest: int, largest: int) -> int:
    """So many networks as bring sizes near the middle of the band. 0 when the sizes cannot add up."""
    fewest, most = -(-people // largest), people // smallest
    if fewest > most:
        return 0
    return min(max(round(2 * people / (smallest + largest)), fewest), most)


def usual_hour(starts: date, now: datetime) -> datetime:
    """Until when HR usually wants to correct what is published: noon three days from now, or before the first day.

    What begins sooner than tomorrow can be corrected until tomorrow at noon.
    """
    today = now.astimezone(COPENHAGEN).date()
    day = max(today + DAY, min(today + 3 * DAY, starts - DAY))
    return datetime.combine(day, NOON, COPENHAGEN)


class Outdated(Exception):
    """Somebody else has changed the scenario since it was shown."""


class TooLate(Exception):
    """The hour has passed until which a published scenario can be corrected; or nobody set one."""


class Impossible(Exception):
    """The rules cannot all be kept. `conflict` names a smallest set of rules and people."""

    def __init__(self, conflict: object) -> None:
        super().__init__(str(conflict))
        self.conflict = conflict


class StillBroken(Exception):
    """A scenario that breaks a hard rule, or seats nobody, cannot be published."""

"""How an indicator moves, in a few words: what a head would say at the board."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from goals.rules.indicators import MONTHS_BETWEEN, Aim, Cadence, Point
from organisation.rules.words import number_words

ORDINALS = {
    2: gettext_lazy("anden"),
    3: gettext_lazy("tredje"),
    4: gettext_lazy("fjerde"),
    5: gettext_lazy("femte"),
    6: gettext_lazy("sjette"),
    7: gettext_lazy("syvende"),
    8: gettext_lazy("ottende"),
    9: gettext_lazy("niende"),
    10: gettext_lazy("tiende"),
    11: gettext_lazy("ellevte"),
    12: gettext_lazy("tolvte"),
}
# Months of the year, each with the name of its season; December belongs to the winter that follows.
SEASONS = (
    *(gettext_lazy("vinter"),) * 2,
    *(gettext_lazy("forår"),) * 3,
    *(gettext_lazy("sommer"),) * 3,
    *(gettext_lazy("efterår"),) * 3,
    gettext_lazy("vinter"),
)
FEWEST_UNCHANGED = 3


def signs_of(points: Sequence[Point]) -> list[int]:
    """Up, down or level from each point to the next: 1, -1, 0."""
    return [(later.value > earlier.value) - (later.value < earlier.value) for earlier, later in pairwise(points)]


def run_at_end(signs: Sequence[int]) -> int:
    """How many moves at the end go the same way."""
    count = 0
    for sign in reversed(signs):
        if sign != signs[-1]:
            break
        count += 1
    return count


def reached_at_end(points: Sequence[Point], aim: Aim) -> int:
    """How many measurements at the end are where they should be."""
    count = 0
    for point in reversed(points):
        if aim.side(point.value):
            break
        count += 1
    return count


def is_each(points: Sequence[Point], cadence: str) -> bool:
    """Whether measurements come one in each month, quarter or year, so that counting them is counting those."""
    step = MONTHS_BETWEEN.get(Cadence(cadence))
    if step is None:
        return False
    places = [(point.on.year * 12 + point.on.month - 1) // step for point in points]
    return all(later == earlier + 1 for earlier, later in pairwise(places))


def trend_words(points: Sequence[Point], aim: Aim | None, cadence: str) -> str:
    """How an indicator moves; the points in the order of their days, rounded as they are shown."""
    if not points:
        return _("Ikke målt endnu.")
    if len(points) == 1:
        return _("Det er den første måling.")
    signs = signs_of(points)
    run, sign = run_at_end(signs), signs[-1]
    side = aim.side(points[-1].value) if aim else 0
    if sign == 0 and run + 1 >= FEWEST_UNCHANGED:
        return unchanged_words(points[-run - 1].on, points[-1].on)
    if aim and side == 0:
        return reached_words(points, aim, cadence, run, sign)
    if aim and sign == -side:
        return _("Under måltal, men på vej op.") if side < 0 else _("Over måltal, men på vej ned.")
    return moving_words(points, cadence, run, sign)


def unchanged_words(since: date, until: date) -> str:
    """Level for some time: since a month of this season, an earlier season, or an earlier year.

    A month that has come round again is told by its year: "since June", said in June, would be this one.
    """
    if 12 * (until.year - since.year) + until.month - since.month >= 12:
        return _("Uændret siden %(when)s.") % {"when": since.year}
    season, now = SEASONS[since.month - 1], SEASONS[until.month - 1]
    when = MONTHS[since.month] if season == now else season
    return _("Uændret siden %(when)s.") % {"when": when}


def moving_words(points: Sequence[Point], cadence: str, run: int, sign: int) -> str:
    """Up or down, how many times in a row."""
    if sign == 0:
        return _("Uændret ved den seneste måling.")
    if run == 1:
        return _("Steg ved den seneste måling.") if sign > 0 else _("Faldt ved den seneste måling.")
    nth = ORDINALS.get(run, f"{run}.")
    words = {
        Cadence.MONTH: (_("Stiger %(nth)s måned i træk."), _("Falder %(nth)s måned i træk.")),
        Cadence.QUARTER: (_("Stiger %(nth)s kvartal i træk."), _("Falder %(nth)s kvartal i træk.")),
        Cadence.YEAR: (_("Stiger %(nth)s år i træk."), _("Falder %(nth)s år i træk.")),
    }
    rises, falls = words[Cadence(cadence)] if is_each(points[-run - 1 :], cadence) else by_measurement()
    return (rises if sign > 0 else falls) % {"nth": nth}


def by_measurement() -> tuple[str, str]:
    """Up or down where measurements do not come one a month."""
    return _("Stiger %(nth)s måling i træk."), _("Falder %(nth)s måling i træk.")


def reached_words(points: Sequence[Point], aim: Aim, cadence: str, run: int, sign: int) -> str:
    """Where it should be: for how long, and whether it is moving towards the limit."""
    place = place_words(points[-1], aim)
    towards = (sign < 0 and aim.high is None) or (sign > 0 and aim.low is None)
    if towards and run > 1:
        moves = _("Det stiger") if sign > 0 else _("Det falder")
        return _("%(place)s. %(moves)s.") % {"place": place, "moves": moves}
    held = reached_at_end(points, aim)
    if held == 1:
        return _("%(place)s ved den seneste måling.") % {"place": place}
    return _("%(place)s i %(while)s.") % {"place": place, "while": while_words(points[-held:], cadence)}


def place_words(latest: Point, aim: Aim) -> str:
    """Over måltal, under måltal, på måltal, or between its two limits."""
    if aim.low is not None and aim.high is not None:
        return _("Inden for målet")
    if latest.value in {aim.low, aim.high}:
        return _("På måltal")
    return _("Over måltal") if aim.high is None else _("Under måltal")


def while_words(points: Sequence[Point], cadence: str) -> str:
    """As in "fire måneder"."""
    count = len(points)
    number = {"count": number_words(count)}
    if not is_each(points, cadence):
        return ngettext("%(count)s måling", "%(count)s målinger", count) % number
    if cadence == Cadence.MONTH:
        return ngettext("%(count)s måned", "%(count)s måneder", count) % number
    if cadence == Cadence.QUARTER:
        return ngettext("%(count)s kvartal", "%(count)s kvartaler", count) % number
    return ngettext("%(count)s år", "%(count)s år", count) % number

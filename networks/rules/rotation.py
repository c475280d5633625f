"""The law of rotation: who meets anew when members change networks, what a move gives, and how far ahead it can go.

Source: the network guide (KL 2008), page 15: after two to four years a network has given most of what it can, and its
members gain by meeting others. Plain values in, sentences out.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations, count

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisation.rules.dates import DAY
from organisation.rules.holidays import closed_because, is_day_off

SHARES = (10, 25, 50)
"""Per cent of those who sit in the networks who may move, as first offered for a partial rotation."""

FEWEST_ROUNDS, MOST_ROUNDS, USUAL_ROUNDS = 2, 12, 5
TENTH, YEAR = Decimal("0.1"), 12
HALVES = (1, 8)
"""The months with which a half-year's work begins."""
NOTICE = timedelta(days=14)
Groups = Mapping[str, str]


@dataclass(frozen=True)
class Meetings:
    """Pairs who would sit together: who never have, who go on doing so, and who meet again after a time apart.

    Of the new ones `arriving` come about because somebody takes a first seat, and nobody's move has a part in them.
    """

    new: int
    stay: int
    again: int
    arriving: int = 0

    def a_move(self, moved: int) -> Decimal | None:
        """New meetings that moves bring, for each who moves, to a tenth; None where nobody does."""
        return (Decimal(self.new - self.arriving) / moved).quantize(TENTH, rounding=ROUND_HALF_UP) if moved else None


@dataclass(frozen=True)
class Acquaintance:
    """How far some leaders know each other: the rounds behind them, and how many of all pairs have met in those.

    `each` is the fewest pairs that one round brings together, however the leaders are dealt out over the networks.
    """

    people: int
    networks: int
    rounds: int
    met: int
    each: int

    @property
    def pairs(self) -> int:
        """All pairs that there are."""
        return self.people * (self.people - 1) // 2

    @property
    def horizon(self) -> int:
        """How many rounds with new people alone there can be at the very most: the pairs left, dealt out sparingly."""
        return (self.pairs - self.met) // self.each

    def again(self, rounds: int) -> int:
        """How many must meet again in so many rounds ahead, at the very least."""
        return max(0, rounds * self.each - (self.pairs - self.met))


def circles_of(groups: Groups) -> Iterable[list[str]]:
    """Those who sit together, network by network."""
    together: dict[str, list[str]] = {}
    for person, network in groups.items():
        together.setdefault(network, []).append(person)
    return together.values()


def acquaintance_of(people: int, networks: int, each: int, earlier: Iterable[Groups]) -> Acquaintance:
    """How far some leaders know each other, from who sat where in every earlier round."""
    met: set[tuple[str, str]] = set()
    rounds = 0
    for groups in earlier:
        pairs = {pair for inside in circles_of(groups) for pair in combinations(sorted(inside), 2)}
        rounds += bool(pairs)
        met |= pairs
    return Acquaintance(people, networks, rounds, len(met), each)


def meetings_in(seats: Groups, now: Groups, earlier: Iterable[Groups]) -> Meetings:
    """What a seating gives, from who sits where now and in every earlier round."""
    rounds = tuple(earlier)
    moving = {person for person, network in seats.items() if now.get(person, network) != network}
    new = stay = again = arriving = 0
    for people in circles_of(seats):
        for one, other in combinations(people, 2):
            if one in now and now[one] == now.get(other):
                stay += 1
            elif any(one in groups and groups[one] == groups.get(other) for groups in rounds):
                again += 1
            else:
                new += 1
                arriving += moving.isdisjoint((one, other))
    return Meetings(new, stay, again, arriving)


def new_words(meetings: Meetings) -> str:
    """How many new meetings there are, how many of them newcomers bring, and whether anybody meets again."""
    words = ngettext("%(number)s nyt møde mellem to.", "%(number)s nye møder mellem to.", meetings.new)
    words %= {"number": meetings.new}
    if meetings.arriving:
        words += " " + _("%(number)s af dem, fordi nye kommer til.") % {"number": meetings.arriving}
    again = ngettext(
        "%(number)s par mødes igen efter en tid fra hinanden.",
        "%(number)s par mødes igen efter en tid fra hinanden.",
        meetings.again,
    )
    back = again % {"number": meetings.again} if meetings.again else _("Ingen, der har været skilt ad, mødes igen.")
    return f"{words} {back}"


def a_move_words(meetings: Meetings, moved: int) -> str:
    """What each move gives: 7,2 nye møder; empty where nobody moves."""
    each = meetings.a_move(moved)
    return "" if each is None else _("%(number)s nye møder, hver gang en flytter") % {"number": number_format(each, 1)}


def limits_of(people: int) -> tuple[int, ...]:
    """So many may move in the partial rotations that are offered first, the fewest first."""
    return tuple(sorted({max(2, round(people * share / 100)) for share in SHARES if people}))


def horizon_words(known: Acquaintance, rounds: int) -> str:
    """How far it can go at all, whoever plans, and what so many rounds cost at the very least."""
    if not known.each:
        return _("Der er ingen, der mødes: hvert netværk har én plads.")
    ahead = left_words(known) if known.met else anew_words(known)
    least = known.again(rounds)
    if not least:
        return ahead
    words = ngettext(
        "I %(rounds)s runder mødes mindst %(number)s par igen.",
        "I %(rounds)s runder mødes mindst %(number)s par igen.",
        least,
    )
    return f"{ahead} {words % {'rounds': rounds, 'number': least}}"


def left_words(known: Acquaintance) -> str:
    """What is behind leaders who have met before, and how far the pairs that are left go."""
    facts = {"rounds": known.rounds, "met": known.met, "pairs": known.pairs, "number": known.horizon}
    behind = ngettext(
        "Lederne har allerede haft %(rounds)s runde, og %(met)s af %(pairs)s par har mødtes.",
        "Lederne har allerede haft %(rounds)s runder, og %(met)s af %(pairs)s par har mødtes.",
        known.rounds,
    )
    if not known.horizon:
        ahead = _("De par, der er tilbage, rækker ikke til en runde med lutter nye, hvordan man end planlægger.")
    else:
        ahead = ngettext(
            "De par, der er tilbage, rækker til højst %(number)s runde med lutter nye, hvordan man end planlægger.",
            "De par, der er tilbage, rækker til højst %(number)s runder med lutter nye, hvordan man end planlægger.",
            known.horizon,
        )
    return f"{behind % facts} {ahead % facts}"


def anew_words(known: Acquaintance) -> str:
    """How far it can go with leaders of whom nobody has met."""
    facts = {"people": known.people, "networks": known.networks, "number": known.horizon}
    words = ngettext(
        "Med %(people)s ledere i %(networks)s netværk kan alle møde lutter nye i højst %(number)s runde.",
        "Med %(people)s ledere i %(networks)s netværk kan alle møde lutter nye i højst %(number)s runder.",
        known.horizon,
    )
    return f"{words % facts} {_('Derefter må nogen mødes igen, hvordan man end planlægger.')}"


def plan_words(again: Sequence[int]) -> str:
    """How far a plan goes without anybody meeting again; `again` are the pairs who do in each of its rounds."""
    first = next((place for place, pairs in enumerate(again) if pairs), None)
    if first is None:
        words = ngettext(
            "Planen lægger %(number)s runde, og ingen mødes igen.",
            "Planen lægger %(number)s runder, og ingen mødes igen.",
            len(again),
        )
        return words % {"number": len(again)}
    pairs = ngettext("%(number)s par mødes igen", "%(number)s par mødes igen", sum(again)) % {"number": sum(again)}
    facts = {"pairs": pairs, "number": len(again), "first": first + 1}
    return _("I planens %(number)s runder: %(pairs)s, første gang i runde %(first)s.") % facts


def usual_first_day(today: date) -> date:
    """The day on which a rotation usually begins: the first on which the house is open in January or August.

    That is after the Christmas or the summer holidays of its schools, and at least two weeks away.
    """
    halves = (date(year, month, 1) for year in count(today.year) for month in HALVES)
    return next(day for day in map(first_open_day, halves) if day >= today + NOTICE)


def first_open_day(day: date) -> date:
    """The day itself, or the first after it that is neither in a weekend, a holiday nor a school holiday."""
    while is_day_off(day) or closed_because(day):
        day += DAY
    return day


def day_of_round(first: date, months: int, number: int) -> date:
    """The first day of a round: the same day of the month so many months after the one before, or the last one."""
    whole = first.month - 1 + months * (number - 1)
    year, month = first.year + whole // YEAR, whole % YEAR + 1
    return date(year, month, min(first.day, monthrange(year, month)[1]))

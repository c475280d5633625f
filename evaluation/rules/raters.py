"""Who rates whom, derived from the organisation of one day, and why somebody is left out. No database.

Everybody whose nearest leader is the one evaluated rates as an employee; those who lead and share that superior rate
as peers; the nearest leader above and the leader rate by name. Who is new, away or gone is left out with the reason:
after fewer than three months one has not seen enough, and is too easily known.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from evaluation.rules.rounds import RaterGroup
from organisation.rules.chain import reports_of

LONG_ENOUGH = timedelta(days=91)


class Why(TextChoices):
    """Why somebody is not asked, or a leader not evaluated."""

    NEW_HERE = "new_here", _("ansat under tre måneder")
    NEW_TOGETHER = "new_together", _("har haft denne leder under tre måneder")
    ON_LEAVE = "on_leave", _("på orlov")
    NEW_LEADER = "new_leader", _("leder her under tre måneder")
    RECENTLY_EVALUATED = "recently", _("evalueret for under 60 dage siden")
    NOBODY_TO_ASK = "nobody", _("har ingen medarbejdere, der kan spørges")


@dataclass(frozen=True)
class Day:
    """The organisation of a day as this rule needs it: superior by person, leaders, first days, who is away."""

    superiors: Mapping[int, int]
    leaders: Set[int]
    employed_from: Mapping[int, date | None]
    away: Set[int]


@dataclass(frozen=True, slots=True)
class Rater:
    """Somebody to ask about a leader."""

    leader: int
    person: int
    group: RaterGroup


@dataclass(frozen=True, slots=True)
class Omission:
    """Somebody not to ask, or (without `person`) a leader not to evaluate."""

    leader: int
    person: int | None
    group: RaterGroup
    why: Why


@dataclass(frozen=True)
class Raters:
    """Who is evaluated, by whom, under whom, and who is left out."""

    leaders: tuple[int, ...]
    superiors: Mapping[int, int | None]
    raters: tuple[Rater, ...]
    omissions: tuple[Omission, ...]


def raters_of(population: Set[int], now: Day, before: Day, on: date, recently: Set[int] = frozenset()) -> Raters:
    """The raters of every leader of a population on a day; `before` is the organisation three months earlier."""
    exempt = {leader: why for leader in sorted(population) if (why := exempt_leader(leader, now, before, recently))}
    asked: list[Rater] = []
    omitted = [Omission(leader, None, RaterGroup.SELF, why) for leader, why in exempt.items()]
    teams = reports_of(now.superiors)
    leaders = tuple(leader for leader in sorted(population) if leader not in exempt)
    for leader in leaders:
        for person, group in candidates(leader, teams, now):
            why = omission(leader, person, group, now, before, on)
            if why:
                omitted.append(Omission(leader, person, group, why))
            else:
                asked.append(Rater(leader, person, group))
    return Raters(leaders, tree(leaders, now.superiors), tuple(asked), tuple(omitted))


def exempt_leader(leader: int, now: Day, before: Day, recently: Set[int]) -> Why | None:
    """Why a leader is not evaluated this time, if so."""
    if leader in recently:
        return Why.RECENTLY_EVALUATED
    if leader in now.away:
        return Why.ON_LEAVE
    if leader not in before.leaders:
        return Why.NEW_LEADER
    return None if leader in now.superiors.values() else Why.NOBODY_TO_ASK


def candidates(leader: int, teams: Mapping[int, set[int]], now: Day) -> list[tuple[int, RaterGroup]]:
    """Everybody who stands in a relation to a leader, each in one capacity."""
    found = {leader: RaterGroup.SELF}
    superior = now.superiors.get(leader)
    if superior is not None:
        found[superior] = RaterGroup.SUPERIOR
        for peer in teams.get(superior, set()) & now.leaders:
            found.setdefault(peer, RaterGroup.PEERS)
    for person in teams.get(leader, set()):
        found.setdefault(person, RaterGroup.EMPLOYEES)
    return sorted(found.items())


def omission(leader: int, person: int, group: RaterGroup, now: Day, before: Day, on: date) -> Why | None:
    """Why a candidate is not asked, if so. The leader and the superior answer by name whenever they are there."""
    if person in now.away:
        return Why.ON_LEAVE
    if group in (RaterGroup.SELF, RaterGroup.SUPERIOR):
        return None
    began = now.employed_from.get(person)
    if began is not None and began > on - LONG_ENOUGH:
        return Why.NEW_HERE
    if group == RaterGroup.EMPLOYEES and before.superiors.get(person) != leader:
        return Why.NEW_TOGETHER
    return None


def tree(leaders: tuple[int, ...], superiors: Mapping[int, int]) -> dict[int, int | None]:
    """The leadership tree of those evaluated: each under the nearest leader above who is evaluated too."""
    included = set(leaders)
    return {leader: nearest(leader, superiors, included) for leader in leaders}


def nearest(leader: int, superiors: Mapping[int, int], included: Set[int]) -> int | None:
    """The first superior upwards who is included; a circle ends the way."""
    seen = {leader}
    above = superiors.get(leader)
    while above is not None and above not in included and above not in seen:
        seen.add(above)
        above = superiors.get(above)
    return None if above in seen else above

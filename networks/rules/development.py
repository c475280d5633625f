"""The law of development programmes: who is in them, how cohorts are dealt, what a leader's task is at, whom it shows.

Source: the goal report, the case of Syddjurs: two years, 140 leaders with staff, within a field and across fields, tied
to the political goals that bind all; and the network guide (KL 2008), page 12: networks are coupled to other leadership
development.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from organisation.rules.refusals import Refused
from organisation.rules.sorting import danish_key

SUBJECT = "networks.module"
MOST_COHORTS = 20
LONGEST = timedelta(days=5 * 366)
REMIND_BEFORE = timedelta(days=7)
TASK_AHEAD = timedelta(days=45)


class State(TextChoices):
    """Where a development programme stands; that it is over follows from its last day."""

    DRAFT = "draft", gettext_lazy("under forberedelse")
    RUNNING = "running", gettext_lazy("meldt ud")
    CANCELLED = "cancelled", gettext_lazy("aflyst")


def demand_untold(state: str) -> None:
    """What leaders have heard of is called off, with a reason, and not deleted. Raises Refused."""
    if state != State.DRAFT:
        raise Refused(_("Forløbet er meldt ud eller aflyst. Det kan ikke slettes."))


MOVES: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.RUNNING, State.CANCELLED}),
    State.RUNNING: frozenset({State.CANCELLED}),
    State.CANCELLED: frozenset(),
}


class Mix(TextChoices):
    """Whom cohorts bring together."""

    ACROSS = "across", gettext_lazy("på tværs af fagområder")
    WITHIN = "within", gettext_lazy("inden for samme fagområde")


class Work(TextChoices):
    """How far a leader is with a practice task."""

    GIVEN = "given", gettext_lazy("ikke begyndt")
    BEGUN = "begun", pgettext_lazy("practice task", "i gang")
    DONE = "done", gettext_lazy("gjort")


@dataclass(frozen=True, slots=True)
class Learner:
    """A leader who is dealt to a cohort, by what cohorts are mixed by."""

    person: int
    name: str
    field: str
    level: int | None


def demand_move(state: str, to: State) -> None:
    """Raises Refused where a programme in one state cannot go to another."""
    if to not in MOVES[State(state)]:
        raise Refused(_("Forløbet er allerede meldt ud eller aflyst. Se siden igen."))


def demand_plannable(state: str) -> None:
    """What has been cancelled is not planned any more. Raises Refused."""
    if state == State.CANCELLED:
        raise Refused(_("Forløbet er aflyst, så det kan ikke ændres."))


def demand_period(starts: date, ends: date) -> None:
    """A programme ends after it begins, and within five years. Raises Refused."""
    if ends <= starts:
        raise Refused(_("Sidste dag skal ligge efter første dag."), "ends")
    if ends - starts > LONGEST:
        raise Refused(_("Et forløb kan højst vare fem år."), "ends")


def demand_inside(day: date, starts: date, ends: date, field: str) -> None:
    """Modules and tasks lie between the first and the last day. Raises Refused."""
    if not starts <= day <= ends:
        raise Refused(
            _("Dagen ligger uden for forløbet. Vælg en dag inden for det, eller ret forløbets datoer."), field
        )


def demand_task_days(given_on: date, due: date) -> None:
    """There is time to do a task. Raises Refused."""
    if due <= given_on:
        raise Refused(_("Fristen skal ligge efter den dag, opgaven bliver stillet."), "due")


def dealt(learners: Iterable[Learner], number: int, mix: Mix) -> list[list[int]]:
    """The leaders dealt to a number of cohorts whose sizes differ by one at most.

    Across, no field is in one cohort with two more than in another; within, leaders of a field sit together as far as
    the sizes allow. The same leaders are always dealt alike.
    """
    row = sorted(learners, key=lambda one: (danish_key(one.field), one.level or 9, danish_key(one.name), one.person))
    if mix == Mix.ACROSS:
        return [[one.person for one in row[place::number]] for place in range(number)]
    whole, more = divmod(len(row), number)
    edges = [place * whole + min(place, more) for place in range(number + 1)]
    return [[one.person for one in row[first:last]] for first, last in pairwise(edges)]


def place_for(field: str, cohorts: Mapping[int, Sequence[str]], mix: Mix) -> int:
    """The cohort for one more leader: fewest members first, then by the fewest of the leader's field (within: most).

    `cohorts` holds the fields of each cohort's members. Within a field, the field counts before the size.
    """
    sizes = {key: len(fields) for key, fields in cohorts.items()}
    same = {key: Counter(fields)[field] for key, fields in cohorts.items()}
    if mix == Mix.WITHIN:
        return min(cohorts, key=lambda key: (-same[key], sizes[key], key))
    return min(cohorts, key=lambda key: (sizes[key], same[key], key))


def may_read_words(*, is_own: bool, is_superior: bool, is_shared: bool) -> bool:
    """What a leader writes about a task is their own; the nearest leader reads it where it was shared, nobody else."""
    return is_own or (is_superior and is_shared)


def is_reminder_due(due: date, on: date) -> bool:
    """Whoever has not done a task is reminded in the last week before it is due, not after."""
    return due - REMIND_BEFORE <= on <= due


def announcing_words(leaders: int, invitations: int) -> str:
    """What happens when a programme is announced, and to whom."""
    who = ngettext("%(number)s leder får et brev i dag", "%(number)s ledere får et brev i dag", leaders)
    asked = ngettext("der bliver sendt %(number)s indkaldelse", "der bliver sendt %(number)s indkaldelser", invitations)
    told = _("%(who)s, og %(asked)s til de dage, der kommer. Det kan ikke tages tilbage.")
    return told % {"who": who % {"number": leaders}, "asked": asked % {"number": invitations}}


def half_year(starts: date, ends: date, on: date) -> str:
    """Where on its way a programme is: before it, in which half-year of how many, or over."""
    if on < starts:
        return _("ikke begyndt")
    if on > ends:
        return _("afsluttet")
    halves = max(1, round((ends - starts).days / 182.5))
    now = min(halves, int((on - starts).days / 182.5) + 1)
    return _("%(now)s. halvår af %(all)s") % {"now": now, "all": halves}


def shifted(day: date, old: date, new: date) -> date:
    """A day of an earlier programme in a copy that begins on another day: as many whole weeks later."""
    return day + timedelta(weeks=round((new - old).days / 7))

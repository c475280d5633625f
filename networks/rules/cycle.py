"""The law of a network's life: its states, the moves between them, its age, and when a decision is asked for.

Source: the network guide (KL 2008), page 14 and 15. A network may begin with a trial and is then continued, adjusted
or stopped. From two to four years is a good life: earlier it has hardly settled, later it may have run dry. That it has
been evaluated is a dated fact, the dialogue, and no place to rest in.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisation.rules.refusals import Refused, Stale

FIRST_EDGE, LAST_EDGE = 2, 4
NEAR = timedelta(days=30)
FRESH = timedelta(days=180)
FEBRUARY = 2


class State(TextChoices):
    """Where a network stands. That one is planned follows from its first day and is never stored."""

    PLANNED = "planned", gettext_lazy("planlagt")
    TRIAL = "trial", gettext_lazy("prøveperiode")
    RUNNING = "running", gettext_lazy("i gang")
    WOUND_DOWN = "wound_down", gettext_lazy("nedlagt")
    RESTARTED = "restarted", gettext_lazy("genstartet")
    REDESIGNED = "redesigned", gettext_lazy("afløst af et nyt design")


MOVES: Mapping[State, frozenset[State]] = {
    State.PLANNED: frozenset({State.TRIAL, State.RUNNING, State.WOUND_DOWN}),
    State.TRIAL: frozenset({State.TRIAL, State.RUNNING, State.WOUND_DOWN}),
    State.RUNNING: frozenset(
        {State.TRIAL, State.RUNNING, State.WOUND_DOWN, State.RESTARTED, State.REDESIGNED},
    ),
    # Until the last day is over what ends a network can be taken back: then it is as it was before.
    State.WOUND_DOWN: frozenset({State.TRIAL, State.RUNNING}),
    State.RESTARTED: frozenset({State.RUNNING}),
    State.REDESIGNED: frozenset({State.RUNNING}),
}
OVER = frozenset({State.WOUND_DOWN, State.RESTARTED, State.REDESIGNED})


class Choice(TextChoices):
    """What can be decided about a network. At the end of a trial the third is called stop."""

    CONTINUE = "continue", gettext_lazy("fortsæt")
    ADJUST = "adjust", gettext_lazy("justér")
    RESTART = "restart", gettext_lazy("genstart")
    REDESIGN = "redesign", gettext_lazy("nyt design")
    WIND_DOWN = "wind_down", gettext_lazy("nedlæg")
    MOVE_END = "move_end", gettext_lazy("flyt den sidste dag")
    TAKE_BACK = "take_back", gettext_lazy("tag beslutningen tilbage")


ENDING = frozenset({Choice.RESTART, Choice.REDESIGN, Choice.WIND_DOWN})
OFFERED: Mapping[State, tuple[Choice, ...]] = {
    State.PLANNED: (Choice.WIND_DOWN,),
    State.TRIAL: (Choice.CONTINUE, Choice.ADJUST, Choice.WIND_DOWN),
    State.RUNNING: (Choice.CONTINUE, Choice.ADJUST, Choice.RESTART, Choice.REDESIGN, Choice.WIND_DOWN),
    State.WOUND_DOWN: (),
    State.RESTARTED: (),
    State.REDESIGNED: (),
}


class Band(TextChoices):
    """A network's age against the two edges of a good life."""

    YOUNG = "young", gettext_lazy("under to år")
    RIPE = "ripe", gettext_lazy("mellem to og fire år")
    LONG = "long", gettext_lazy("over fire år")


class Call(TextChoices):
    """Whether a decision is asked for. Only a decision date that has passed is overdue."""

    NONE = "none", gettext_lazy("ingen beslutning venter")
    SOON = "soon", gettext_lazy("beslutningen nærmer sig")
    STAND = "stand", gettext_lazy("tag stilling")
    OVERDUE = "overdue", gettext_lazy("beslutningen er over tiden")


@dataclass(frozen=True, slots=True)
class Course:
    """What the law needs to know of a network: its days, its state, and when it was last decided about."""

    starts: date
    state: str
    ends: date | None = None
    trial_ends: date | None = None
    decide_by: date | None = None
    decided_on: date | None = None

    def stage(self, on: date) -> State:
        """The state on a day: before the first day a network is planned, whatever it begins as."""
        return State.PLANNED if on < self.starts and State(self.state) not in OVER else State(self.state)

    @property
    def decision_day(self) -> date | None:
        """The last day for the next decision: the end of the trial, or the date that was set."""
        if self.ends is not None or State(self.state) in OVER:
            return None
        return self.trial_ends if self.state == State.TRIAL else self.decide_by

    @property
    def never_begins(self) -> bool:
        """Whether the network was given up before its first day, which is its last one then."""
        return never_begins(self.state, self.starts, self.ends)

    def has_day_come(self, on: date) -> bool:
        """Whether the day for the next decision of a network that has begun is today or gone."""
        day = self.decision_day
        return day is not None and self.starts <= on and day <= on

    @property
    def edges(self) -> tuple[date, date]:
        """The days on which the network becomes two and four years old."""
        return years_after(self.starts, FIRST_EDGE), years_after(self.starts, LAST_EDGE)

    def band(self, on: date) -> Band:
        """The age on a day."""
        first, last = self.edges
        if on < first:
            return Band.YOUNG
        return Band.RIPE if on <= last else Band.LONG

    def call(self, on: date) -> Call:
        """What is asked for on a day. Past four years it is a stand, until one has been taken with a new date."""
        day = self.decision_day
        if self.ends is not None or State(self.state) in OVER:
            return Call.NONE
        if day is not None and day < on:
            return Call.OVERDUE
        if self.band(on) is Band.LONG and not self.has_stood():
            return Call.STAND
        return Call.SOON if day is not None and day - NEAR <= on else Call.NONE

    def is_due(self, on: date) -> bool:
        """Whether somebody is to decide now: the day for it has come or gone, or a stand is asked for."""
        day = self.decision_day
        return self.call(on) in (Call.STAND, Call.OVERDUE) or (day is not None and day <= on)

    def has_stood(self) -> bool:
        """Whether somebody decided about the network after its fourth birthday, and when it is decided again."""
        return self.decided_on is not None and self.decided_on >= self.edges[1] and self.decision_day is not None


def never_begins(state: str, starts: date, ends: date | None) -> bool:
    """Whether a network was given up before its first day, which is its last one then."""
    return state == State.WOUND_DOWN and ends == starts


def years_after(day: date, years: int) -> date:
    """The same day so many years later; 29 February has the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, FEBRUARY, 28)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def may_follow(*, is_hr: bool, is_facilitator: bool) -> bool:
    """Whether somebody may read a network's life and note the dialogues held: HR, and who leads its meetings."""
    return is_hr or is_facilitator


def may_decide(*, is_hr: bool, is_facilitator: bool) -> bool:
    """Whether somebody may set dates and criteria and decide: HR, also where somebody in HR leads the meetings."""
    return is_hr


def offered(course: Course, on: date) -> tuple[Choice, ...]:
    """What can be decided about a network on a day; nothing about one whose last day is known."""
    return OFFERED[course.stage(on)] if course.ends is None else ()


def ways_back(course: Course, on: date) -> tuple[Choice, ...]:
    """What can be done about a decision that ends a network: nothing from the day after the last one.

    Only the last day of a winding down is moved. That of a network that will never begin is its first one, and the day
    after a restart's is another network's first.
    """
    if State(course.state) not in OVER or course.ends is None or course.ends < on:
        return ()
    is_moved = course.state == State.WOUND_DOWN and not course.never_begins
    return (Choice.MOVE_END, Choice.TAKE_BACK) if is_moved else (Choice.TAKE_BACK,)


def demand_same(seen: int, version: int) -> None:
    """Two people at once do not decide twice: what was seen must still be so. Raises Stale."""
    if seen != version:
        raise Stale(_("Forløbet er ændret, siden du åbnede siden. Se det igen, før du beslutter noget."))


def demand_offered(course: Course, choice: Choice, on: date) -> None:
    """Raises Refused where the state of the network does not allow the decision."""
    if course.ends is not None or course.stage(on) in OVER:
        raise Refused(_("Der er allerede truffet en beslutning: netværket slutter."))
    if choice not in offered(course, on):
        raise Refused(_("Det kan ikke besluttes om netværket nu."))


def demand_dialogue(held_on: date | None, decided_on: date | None, on: date, people: int) -> None:
    """No decision without a dialogue with those concerned, held since the last decision and within half a year.

    A network that nobody is in and nobody runs has nobody to talk to; nor has one without members before it begins.
    """
    if not people:
        return
    if held_on is None or not is_fresh(held_on, decided_on, on):
        raise Refused(_("Hold dialogen med deltagerne og facilitatoren først, og skriv den ind."))


def is_fresh(held_on: date, decided_on: date | None, on: date) -> bool:
    """Whether a dialogue can carry the next decision."""
    return on - FRESH <= held_on <= on and (decided_on is None or held_on > decided_on)


def demand_held(course: Course, held_on: date, on: date, members: int) -> None:
    """A dialogue is held in the network's life, or before its first day with those who have a place. Raises Refused."""
    if on < course.starts and not members:
        raise Refused(_("Netværket er ikke begyndt, og ingen har en plads i det: der er ingen at holde dialog med."))
    if on < course.starts and not on - FRESH <= held_on <= on:
        raise Refused(_("Dialogen skal være holdt inden for det seneste halve år."), "held_on")
    if on >= course.starts and not course.starts <= held_on <= on:
        raise Refused(_("Dialogen skal være holdt mellem netværkets første dag og i dag."), "held_on")


def demand_early_reason(course: Course, words: str, on: date) -> None:
    """Before two years there must be something special about beginning anew. Raises Refused."""
    if course.band(on) is Band.YOUNG and not words:
        raise Refused(_("Netværket er under to år. Skriv, hvorfor det skal genstartes så tidligt."), "early_reason")


def demand_next_date(course: Course, decide_by: date | None, on: date) -> None:
    """A network that goes on past four years is decided about again by a date. Raises Refused."""
    if decide_by is None and course.band(on) is Band.LONG:
        raise Refused(_("Netværket er over fire år. Sæt en dato for den næste beslutning."), "decide_by")
    if decide_by is not None and decide_by <= on:
        raise Refused(_("Den næste beslutning skal ligge efter i dag."), "decide_by")


def demand_before_the_day(course: Course, on: date) -> None:
    """When the day for a decision has come, a decision moves it, with its dialogue and its reason. Raises Refused."""
    if course.has_day_come(on):
        raise Refused(_("Dagen for beslutningen er kommet. Den flyttes kun med en beslutning."))


def demand_trial(course: Course, trial_ends: date, on: date) -> None:
    """A trial ends later than today and than the first day, and within two years. Raises Refused."""
    if trial_ends <= max(on, course.starts):
        raise Refused(_("Prøveperioden skal slutte efter i dag og efter netværkets første dag."), "trial_ends")
    if trial_ends > course.edges[0]:
        raise Refused(_("En prøveperiode varer højst to år."), "trial_ends")


def demand_trial_kept(course: Course, trial_ends: date | None, on: date) -> None:
    """A trial that has an end is closed or prolonged by a decision; it may end sooner. Raises Refused.

    Before its first day nothing can be adjusted yet, and the end may be set later.
    """
    if course.state != State.TRIAL or course.trial_ends is None:
        return
    if trial_ends is None:
        words = _(
            "Prøveperioden slutter med en beslutning: fortsæt, justér eller stop. Hold dialogen, og tag stilling."
        )
        raise Refused(words, "trial_ends")
    if trial_ends > course.trial_ends and course.starts <= on:
        words = _("Prøveperioden forlænges kun med beslutningen justér, efter en dialog og med en begrundelse.")
        raise Refused(words, "trial_ends")


def demand_next_kept(course: Course, decide_by: date | None) -> None:
    """A day for the next decision may be moved before it comes, and not done away with. Raises Refused."""
    if decide_by is None and course.decide_by is not None:
        raise Refused(
            _("Datoen kan flyttes, og den kan ikke fjernes: ellers bliver der ikke taget stilling."), "decide_by"
        )


def demand_other_end(course: Course, last: date, on: date) -> None:
    """A last day is moved to another one, and not to one before the first. Raises Refused."""
    demand_ending(last, on)
    if last == course.ends:
        raise Refused(_("Det er allerede netværkets sidste dag. Vælg en anden."), "ends")
    if last < course.starts:
        raise Refused(_("Netværket begynder først senere. Vælg en dag efter den første."), "ends")


def demand_ending(last: date, on: date) -> None:
    """Nothing ends on a day that is gone. Raises Refused."""
    if last < on:
        raise Refused(_("Den dag er gået. Vælg i dag eller en dag, der kommer."), "ends")

"""How a network fares, in words: a light, the reasons for it, and what to do next.

Red is kept for one thing, a decision date that has passed; whatever else wants a look is amber. A light is a shape and
a word before it is a colour.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from networks.rules.answers import Figures, doubts, pulse_doubt
from networks.rules.attendance import Basis, Share, basis_of
from networks.rules.criteria import IN_A_ROW, Judged, Known, Verdict
from networks.rules.cycle import Band, Call, Course, State
from networks.rules.departures import AHEAD
from networks.rules.differences import Difference
from networks.rules.evaluations import DIFFERENCES
from networks.rules.series import Rhythm
from networks.rules.watch import Answer, troubles
from organisation.rules.calendar import COPENHAGEN
from organisation.rules.times import dated_words

LOW_SHARE = 60


class Light(TextChoices):
    """What one sees from afar; the worst reason decides."""

    RED = "red", gettext_lazy("Tag fat nu")
    AMBER = "amber", gettext_lazy("Se på det")
    GREEN = "green", gettext_lazy("Går godt")


class Order(TextChoices):
    """How the list of networks is sorted."""

    LIGHT = "lys", gettext_lazy("dem, der kræver noget, først")
    NAME = "navn", gettext_lazy("navn")
    AGE = "alder", gettext_lazy("ældste først")
    DECISION = "beslutning", gettext_lazy("næste beslutning først")
    DIFFERENCE = "forskel", gettext_lazy("mindste forskelle først")


WORST_FIRST = (Light.RED, Light.AMBER, Light.GREEN)


class Step(TextChoices):
    """What to do next about a reason."""

    DECIDE = "decide", gettext_lazy("Tag stilling")
    SEAT = "seat", gettext_lazy("Giv en leder en plads")
    GUIDE = "guide", gettext_lazy("Find en facilitator")
    MEET = "meet", gettext_lazy("Find en dato")
    TALK = "talk", gettext_lazy("Tal med facilitatoren")
    ROTATE = "rotate", gettext_lazy("Overvej en rotation")
    WATCH = "watch", gettext_lazy("Se, hvad der kan hjælpe")


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that is so, how it lights, and what it asks for."""

    light: Light
    words: str
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """A light with its reasons, the weightiest first."""

    light: Light
    reasons: tuple[Reason, ...]

    @property
    def step(self) -> Step | None:
        """The next thing to do."""
        return self.reasons[0].step


@dataclass(frozen=True, slots=True)
class Signs:
    """What a network's health is read from."""

    course: Course
    known: Known
    has_facilitator: bool = True
    facilitator_leaves: date | None = None
    meets_at: datetime | None = None
    judged: tuple[Judged, ...] = field(default=())
    difference: Difference | None = None
    answers: tuple[Answer, ...] = ()
    figures: Figures | None = None


def health_of(signs: Signs) -> Health:
    """The light and every reason for it; without anything to look at a word on why it is green.

    What is due comes first, since it alone can be red. Nothing is asked any more of a network whose last day is known.
    """
    if signs.course.ends is not None:
        words = _("Det er besluttet: netværket slutter den %(day)s.") % {"day": dated_words(signs.course.ends)}
        return Health(Light.GREEN, (Reason(Light.GREEN, words),))
    reasons = [
        *of_decision(signs),
        *of_people(signs),
        *of_meetings(signs),
        *of_criteria(signs),
        *of_difference(signs),
        *of_answers(signs),
        *of_figures(signs),
    ]
    if not reasons:
        return Health(Light.GREEN, (Reason(Light.GREEN, all_well(signs)),))
    return Health(reasons[0].light, tuple(reasons))


def of_decision(signs: Signs) -> Iterator[Reason]:
    """A decision that is overdue, near, or asked for by age."""
    course, on = signs.course, signs.known.on
    day = course.decision_day
    facts = {"day": dated_words(day)} if day else {}
    match course.call(on):
        case Call.OVERDUE:
            words = _("Beslutningen skulle være truffet senest den %(day)s.") % facts
            yield Reason(Light.RED, words, Step.DECIDE)
        case Call.STAND if day:
            yield Reason(
                Light.AMBER, _("Netværket er over fire år. Tag stilling senest den %(day)s.") % facts, Step.DECIDE
            )
        case Call.STAND:
            yield Reason(Light.AMBER, _("Netværket er over fire år, og ingen har taget stilling."), Step.DECIDE)
        case Call.SOON if course.state == State.TRIAL:
            yield Reason(Light.AMBER, _("Prøveperioden slutter den %(day)s.") % facts, Step.DECIDE)
        case Call.SOON:
            yield Reason(Light.AMBER, _("I har lovet en beslutning senest den %(day)s.") % facts, Step.DECIDE)


def of_people(signs: Signs) -> Iterator[Reason]:
    """Too few to go on, or nobody to lead the meetings."""
    known = signs.known
    if known.members < known.smallest:
        words = ngettext("%(count)s deltager", "%(count)s deltagere", known.members) % {"count": known.members}
        facts = {"members": words, "smallest": known.smallest}
        told = _("%(members)s; programmet siger mindst %(smallest)s.") % facts
        yield Reason(Light.AMBER, told, Step.SEAT)
    leaves = signs.facilitator_leaves
    if not signs.has_facilitator:
        yield Reason(Light.AMBER, _("Netværket har ingen facilitator."), Step.GUIDE)
    elif leaves is not None and leaves < known.on:
        words = _("Netværket har ingen facilitator: den sidste forlod kommunen den %(day)s.")
        yield Reason(Light.AMBER, words % {"day": dated_words(leaves)}, Step.GUIDE)
    elif leaves is not None and leaves <= known.on + AHEAD:
        words = _("Facilitatoren forlader kommunen den %(day)s.") % {"day": dated_words(leaves)}
        yield Reason(Light.AMBER, words, Step.GUIDE)


def of_meetings(signs: Signs) -> Iterator[Reason]:
    """Not met for long and nothing agreed, or few who come three times in a row."""
    known = signs.known
    said = seldom_words(known, signs.meets_at) if known.starts <= known.on else ""
    if said:
        yield Reason(Light.AMBER, said, Step.MEET)
    latest = known.shares[:IN_A_ROW]
    if len(latest) == IN_A_ROW and max(share.percent for share in latest) < LOW_SHARE:
        yield Reason(Light.AMBER, few_words(latest), Step.TALK)


def seldom_words(known: Known, meets_at: datetime | None) -> str:
    """That it meets too seldom: the next meeting is not agreed, or too far from the last; nothing otherwise."""
    if known.last_met is None:
        return "" if meets_at else _("Netværket har ikke mødtes og har intet møde aftalt.")
    until = known.last_met + too_long(known.weeks)
    facts = {"last": dated_words(known.last_met), "rhythm": Rhythm(known.weeks).label}
    if meets_at is None:
        return _("Mødtes sidst den %(last)s, og intet møde er aftalt.") % facts if until < known.on else ""
    next_on = meets_at.astimezone(COPENHAGEN).date()
    words = _("Mødes for sjældent: sidst den %(last)s og næste gang den %(next)s; programmet siger %(rhythm)s.")
    return words % (facts | {"next": dated_words(next_on)}) if until < next_on else ""


def too_long(weeks: int) -> timedelta:
    """Between two meetings: two and a half times as long as the programme says, so that one may fall out."""
    return timedelta(days=weeks * 7 * 5 // 2)


def few_words(latest: tuple[Share, ...]) -> str:
    """How few came to the latest three meetings, or had said that they would."""
    told = {"share": max(share.percent for share in latest)}
    match basis_of(latest):
        case Basis.NOTED:
            return _("Højst %(share)s procent kom til de seneste tre møder.") % told
        case Basis.SAID:
            return _("Højst %(share)s procent sagde ja til de seneste tre møder.") % told
        case Basis.BOTH:
            return _("Højst %(share)s procent kom eller sagde ja til de seneste tre møder.") % told


def of_criteria(signs: Signs) -> Iterator[Reason]:
    """Criteria for winding down that are met."""
    met = sum(one.verdict is Verdict.MET for one in signs.judged)
    if met:
        words = ngettext(
            "%(count)s kriterium for nedlæggelse er opfyldt.", "%(count)s kriterier for nedlæggelse er opfyldt.", met
        )
        yield Reason(Light.AMBER, words % {"count": met}, Step.DECIDE)


def of_difference(signs: Signs) -> Iterator[Reason]:
    """Members who have become much alike, when they have met for so long that somebody new would do them good."""
    difference, known = signs.difference, signs.known
    if difference is not None and difference.is_small and signs.course.band(known.on) is not Band.YOUNG:
        words = _("Deltagerne ligner hinanden: forskellene forstyrrer næppe længere.")
        if not difference.is_alike:
            words = _("De, der kommer, ligner hinanden: forskellene forstyrrer næppe længere.")
        yield Reason(Light.AMBER, words, Step.ROTATE)


def of_answers(signs: Signs) -> Iterator[Reason]:
    """A known risk that shows itself, or a promise of management's that is broken, where somebody has said so."""
    for words in troubles(signs.answers, signs.known.on):
        yield Reason(Light.AMBER, words, Step.WATCH)


def of_figures(signs: Signs) -> Iterator[Reason]:
    """What members have answered below the middle of the scale, where enough have for a figure to be released."""
    if signs.figures is None:
        return
    for question, words in doubts(signs.figures):
        yield Reason(Light.AMBER, words, Step.ROTATE if question == DIFFERENCES else Step.TALK)
    words = pulse_doubt(signs.figures)
    if words:
        yield Reason(Light.AMBER, words, Step.TALK)


def all_well(signs: Signs) -> str:
    """Why there is nothing to look at."""
    known = signs.known
    if known.on < known.starts:
        return _("Begynder den %(day)s.") % {"day": dated_words(known.starts)}
    if known.last_met is not None:
        return _("Mødtes sidst den %(day)s.") % {"day": dated_words(known.last_met)}
    return _("Første møde er aftalt.")


def may_overlook(*, is_hr: bool, directs: bool) -> bool:
    """Whether somebody may read how all networks fare, and whom they reach."""
    return is_hr or directs

"""What networks' lives want: of HR a decision, of a facilitator a dialogue to hold before it."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from networks.models import Decision, Dialogue, Network
from networks.queries.health import course_of
from networks.rules.cycle import FRESH, LAST_EDGE, NEAR, Call, Course, State
from networks.rules.sentences import listed
from organisation.queries.people import Standing
from organisation.queries.waiting import Given, Row, Source, in_shape
from organisation.rules.roles import Role
from organisation.rules.times import day_words
from organisation.rules.todo import Deed, Todo

MOST_LINES = 3
ABOUT_FOUR_YEARS = timedelta(days=LAST_EDGE * 365)


def sources(standing: Standing) -> list[Source]:
    """What is asked of HR and of a facilitator."""
    found = [to_decide] if standing.is_hr else []
    return [*found, to_talk_about] if Role.FACILITATOR in standing.roles else found


def in_question() -> QuerySet[Network]:
    """Networks that may be in question: a decision day that is near or gone, or about four years and more."""
    day = Case(When(state=State.TRIAL, then=F("trial_ends")), default=F("decide_by"))
    standing = Decision.objects.filter(network=OuterRef("pk"), undone_at__isnull=True).order_by("-at")
    return (
        Network.objects.filter(state__in=[State.TRIAL, State.RUNNING], ends__isnull=True)
        .annotate(
            decision_day=day,
            decided=Subquery(standing.values("at")[:1]),
            on_trial=Case(When(state=State.TRIAL, then=Value(1)), default=Value(0), output_field=IntegerField()),
        )
        .filter(Q(decision_day__lte=Given("today", NEAR)) | Q(starts__lte=Given("today", -ABOUT_FOUR_YEARS)))
    )


def to_decide() -> QuerySet:
    """All networks in question, for HR."""
    return in_life_shape(in_question(), "life_decide")


def to_talk_about() -> QuerySet:
    """The networks in question that somebody runs and that have not talked since the last decision."""
    decided = Decision.objects.filter(
        network=OuterRef("network"), undone_at__isnull=True, at__date__gte=OuterRef("held_on")
    )
    fresh = Dialogue.objects.filter(network=OuterRef("pk"), held_on__gte=Given("today", -FRESH)).filter(
        ~Exists(decided)
    )
    mine = in_question().filter(~Exists(fresh), facilitator__person=Given("person"))
    return in_life_shape(mine, "life_talk")


def in_life_shape(networks: QuerySet[Network], what: str) -> QuerySet:
    """Networks with what the law needs to know of them."""
    facts = {"pk": "pk", "name": "name", "more": "decision_day", "day": "starts"}
    return in_shape(networks, what, moment="decided", count="on_trial", **facts)


def life_todo(rows: Iterable[Row], today: date) -> list[Todo]:
    """What waits: HR's decisions, each on a line while they are few, and a facilitator's dialogues."""
    told = [(row, course) for row in rows if row.what in ("life_decide", "life_talk") for course in [course_in(row)]]
    called = [(row, course) for row, course in told if course.call(today) is not Call.NONE]
    decisions = [(row, course) for row, course in called if row.what == "life_decide"]
    talks = [talk_to_hold(row, course, today) for row, course in called if row.what == "life_talk"]
    if len(decisions) > MOST_LINES:
        return [many_to_decide(decisions), *talks]
    return [*decision_lines(decisions, today), *talks]


def course_in(row: Row) -> Course:
    """A row as the law reads a network's life."""
    day = date.fromisoformat(row.more[:10]) if row.more else None
    state = State.TRIAL if row.count else State.RUNNING
    network = Network(starts=row.day, state=state, trial_ends=day, decide_by=day)
    return course_of(network, row.moment)


def decision_lines(called: Iterable[tuple[Row, Course]], today: date) -> Iterator[Todo]:
    """A line for each network."""
    for row, course in called:
        day = course.decision_day
        if course.state == State.TRIAL:
            heading = _("Fortsæt, justér eller stop netværk %(name)s?")
        else:
            heading = _("Tag stilling til netværk %(name)s")
        yield Todo(
            heading=heading % {"name": row.name},
            text=why_now(course, today),
            due=day,
            deeds=(Deed(_("Se forløbet"), reverse("networks:life", args=[row.pk])),),
        )


def why_now(course: Course, today: date) -> str:
    """Why a decision is asked for."""
    day = course.decision_day
    facts = {"day": day_words(day)} if day else {}
    if day is not None and day < today:
        return _("Beslutningen skulle være truffet den %(day)s.") % facts
    if course.state == State.TRIAL:
        return _("Prøveperioden slutter den %(day)s.") % facts
    if day is not None and day - NEAR <= today:
        return _("Beslutningen skal træffes senest den %(day)s.") % facts
    return _("Netværket er over fire år, og ingen har taget stilling.")


def many_to_decide(called: list[tuple[Row, Course]]) -> Todo:
    """One line about many networks."""
    days = [course.decision_day for _row, course in called if course.decision_day]
    return Todo(
        heading=_("%(count)s netværk venter på en beslutning") % {"count": len(called)},
        text=_("Det gælder %(names)s.") % {"names": listed([row.name for row, _course in called])},
        due=min(days, default=None),
        deeds=(Deed(_("Se dem"), reverse("networks:health") + "?orden=beslutning"),),
    )


def talk_to_hold(row: Row, course: Course, today: date) -> Todo:
    """A dialogue that the next decision waits for."""
    text = _("Spørg deltagerne, om netværket skal fortsætte, og skriv svaret ind. HR tager stilling bagefter.")
    return Todo(
        heading=_("Hold dialogen om netværk %(name)s") % {"name": row.name},
        text=f"{why_now(course, today)} {text}",
        due=course.decision_day,
        deeds=(Deed(_("Skriv dialogen ind"), reverse("networks:note_dialogue", args=[row.pk])),),
    )

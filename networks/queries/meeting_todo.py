"""What meetings want of a person besides an answer: which times suit, a time to be chosen, who was there."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks.models import Hours, Meeting, Outcome, Poll, Presence, Vote
from networks.queries.running import is_ones_own, is_seen_to, may_run, runs
from networks.rules.minutes import Kind
from networks.rules.minutes import State as StepState
from networks.rules.polls import State as PollState
from networks.rules.sentences import listed
from organisation.queries.people import Standing
from organisation.queries.waiting import Given, Row, Source, in_shape
from organisation.rules.calendar import State
from organisation.rules.roles import Role
from organisation.rules.sorting import danish_key
from organisation.rules.times import day_words
from organisation.rules.todo import Deed, Todo
from organisation.rules.words import number_words

ATTENDANCE_WANTED_FOR = timedelta(days=14)
HOURS_WANTED_AFTER, HOURS_WANTED_FOR = timedelta(days=3), timedelta(days=31)
DUE_WITHIN = timedelta(days=7)
NAMED = 3


def sources(standing: Standing) -> list[Source]:
    """For those who may be in a network or run one."""
    near: list[Source] = [unanswered_polls, polls_to_close, due_steps, unnoted_meetings] if may_run(standing) else []
    return [*near, *([untold_meetings] if Role.FACILITATOR in standing.roles else [])]


def unanswered_polls() -> QuerySet:
    """Open polls of the networks somebody is in or runs, to which they have said nothing."""
    answered = Vote.objects.filter(time__poll=OuterRef("pk"), person=Given("person"))
    asked = Poll.objects.filter(
        is_ones_own("network"),
        ~Exists(answered),
        state=PollState.OPEN,
        closes_at__gt=Given("now"),
    )
    return in_shape(asked, "network_poll", pk="pk", name="network__name", moment="closes_at")


def polls_to_close() -> QuerySet:
    """Polls that somebody has proposed who still belongs, or whose network they run, and whose last day is gone."""
    ready = Poll.objects.filter(
        is_ones_own("network"),
        Q(asked_by__person=Given("person")) | runs("network__"),
        state=PollState.OPEN,
        closes_at__lte=Given("now"),
    )
    return in_shape(ready, "network_poll_ready", pk="pk", name="network__name")


def unnoted_meetings() -> QuerySet:
    """Meetings of the last fortnight in networks that somebody sees to, of which nobody noted who was there."""
    noted = Presence.objects.filter(meeting=OuterRef("pk"))
    over = Meeting.objects.filter(
        ~Exists(noted),
        is_seen_to("network"),
        appointment__state=State.BOOKED,
        appointment__ends__lte=Given("now"),
        appointment__ends__gt=Given("now", -ATTENDANCE_WANTED_FOR),
    )
    return in_shape(
        over, "network_attendance", pk="pk", name="network__name", more="appointment__uid", moment="appointment__starts"
    )


def untold_meetings() -> QuerySet:
    """Meetings of the last month of which a facilitator with agreed hours, or from outside, has told no hours."""
    told = Hours.objects.filter(
        Q(meeting=OuterRef("pk")) | Q(worked_on=OuterRef("appointment__starts__date")),
        facilitator=OuterRef("network__facilitator"),
        network=OuterRef("network"),
    )
    held = Meeting.objects.filter(
        ~Exists(told),
        Q(network__facilitator__hours__gt=0) | Q(network__facilitator__external=True),
        network__facilitator__person=Given("person"),
        appointment__state=State.BOOKED,
        appointment__ends__lte=Given("now", -HOURS_WANTED_AFTER),
        appointment__ends__gt=Given("now", -HOURS_WANTED_FOR),
    )
    return in_shape(held, "network_hours", pk="pk", name="network__name")


def due_steps() -> QuerySet:
    """Steps that somebody took upon themselves in a network that they belong to and that are due within a week."""
    due = Outcome.objects.filter(
        is_ones_own("meeting__network"),
        owner=Given("person"),
        kind=Kind.STEP,
        state=StepState.OPEN,
        due__lte=Given("today", DUE_WITHIN),
    )
    return in_shape(due, "network_step", pk="pk", name="words", more="meeting__appointment__uid", day="due")


def poll_to_answer(row: Row) -> Todo:
    """Which of the times can you meet?"""
    return Todo(
        heading=_("Hvornår kan netværk %(network)s mødes?") % {"network": row.name},
        text=_("Sig ja, nej eller »hvis det skal være« til hver af tiderne."),
        due=timezone.localdate(row.moment),
        due_at=row.moment,
        deeds=(Deed(_("Svar på tiderne"), reverse("networks:poll", args=[row.pk])),),
    )


def poll_to_close(row: Row) -> Todo:
    """Everybody has had their time to answer."""
    return Todo(
        heading=_("Vælg en tid til netværk %(network)s") % {"network": row.name},
        text=_("Fristen for at svare på tiderne er gået."),
        deeds=(Deed(_("Se svarene"), reverse("networks:poll", args=[row.pk])),),
    )


def attendance_to_note(row: Row) -> Todo:
    """Who was there?"""
    return Todo(
        heading=_("Hvem var med i netværk %(network)s?") % {"network": row.name},
        text=_("I mødtes den %(day)s. Det tager et øjeblik at skrive fremmødet ind.") % {"day": day_words(row.moment)},
        deeds=(Deed(_("Skriv fremmødet ind"), reverse("networks:note_attendance", args=[row.more])),),
    )


def step_to_take(row: Row) -> Todo:
    """What one said one would do."""
    return Todo(
        heading=row.name,
        text=_("Det tog du på dig i dit netværk. Sig, hvordan det gik, så de andre kan følge med."),
        due=row.day,
        deeds=(Deed(_("Se mødet"), reverse("networks:meeting", args=[row.more])),),
    )


TOLD: Mapping[str, Callable[[Row], Todo]] = {
    "network_poll": poll_to_answer,
    "network_poll_ready": poll_to_close,
    "network_attendance": attendance_to_note,
    "network_step": step_to_take,
}


def hours_to_tell(rows: list[Row]) -> Todo:
    """The hours of some meetings, in one line: what is left of a budget is told from them."""
    heading = ngettext("Skriv timer ind for ét møde", "Skriv timer ind for %(number)s møder", len(rows))
    names = listed(sorted({row.name for row in rows}, key=danish_key), most=NAMED)
    return Todo(
        heading=heading % {"number": number_words(len(rows))},
        text=_("Det gælder netværk %(networks)s. HR regner ud fra timerne, hvad der er tilbage.") % {"networks": names},
        deeds=(Deed(_("Skriv timer ind"), reverse("networks:my_hours")),),
    )


def todo(rows: Iterable[Row]) -> list[Todo]:
    """What waits for a person about meetings."""
    rows = list(rows)
    untold = [row for row in rows if row.what == "network_hours"]
    return [
        *(TOLD[row.what](row) for row in rows if row.what in TOLD),
        *([hours_to_tell(untold)] if untold else []),
    ]

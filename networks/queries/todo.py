"""What leader networks want of a person: an answer to a meeting, their weekdays, a date for a network, a decision."""

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks.models import Meeting, Membership, Network, Parting, Wishes
from networks.queries import development_todo, life_todo, meeting_todo, members_todo, money, newcomer_ground
from networks.queries.availability import programmes_asking
from networks.queries.launched import SOURCES as LAUNCHED
from networks.queries.launched import launched_todo
from networks.queries.newcomer_ground import Programmed, ground_in
from networks.queries.newcomers import Newcomer, newcomers_of
from networks.queries.running import is_seen_to, may_run
from networks.queries.todo_first_day import desk_to_begin, untouched_desk
from networks.queries.todo_money import budgets_to_mind, to_settle, unsettled_hours, unsettled_invoices
from networks.queries.todo_sheets import sheet_sources, sheet_todo
from networks.queries.todo_soundings import sounding_sources, sounding_todo
from networks.queries.todo_unled import facilitators_to_find, unled_networks
from networks.queries.todo_wishes import wish_sources, wish_todo
from networks.rules.meetings import LOOK_AHEAD, SUBJECT, answer_by
from networks.rules.newcomers import Call
from networks.rules.programmes import State as ProgrammeState
from networks.rules.sentences import a_few
from networks.rules.wishes import State as Asking
from organisation.models import Holding, Leave
from organisation.queries.agenda import Ahead
from organisation.queries.people import Standing
from organisation.queries.waiting import Given, Row, Source, in_shape
from organisation.rules.calendar import Answer, State
from organisation.rules.sorting import danish_key
from organisation.rules.times import day_words, span_words, weekday_words
from organisation.rules.todo import Deed, Todo
from organisation.rules.words import number_words

TOGETHER = newcomer_ground.KINDS | money.KINDS
ASKED_AHEAD = timedelta(days=60)


def sources(standing: Standing) -> list[Source]:
    """What is asked of a leader, of a facilitator, of HR, and of those whom a decision sheet concerns."""
    leading = [untold_weekdays, unanswered_farewells] if standing.leads else []
    return [
        *leading,
        *([untouched_desk, unled_networks, departed_members] if standing.is_hr else []),
        *([unsettled_hours, unsettled_invoices] if standing.is_hr else []),
        *([*newcomer_ground.SOURCES, *money.SOURCES, *LAUNCHED] if standing.is_hr else []),
        *([idle_networks] if may_run(standing) else []),
        *sheet_sources(is_hr=standing.is_hr),
        *wish_sources(leads=standing.leads, is_hr=standing.is_hr),
        *sounding_sources(leads=standing.leads, is_hr=standing.is_hr),
        *life_todo.sources(standing),
        *meeting_todo.sources(standing),
        *development_todo.sources(standing),
        *members_todo.sources(standing),
    ]


def todo(rows: Iterable[Row], now: datetime, standing: Standing, agenda: Iterable[Ahead]) -> list[Todo]:
    """What waits for a person."""
    rows, ground, today = *apart(rows), timezone.localdate(now)
    waiting = [to_answer(ahead, now) for ahead in agenda if is_asked_now(ahead, now)]
    waiting += [weekdays_to_tell(row, today) for row in rows if row.what == "weekdays" and is_for_level(row)]
    waiting += meeting_todo.todo(rows)
    waiting += development_todo.todo(rows, agenda, today)
    waiting += members_todo.todo(rows)
    waiting += [network_to_call(row) for row in rows if row.what == "call"]
    waiting += [farewell_to_give(row) for row in rows if row.what == "farewell"]
    waiting += [desk_to_begin() for row in rows if row.what == "untouched"][:1]
    waiting += facilitators_to_find([row for row in rows if row.what == "unled"], today)
    waiting += departed_to_settle([row for row in rows if row.what == "departed"])
    waiting += [told for row in rows if (told := sheet_todo(row) or wish_todo(row) or sounding_todo(row)) is not None]
    waiting += life_todo.life_todo(rows, today)
    waiting += launched_todo(rows, today)
    if standing.is_hr:
        waiting += to_settle([row.what for row in rows])
        waiting += programmes_to_mind(ground, today)
        waiting += budgets_to_mind(ground, today)
    return waiting


def apart(rows: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """What waits by itself, and the many rows from which HR's day follows only when they are held together."""
    told: tuple[list[Row], list[Row]] = [], []
    for row in rows:
        told[row.what in TOGETHER].append(row)
    return told


def is_asked_now(ahead: Ahead, now: datetime) -> bool:
    """A network's meeting that is not answered and is near; a series years ahead is answered in the calendar."""
    return ahead.is_unanswered and is_ours(ahead) and ahead.appointment.starts < now + ASKED_AHEAD


def is_ours(ahead: Ahead) -> bool:
    """Whether a meeting is a network's."""
    return ahead.appointment.subject_kind == SUBJECT


def to_answer(ahead: Ahead, now: datetime) -> Todo:
    """Will you come? Settled by one of two buttons."""
    meeting = ahead.appointment
    when = span_words(meeting.starts, meeting.ends)
    facts = {"title": meeting.title, "when": f"{when}, {meeting.place}" if meeting.place else when}
    due = answer_by(meeting.starts, max(meeting.changed_at, now) if is_late(ahead, now) else meeting.changed_at)
    answer = reverse("networks:answer_meeting", args=[meeting.uid, meeting.sequence])
    return Todo(
        heading=will_you_come(timezone.localdate(meeting.starts), timezone.localdate(now)),
        text=f"{_('%(title)s mødes %(when)s.') % facts} {yes_so_far(ahead)}",
        due=timezone.localdate(due),
        due_at=due,
        deeds=(
            Deed(_("Ja, jeg kommer"), answer, post=True, name="answer", value=Answer.ACCEPTED),
            Deed(_("Nej"), answer, post=True, name="answer", value=Answer.DECLINED),
        ),
    )


def is_late(ahead: Ahead, now: datetime) -> bool:
    """Whether the day for answering is gone: then the answer is wanted before the meeting."""
    return answer_by(ahead.appointment.starts, ahead.appointment.changed_at) <= now


def will_you_come(day: date, today: date) -> str:
    """Kommer du på torsdag?"""
    days = (day - today).days
    if days == 0:
        return _("Kommer du i dag?")
    if days == 1:
        return _("Kommer du i morgen?")
    if days < 7:
        return _("Kommer du på %(weekday)s?") % {"weekday": weekday_words(day)}
    return _("Kommer du den %(day)s?") % {"day": day_words(day)}


def yes_so_far(ahead: Ahead) -> str:
    """Syv af ni har sagt ja."""
    numbers = {"coming": number_words(ahead.coming), "asked": number_words(len(ahead.invitees))}
    if not ahead.coming:
        return _("Ingen har sagt ja endnu.")
    words = _("%(coming)s af %(asked)s har sagt ja.") % numbers
    return words[0].upper() + words[1:]


def untold_weekdays() -> QuerySet:
    """Programmes under preparation that take in a leader's field and whose weekdays the leader has not told.

    Where a wish round asks, it asks for the weekdays too.
    """
    asked = programmes_asking(Given("person"), Given("today")).filter(
        ~Exists(Wishes.objects.filter(round__programme=OuterRef("pk"), round__state=Asking.OPEN)),
        state=ProgrammeState.DRAFT,
        days__isnull=True,
    )
    return in_shape(asked, "weekdays", pk="pk", name="name", more="levels", day="starts", count="level")


def is_for_level(row: Row) -> bool:
    """Whether a programme takes in the leader's level; one that names none takes in all."""
    levels = json.loads(row.more)
    return not levels or row.count in levels


def weekdays_to_tell(row: Row, today: date) -> Todo:
    """A programme under preparation asks a leader which weekdays suit."""
    return Todo(
        heading=_("Hvilke ugedage kan du?"),
        text=_("%(programme)s begynder den %(day)s. Sig, hvilke dage du kan mødes, før netværkene sættes sammen.")
        % {"programme": row.name, "day": day_words(row.day)},
        due=row.day if row.day > today else None,
        deeds=(Deed(_("Vælg ugedage"), reverse("networks:weekdays", args=[row.pk])),),
    )


def idle_networks() -> QuerySet:
    """Networks that somebody sees to and that do not meet within the next eight weeks."""
    booked = Meeting.objects.filter(
        network=OuterRef("pk"),
        appointment__state=State.BOOKED,
        appointment__ends__gt=Given("now"),
        appointment__starts__lt=Given("now", LOOK_AHEAD),
    )
    idle = Network.objects.from_day(Given("today")).filter(~Exists(booked), is_seen_to())
    return in_shape(idle, "call", pk="pk", name="name")


def network_to_call(row: Row) -> Todo:
    """A network without a meeting ahead."""
    return Todo(
        heading=_("Find en dato til netværk %(network)s") % {"network": row.name},
        text=_("Netværket har intet møde de næste otte uger."),
        deeds=(Deed(_("Find en dato"), reverse("networks:book_meeting", args=[row.pk])),),
    )


def unanswered_farewells() -> QuerySet:
    """Farewell questions that a departing member was asked and has not answered, to the last day in the network."""
    asked = Parting.objects.filter(
        membership__person=Given("person"), membership__ends__gte=Given("today"), asked=True, answered_at__isnull=True
    )
    return in_shape(asked, "farewell", pk="pk", name="membership__network__name", day="membership__ends")


def farewell_to_give(row: Row) -> Todo:
    """One question before the last day; it may be left."""
    return Todo(
        heading=_("Vil du give noget videre til netværk %(network)s?") % {"network": row.name},
        text=_("Din sidste dag i netværket er den %(day)s. Det er frivilligt at svare.") % {"day": day_words(row.day)},
        due=row.day,
        deeds=(Deed(_("Se spørgsmålet"), reverse("networks:farewell", args=[row.pk])),),
    )


def departed_members() -> QuerySet:
    """Members of running programmes who have left the municipality or their chair, or are on leave, unsettled."""
    chairs = Holding.objects.filter(person=OuterRef("person"), position__versions__is_leader=True)
    still = chairs.filter(Q(ends__isnull=True) | Q(ends__gte=Given("today")))
    away = Leave.objects.on(Given("today")).from_day(OuterRef("starts")).filter(person=OuterRef("person"))
    gone = Q(person__employed_to__lt=Given("today")) | (~Exists(still) & Exists(chairs)) | Exists(away)
    rows = Membership.objects.filter(
        gone,
        ~Q(held__until__gte=Given("today")),
        ends__isnull=True,
        network__ends__isnull=True,
        network__programme__state=ProgrammeState.RUNNING,
    )
    return in_shape(rows, "departed", pk="pk", name="person__name", more="network__name")


def departed_to_settle(rows: list[Row]) -> list[Todo]:
    """One line about members whom the organisation has taken away."""
    if not rows:
        return []
    names = sorted({row.name for row in rows}, key=danish_key)
    heading = ngettext("%(name)s sidder stadig i et netværk", "%(count)s sidder stadig i et netværk", len(names))
    text = _("%(names)s er stoppet eller på orlov. Afslut pladsen, eller hold den, og se, hvem der kan tage den.")
    url = reverse("networks:departures")
    return [
        Todo(
            heading=heading % {"name": names[0], "count": len(names)},
            text=text % {"names": a_few(names)},
            deeds=(Deed(_("Se afgange"), url),),
        )
    ]


def programmes_to_mind(rows: Iterable[Row], today: date) -> list[Todo]:
    """For HR: proposals ready to publish, programmes whose networks have all ended, and newcomers whose place is due or
    overdue.
    """
    ground = ground_in(rows, today)
    ready = {row.draft: row for row in ground.programmes if row.draft}
    waiting = [to_publish(row) for row in ready.values()]
    names = {row.pk: row for row in ground.programmes}
    waiting += [to_conclude(row) for row in names.values() if row.is_spent(today) and row.draft is None]
    for pk, newcomers in newcomers_of(ground).items():
        for call in (Call.OVERDUE, Call.SOON):
            waiting += to_place(names[pk], [one for one in newcomers if one.clock.call(today) is call], call)
    return waiting


def to_publish(row: Programmed) -> Todo:
    """A proposal waits for HR's yes or no."""
    return Todo(
        heading=_("Forslag %(letter)s er klar") % {"letter": row.letter},
        text=_("%(programme)s: Se forslaget igennem, og offentliggør det, når du er tilfreds. Ingen får besked før.")
        % {"programme": row.name},
        deeds=(Deed(_("Åbn forslaget"), reverse("networks:studio", args=[row.draft])),),
    )


def to_conclude(row: Programmed) -> Todo:
    """A programme without networks is ended, or its networks are composed anew."""
    return Todo(
        heading=_("Alle netværk i %(programme)s er slut") % {"programme": row.name},
        text=_("Afslut programmet, eller begynd forfra med en ny sammensætning."),
        deeds=(Deed(_("Se programmet"), reverse("networks:programme", args=[row.pk])),),
    )


def to_place(programme: Programmed, newcomers: list[Newcomer], call: Call) -> list[Todo]:
    """One line about those a programme owes a place: who should have had it by now, or who is to have it soon."""
    if not newcomers:
        return []
    first, number = newcomers[0], len(newcomers)
    facts = {
        "programme": programme.name,
        "days": programme.placement_days,
        "names": a_few([one.leader.name for one in newcomers]),
    }
    if call is Call.OVERDUE:
        heading = ngettext("%(name)s venter på en plads", "%(count)s ledere venter på en plads", number)
        promise = ngettext(
            "%(programme)s lover en plads inden for %(days)s dag. Det gælder %(names)s.",
            "%(programme)s lover en plads inden for %(days)s dage. Det gælder %(names)s.",
            programme.placement_days,
        )
    else:
        heading = ngettext("Giv %(name)s en plads", "Giv %(count)s nye ledere en plads", number)
        promise = ngettext(
            "%(programme)s lover en plads inden for %(days)s dag. Tiden er ved at gå for %(names)s.",
            "%(programme)s lover en plads inden for %(days)s dage. Tiden er ved at gå for %(names)s.",
            programme.placement_days,
        )
    url = reverse("networks:newcomers")
    if number == 1:
        url = reverse("networks:newcomer", args=[programme.pk, first.person])
    return [
        Todo(
            heading=heading % {"name": first.leader.name, "count": number},
            text=promise % facts,
            due=first.clock.due,
            deeds=(Deed(_("Find en plads"), url),),
        )
    ]

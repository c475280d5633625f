"""What networks do at their meetings and between them, most of it in Mette Lindegaard's."""

from datetime import timedelta
from typing import Any

from ledernet.demo.calendars import open_calendars
from ledernet.demo.gatherings import latest_held, next_ahead
from ledernet.demo.personas import LEADER
from ledernet.demo.stage import Stage
from networks.actions.agenda import add_point
from networks.actions.attendance import note_attendance
from networks.actions.dilemmas import bring_dilemma
from networks.actions.minutes import note_outcome, write_minutes
from networks.actions.polls import answer_poll, propose_times
from networks.actions.series import book_series
from networks.models import Meeting, Network
from networks.queries.attendance import members_at
from networks.queries.meetings import guests_of
from networks.queries.series import planned_series
from networks.rules.minutes import Kind
from networks.rules.polls import Wish, closing_of
from networks.rules.series import OnHolidays, Rhythm
from organisation.models import Account, Person
from organisation.rules.calendar import COPENHAGEN

SPRING = 4
THERE = 0.86
WISHES = (Wish.YES,) * 5 + (Wish.IF_NEED_BE,) * 2 + (Wish.NO,) * 3
STILL_SILENT = 3
SPARRING = "listening_team"
DILEMMA = {
    "title": "Når to gode medarbejdere trækker hver sin vej",
    "words": "De er begge dygtige, og begge har ret. Hver gang vi aftaler noget, laver de to udgaver af det. "
    "Hvornår er det min opgave at afgøre det, og hvornår skal de selv?",
}
POINTS: tuple[dict[str, Any], ...] = (
    {"heading": "Siden sidst", "minutes": 18, "method": "round"},
    {"heading": DILEMMA["title"], "minutes": 45, "method": SPARRING},
    {"heading": "Pause", "minutes": 15},
    {"heading": "Den lille prøve: hvad gør vi til næste gang?", "minutes": 25, "method": "small_test"},
)
MINUTES = "Vi brugte det meste af tiden på, hvordan man siger nej opad uden at lukke døren. Tre prøvede sætninger af."
DECISION = "Vi begynder altid med en runde, også når tiden er knap"
STEP = "Prøv at holde morgenmødet stående i to uger"
SEMINAR, DAYS = "Kursusejendommen Skovly", (64, 71, 73)


def share_days(stage: Stage) -> None:
    """Who was at the meetings held, the days of spring, and a day together for which a time is sought."""
    note_who_was_there(stage)
    mine = Network.objects.filter(memberships__person__email=LEADER, ends=None)
    network = mine.select_related("programme", "facilitator__person").first()
    if network is not None:
        work_together(stage, network)
        book_spring(stage, network)
        seek_a_day(stage, network)
        open_calendars(stage, network)


def note_who_was_there(stage: Stage) -> None:
    """Attendance at every meeting that was held, noted before people left."""
    held = Meeting.objects.filter(appointment__ends__lt=stage.clock(stage.on, 0), presences=None)
    for meeting in held.select_related("network", "appointment").order_by("appointment__starts", "network__name"):
        present = [one.pk for one in members_at(meeting) if stage.dice.random() < THERE]
        note_attendance(meeting=meeting, present=present, by=stage.hr, at=meeting.appointment.ends)


def work_together(stage: Stage, network: Network) -> None:
    """A dilemma of Mette's on the next meeting's agenda, and what the last meeting ended in."""
    mette = Person.objects.get(email=LEADER)
    own, by, at = stage.accounts[mette.pk], runner_of(stage, network), stage.clock(stage.day(2), 15)
    dilemma = bring_dilemma(network=network, person=mette, by=own, at=at, **DILEMMA)
    ahead, held = next_ahead(stage, network), latest_held(stage, network)
    if ahead is not None:
        for point in POINTS:
            about = dilemma if point.get("method") == SPARRING else None
            add_point(meeting=ahead, dilemma=about, by=by, at=at, **point)
    if held is not None:
        write_minutes(meeting=held, minutes=MINUTES, version=0, by=by, at=held.appointment.ends)
        note_outcome(meeting=held, kind=Kind.DECISION, words=DECISION, by=by, at=held.appointment.ends)
        due = stage.day(-6)
        note_outcome(meeting=held, kind=Kind.STEP, words=STEP, owner=mette, due=due, by=by, at=held.appointment.ends)


def book_spring(stage: Stage, network: Network) -> None:
    """Four meetings after the next one, every fourth week at its hours."""
    ahead = Meeting.objects.filter(network=network, appointment__starts__gt=stage.clock(stage.on, 8))
    last = ahead.select_related("appointment").order_by("appointment__starts").last()
    if last is None:
        return
    begins, stops = (one.astimezone(COPENHAGEN) for one in (last.appointment.starts, last.appointment.ends))
    planned = planned_series(
        network,
        day=begins.date() + timedelta(weeks=Rhythm.FOUR),
        starts=begins.time(),
        ends=stops.time(),
        place=last.appointment.place,
        weeks=Rhythm.FOUR,
        count=SPRING,
        on_holidays=OnHolidays.SHIFT,
    )
    book_series(
        network=network,
        weeks=Rhythm.FOUR,
        times=[one.span for one in planned if one.span],
        place=last.appointment.place,
        by=runner_of(stage, network),
        at=stage.clock(stage.on, 7, 40),
    )


def seek_a_day(stage: Stage, network: Network) -> None:
    """A poll about a day in the country: most have answered, Mette and two others have not."""
    at = stage.clock(stage.day(3), 10)
    poll = propose_times(
        network=network,
        times=[(stage.clock(day, 9), stage.clock(day, 16)) for day in stage.days_ahead(DAYS)],
        closes_at=closing_of(stage.day(-4)),
        place=SEMINAR,
        by=runner_of(stage, network),
        at=at,
    )
    guests = [one for one in guests_of(network, stage.on) if one.email != LEADER and one.pk in stage.accounts]
    for person in guests[: -(STILL_SILENT - 1)]:
        wishes = {time.pk: stage.dice.choice(WISHES) for time in poll.times.all()}
        answer_poll(poll=poll, person=person, wishes=wishes, by=stage.accounts[person.pk], at=at + timedelta(hours=5))


def runner_of(stage: Stage, network: Network) -> Account:
    """The facilitator's account, or HR's where the network has none."""
    return stage.accounts.get(network.facilitator.person_id, stage.hr) if network.facilitator else stage.hr

"""Meetings of the demo's networks, held and ahead, and who has said yes to them."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import QuerySet

from ledernet.demo.personas import LEADER
from ledernet.demo.stage import BEGAN, Stage
from networks.actions.meetings import book_meeting, move_meeting
from networks.models import Meeting, Network
from organisation.actions.calendar import answer_invitation
from organisation.models import Invitee
from organisation.queries.people import LeaderCard, leaders_on
from organisation.rules.calendar import Answer, State

HELD, AHEAD = (110, 55), -9
LATELY, ITS_NUMBER = 24, 2
NOTICE = 30
HOURS = (9, 13)
LENGTH = timedelta(hours=2, minutes=30)
PLACES = ("Rådhuset, mødelokale 3", "Kulturhuset Pakhuset", "Havnehuset", "Rådhuset, byrådssalen", "Biblioteket, sal 2")
AGENDAS = (
    "1. Runde: hvad fylder lige nu?\n2. Et dilemma fra en af os, med kollegial sparring (45 min.)\n3. Aftaler til næste gang",
    "1. Siden sidst\n2. Når en medarbejder ikke lykkes: hvad er min del?\n3. Et redskab, vi prøver inden næste møde",
    "1. Siden sidst\n2. Budgettet og de svære valg: hvordan taler vi om dem?\n3. To dilemmaer i mindre grupper",
)
ANSWERS = (Answer.ACCEPTED,) * 13 + (Answer.DECLINED,) * 2 + (Answer.TENTATIVE,)
UNANSWERED = 0.3


def hold_meetings(stage: Stage, networks: Iterable[Network], *, past: bool = True) -> None:
    """For each network two meetings that were held, and one ahead that most have answered."""
    places = {card.person: card for card in leaders_on(stage.on)}
    for number, network in enumerate(networks):
        for held in HELD if past else ():
            answer(stage, meet(stage, network, number, held, places), share=1 - UNANSWERED / 6)
        answer(stage, meet(stage, network, number, AHEAD, places), share=1 - UNANSWERED)


def meet_lately(stage: Stage) -> None:
    """Mette Lindegaard's network has met once more than the others."""
    network = Network.objects.filter(memberships__person__email=LEADER, ends=None).first()
    if network is not None:
        places = {card.person: card for card in leaders_on(stage.on)}
        answer(stage, meet(stage, network, ITS_NUMBER, LATELY, places), share=1 - UNANSWERED / 6)


def meet(stage: Stage, network: Network, number: int, back: int, places: dict[int, LeaderCard]) -> Meeting:
    """Book a meeting so many days back, the networks spread over the days and the rooms."""
    day = stage.day(back - number % 11)
    starts = stage.clock(day, HOURS[number % len(HOURS)])
    return book_meeting(
        network=network,
        starts=starts,
        ends=starts + LENGTH,
        place=room(number + back, places),
        agenda=AGENDAS[(number + back) % len(AGENDAS)],
        by=stage.hr,
        at=stage.clock(booked_on(stage, day), 9),
    )


def booked_on(stage: Stage, day: date) -> date:
    """Meetings are booked a month ahead, none before the networks were there and none after today."""
    return min(max(day - timedelta(days=NOTICE), stage.on - timedelta(days=BEGAN - 15)), stage.on - timedelta(days=2))


def room(number: int, places: dict[int, LeaderCard]) -> str:
    """Every other time a room of the municipality's own, else at one of the leaders' places."""
    if number % 2 or not places:
        return PLACES[number % len(PLACES)]
    return list(places.values())[number * 7 % len(places)].unit_name


def answer(stage: Stage, meeting: Meeting, *, share: float) -> None:
    """Let so many of those asked answer, the day after they were asked; most say yes."""
    appointment = meeting.appointment
    at = appointment.booked_at + timedelta(days=1)
    asked = Invitee.objects.standing().filter(appointment=appointment, answer=Answer.NEEDS_ACTION)
    for invitee in asked.select_related("person").order_by("person__email"):
        says, silent = stage.dice.choice(ANSWERS), stage.dice.random() > share
        if not silent and invitee.person_id in stage.accounts:
            account = stage.accounts[invitee.person_id]
            answer_invitation(invitee=invitee, answer=says, sequence=appointment.sequence, by=account, at=at)


def latest_held(stage: Stage, network: Network) -> Meeting | None:
    """The last meeting that a network held before today."""
    return booked(network).filter(appointment__ends__lt=stage.clock(stage.on, 0)).last()


def next_ahead(stage: Stage, network: Network) -> Meeting | None:
    """The next meeting of a network."""
    return booked(network).filter(appointment__starts__gt=stage.clock(stage.on, 8)).first()


def booked(network: Network) -> QuerySet[Meeting]:
    """The meetings of a network that stand, the earliest first."""
    standing = network.meetings.filter(appointment__state=State.BOOKED)
    return standing.select_related("network", "appointment").order_by("appointment__starts")


def move_one(stage: Stage) -> None:
    """The next meeting of Mette Lindegaard's network has been moved this morning: nobody has answered yet."""
    mine = Network.objects.filter(memberships__person__email=LEADER)
    ahead = Meeting.objects.filter(network__in=mine, appointment__starts__gt=stage.clock(stage.on, 8))
    meeting = ahead.select_related("network", "appointment").order_by("appointment__starts").first()
    if meeting is not None:
        later = timedelta(hours=1)
        starts, ends = meeting.appointment.starts + later, meeting.appointment.ends + later
        move_meeting(meeting=meeting, starts=starts, ends=ends, by=stage.hr, at=stage.clock(stage.on, 7, 30))

"""The pulse after the demo's meetings: HR chose it in the autumn, and the meetings since have been answered about."""

from datetime import timedelta

from ledernet.demo.network_answers import COUNTED, counted
from ledernet.demo.outbox import send_past_letters
from ledernet.demo.rounds import ACROSS
from ledernet.demo.stage import Stage
from networks.actions.evaluations import choose_pulse, send_pulse
from networks.models import Meeting, Programme
from networks.rules.evaluations import TIME_FOR_A_PULSE
from organisation.rules.calendar import State

CHOSEN = 48
TURNOUT = 0.92
SENT, ANSWERED = timedelta(minutes=10), timedelta(hours=5)


def pulses_counted(stage: Stage) -> None:
    """Nearly all answer two questions in the evening after a meeting; what they said is counted four days later."""
    programme = Programme.objects.get(name=ACROSS["name"])
    chosen = stage.clock(stage.day(CHOSEN), 8)
    choose_pulse(programme=programme, pulse=True, by=stage.hr, at=chosen)
    latest = stage.clock(stage.on, 0) - TIME_FOR_A_PULSE - COUNTED - SENT
    meetings = Meeting.objects.filter(network__programme=programme, appointment__state=State.BOOKED)
    over = meetings.filter(appointment__ends__gt=chosen, appointment__ends__lt=latest).select_related("appointment")
    for number, meeting in enumerate(over.order_by("appointment__ends", "network__name")):
        at = meeting.appointment.ends + SENT
        pulse = send_pulse(meeting=meeting, by=None, at=at)
        if pulse is not None:
            counted(pulse, stage.seed + 4 + number, share=TURNOUT, asked_at=at, answered_at=at + ANSWERED)
    send_past_letters(stage)

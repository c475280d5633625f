"""One network that meets more often than the others, and a member of it whom the facilitator has talked with."""

from ledernet.demo.gatherings import meet
from ledernet.demo.personas import DIRECTOR, FACILITATOR, LEADER
from ledernet.demo.sparring import runner_of
from ledernet.demo.stage import Stage
from networks.actions.attendance import note_attendance, note_attendance_talk
from networks.models import Membership
from networks.queries.attendance import members_at
from networks.rules.programmes import Attendance
from organisation.models import Person
from organisation.queries.chain import superiors
from organisation.queries.people import leaders_on

# How many days back the network met more, and whether the member came; the talk was between the two.
BEFORE, TALKED, SINCE = ((145, False), (130, False), (118, False)), 95, ((80, False), (45, True), (25, True))


def talk_of_attendance(stage: Stage) -> None:
    """Who missed three meetings has talked with the facilitator and comes more often since."""
    place = place_to_talk_of(stage)
    if place is None:
        return
    meet_more(stage, place, BEFORE)
    day = stage.day(TALKED)
    by, at = runner_of(stage, place.network), stage.clock(day, 15)
    note_attendance_talk(membership=place, held_on=day, by=by, at=at)
    meet_more(stage, place, SINCE)


def place_to_talk_of(stage: Stage) -> Membership | None:
    """A place in a mandatory network that is not Mette's: where it can be, of one of Karsten's leaders, led by Jonas."""
    above = superiors(stage.on, leaders_only=True)
    director = Person.objects.filter(email=DIRECTOR).values_list("pk", flat=True).first()
    places = Membership.objects.filter(
        network__programme__attendance=Attendance.MANDATORY, network__ends=None, network__facilitator__isnull=False
    ).exclude(network__memberships__person__email=LEADER)
    led = [
        place
        for place in places.filter(ends=None).select_related("network__facilitator__person", "person")
        if place.person_id in above and place.starts == place.network.starts
    ]

    def less_fit(place: Membership) -> tuple[bool, bool, str]:
        runs = place.network.facilitator
        is_jonas = runs is not None and runs.person.email == FACILITATOR
        return above[place.person_id] != director, not is_jonas, place.person.email

    return min(led, key=less_fit, default=None)


def meet_more(stage: Stage, place: Membership, days: tuple[tuple[int, bool], ...]) -> None:
    """Meetings that everybody came to, but for the member on some days."""
    units = {card.person: card for card in leaders_on(stage.on)}
    for back, was_there in days:
        meeting = meet(stage, place.network, 0, back, units)
        present = [one.pk for one in members_at(meeting) if was_there or one.pk != place.person_id]
        by = runner_of(stage, place.network)
        note_attendance(meeting=meeting, present=present, by=by, at=meeting.appointment.ends)

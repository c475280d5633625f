"""What Mette Lindegaard's network does at its meetings and between them."""

from datetime import timedelta

from ledernet.demo.personas import LEADER
from ledernet.demo.stage import Stage
from networks.actions.series import book_series
from networks.models import Meeting, Network
from networks.queries.series import planned_series
from networks.rules.series import OnHolidays, Rhythm
from organisation.models import Account
from organisation.rules.calendar import COPENHAGEN

SPRING = 4


def share_days(stage: Stage) -> None:
    """Mette's network meets on with a series of meetings, booked around the holidays."""
    network = Network.objects.filter(memberships__person__email=LEADER, ends=None).select_related("facilitator").first()
    if network is not None:
        book_spring(stage, network)


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


def runner_of(stage: Stage, network: Network) -> Account:
    """The facilitator's account, or HR's where the network has none."""
    return stage.accounts.get(network.facilitator.person_id, stage.hr) if network.facilitator else stage.hr

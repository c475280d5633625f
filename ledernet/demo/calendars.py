"""Calendars that a network's people subscribe to, and members who have let LederNet see when they are busy."""

from datetime import timedelta

from ledernet.demo.stage import Stage
from networks.actions.feeds import renew_network_feed
from networks.models import Network, Poll
from networks.queries.meetings import guests_of
from networks.rules.polls import State
from organisation.actions.busy import consent_to_busy_times, keep_busy_times

SUBSCRIBE, CONSENT = slice(0, 4), slice(3, 6)
AN_HOUR = timedelta(hours=1)


def open_calendars(stage: Stage, network: Network) -> None:
    """Some subscribe to the network's calendar; some have said yes, and are busy on one of the days that are sought."""
    at = stage.clock(stage.on, 7, 45)
    people = [one for one in guests_of(network, stage.on) if one.pk in stage.accounts]
    for person in people[SUBSCRIBE]:
        renew_network_feed(network=network, person=person, by=stage.accounts[person.pk], at=at)
    sought = Poll.objects.filter(network=network, state=State.OPEN).first()
    times = list(sought.times.all()) if sought else []
    for number, person in enumerate(people[CONSENT] if times else ()):
        starts = times[number % len(times)].starts
        consent = consent_to_busy_times(person=person, by=stage.accounts[person.pk], at=at)
        keep_busy_times(consent=consent, times=[(starts - AN_HOUR, starts + AN_HOUR)], at=at)

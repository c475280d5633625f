"""Facilitators as HR sees them: what they run, what they can carry, what they have learnt, and where it rubs."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from networks.models import Facilitator, Network, Training
from networks.queries.lines import Conflict, conflicts_on
from networks.queries.money import months_used
from networks.rules.composition import days_with
from networks.rules.money import HOUR
from networks.rules.money import hours as hours_words
from networks.rules.programmes import Facilitation, is_led_as_decided


@dataclass(frozen=True)
class FacilitatorLine:
    """A facilitator with the networks they run, hours told this month, conflicts in their own line, and training."""

    facilitator: Facilitator
    networks: tuple[Network, ...]
    minutes: int = 0
    conflicts: tuple[Conflict, ...] = ()
    trainings: tuple[Training, ...] = ()

    @property
    def is_untrained(self) -> bool:
        """Whether they run a network and nothing is noted that they have learnt for it (the guide, page 12)."""
        return bool(self.networks) and not self.trainings

    @property
    def rubs(self) -> list[tuple[Network, str]]:
        """Networks they run though they cannot meet on the weekday, or though another kind was decided on since."""
        told = []
        for network in self.networks:
            if network.day and not days_with([network.day], self.facilitator.days):
                words = _("mødes %(day)s, og den dag kan %(name)s ikke")
                facts = {"day": network.get_day_display(), "name": self.facilitator.person.first_name}
                told.append((network, words % facts))
            decided = network.programme.facilitation
            if not is_led_as_decided(decided, external=self.facilitator.external):
                words = _("det er besluttet, at møderne ledes af %(who)s")
                told.append((network, words % {"who": Facilitation(decided).label}))
        return told

    @property
    def room(self) -> int:
        """How many more networks they can carry; negative when they carry too many."""
        return self.facilitator.capacity - len(self.networks)

    @property
    def hours(self) -> str:
        """The hours told this month."""
        return hours_words(self.minutes)

    @property
    def is_overworked(self) -> bool:
        """Whether more has been told this month than is agreed."""
        return bool(self.facilitator.hours) and self.minutes > self.facilitator.hours * HOUR


def facilitator_lines(on: date) -> list[FacilitatorLine]:
    """Every facilitator, by name, with the networks they run on a day or later; so many questions, however many."""
    running: dict[int | None, list[Network]] = {}
    for network in Network.objects.from_day(on).exclude(facilitator=None).select_related("programme"):
        running.setdefault(network.facilitator_id, []).append(network)
    known = Facilitator.objects.select_related("person").prefetch_related("trainings")
    everybody = list(known.order_by("-active", "person__name"))
    minutes, conflicts = months_used([one.pk for one in everybody], on), conflicts_on(on)
    return [
        FacilitatorLine(
            one,
            tuple(running.get(one.pk, ())),
            minutes.get(one.pk, 0),
            tuple(conflicts.get(one.pk, ())),
            tuple(one.trainings.all()),
        )
        for one in everybody
    ]


def facilitator_line(facilitator: Facilitator, on: date) -> FacilitatorLine:
    """One facilitator with networks, hours, conflicts and training."""
    return next(one for one in facilitator_lines(on) if one.facilitator.pk == facilitator.pk)

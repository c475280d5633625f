"""What may take over networks, and which of a programme's networks can be redesigned together."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, QuerySet

from networks.models import Dialogue, Membership, Network, Programme
from networks.queries.cycle import freshest
from networks.queries.health import course_of, decided_at
from networks.queries.sheets import published_sheet
from networks.rules.programmes import State as ProgrammeState
from networks.rules.redesigns import why_not_now
from networks.rules.sheets import State
from organisation.rules.calendar import COPENHAGEN


def decided_since(day: date) -> QuerySet[Programme]:
    """The programmes whose decisions were made known after a day and that are not over; `decided` is when."""
    in_force = Programme.objects.filter(sheets__state=State.PUBLISHED, sheets__published_at__date__gt=day)
    return in_force.exclude(state=ProgrammeState.ENDED).annotate(decided=F("sheets__published_at")).order_by("name")


def decided_on(programme: Programme) -> date | None:
    """The day on which a programme's decisions in force were made known; None without any, and when it is over."""
    sheet = published_sheet(programme)
    moment: datetime | None = sheet.published_at if sheet and programme.state != ProgrammeState.ENDED else None
    return moment.astimezone(COPENHAGEN).date() if moment else None


@dataclass(frozen=True)
class Standing:
    """A network of the programme, the dialogue that a decision can rest on, and why it cannot give way now."""

    network: Network
    fresh: Dialogue | None
    why_not: str


@dataclass(frozen=True)
class RedesignPage:
    """A programme's networks as they stand before a redesign, and the programmes that may take over."""

    programme: Programme
    standing: tuple[Standing, ...]
    successors: QuerySet[Programme]

    @property
    def ready(self) -> tuple[Standing, ...]:
        """Those that can give way now."""
        return tuple(one for one in self.standing if not one.why_not)

    @property
    def waiting(self) -> tuple[Standing, ...]:
        """The others."""
        return tuple(one for one in self.standing if one.why_not)


def redesign_page(programme: Programme, on: date) -> RedesignPage:
    """The networks of a programme whose last day is not known, in four questions."""
    networks = list(
        Network.objects.filter(programme=programme, ends=None)
        .select_related("facilitator")
        .prefetch_related("dialogues")
        .order_by("name", "pk")
    )
    keys = [network.pk for network in networks]
    decided, manned = decided_at(keys), set(Membership.objects.from_day(on).values_list("network", flat=True))
    standing = []
    for network in networks:
        course = course_of(network, decided.get(network.pk))
        fresh = freshest(tuple(network.dialogues.all()), course, on)
        concerns = network.pk in manned or network.facilitator_id is not None
        why_not = why_not_now(course, on, lacks_dialogue=concerns and fresh is None)
        standing.append(Standing(network, fresh, why_not))
    first = min((one.network.starts for one in standing if not one.why_not), default=on)
    return RedesignPage(programme, tuple(standing), decided_since(first))

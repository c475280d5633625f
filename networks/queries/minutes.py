"""What a meeting ended in, and what the network carries on."""

from dataclasses import dataclass

from django.db.models import QuerySet

from networks.models import Material, Meeting, Network, Outcome
from networks.rules.minutes import Kind, State

NEWEST = 5


@dataclass(frozen=True, slots=True)
class Left:
    """What a meeting leaves behind, and what it has along from the meetings before it."""

    decisions: tuple[Outcome, ...]
    steps: tuple[Outcome, ...]
    carried: tuple[Outcome, ...]
    material: tuple[Material, ...]


def outcomes_of(meeting: Meeting) -> QuerySet[Outcome]:
    """Decisions and steps of one meeting."""
    return meeting.outcomes.select_related("owner")


def carried_to(meeting: Meeting) -> QuerySet[Outcome]:
    """The steps of earlier meetings that are still open: what the network has along from last time."""
    earlier = Outcome.objects.filter(
        meeting__network=meeting.network_id,
        meeting__appointment__starts__lt=meeting.appointment.starts,
        kind=Kind.STEP,
        state=State.OPEN,
    )
    return earlier.select_related("owner", "meeting__appointment").order_by("due", "pk")


def left_by(meeting: Meeting) -> Left:
    """Everything a meeting leaves behind, in three questions."""
    outcomes = list(outcomes_of(meeting))
    return Left(
        decisions=tuple(one for one in outcomes if one.kind == Kind.DECISION),
        steps=tuple(one for one in outcomes if one.kind == Kind.STEP),
        carried=tuple(carried_to(meeting)),
        material=tuple(meeting.material.select_related("person")),
    )


def newest_material(network: Network) -> QuerySet[Material]:
    """What has been put up in a network, newest first."""
    return network.material.select_related("person")[:NEWEST]


def content_of(material: Material) -> bytes:
    """The bytes of a file; none of them is larger than fits in the hand."""
    with material.file.open("rb") as kept:
        return kept.read()

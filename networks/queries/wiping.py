"""What a network has written for itself, and which networks are told of its end or have come to it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from evaluation.models import ReleasedComment
from evaluation.queries.circles import OwnWords
from networks.models import (
    Aim,
    Dilemma,
    HouseRules,
    Material,
    Meeting,
    Network,
    Outcome,
    Point,
    Presence,
    Proposal,
    Vote,
    Wiping,
)
from networks.queries.evaluations import latest_words
from networks.queries.house_rules import Agreed, agreed_in
from networks.rules.proposals import State
from networks.rules.wiping import WARNED_FOR
from organisation.models import Person

UNSENT = (State.DRAFT, State.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Papers:
    """What somebody can keep of a network: what all have in common, and what is their own."""

    network: Network
    wipe_on: date | None
    agreed: Agreed
    own_aims: tuple[Aim, ...]
    dilemmas: tuple[Dilemma, ...]
    meetings: tuple[Meeting, ...]
    proposals: tuple[Proposal, ...]
    material: tuple[Material, ...]
    said: tuple[OwnWords, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to keep."""
        mine = self.own_aims or self.dilemmas
        return not (mine or self.agreed.rules or self.meetings or self.proposals or self.said)


def written() -> Q:
    """Networks with something that is wiped."""
    ours = {"network": OuterRef("pk")}
    meetings = Meeting.objects.filter(network=OuterRef("pk")).exclude(minutes="", agenda="")
    return (
        Q(Exists(HouseRules.objects.filter(**ours)))
        | Q(Exists(Aim.objects.filter(**ours)))
        | Q(Exists(Dilemma.objects.filter(**ours)))
        | Q(Exists(Material.objects.filter(**ours)))
        | Q(Exists(Proposal.objects.filter(state__in=UNSENT, **ours)))
        | Q(Exists(meetings))
        | Q(Exists(Point.objects.filter(meeting__network=OuterRef("pk"))))
        | Q(Exists(Outcome.objects.filter(meeting__network=OuterRef("pk"))))
        | Q(Exists(Presence.objects.filter(meeting__network=OuterRef("pk"), person__isnull=False)))
        | Q(Exists(Vote.objects.filter(time__poll__network=OuterRef("pk"))))
        | Q(Exists(Meeting.objects.filter(appointment__invitees__isnull=False, **ours)))
        | spoken()
    )


def spoken() -> Q:
    """Networks of which members have written something in an evaluation."""
    circle = Concat(Value("network-"), Cast(OuterRef("pk"), CharField()))
    return Q(Exists(ReleasedComment.objects.filter(assessment__circle=circle)))


def networks_to_tell(today: date) -> QuerySet[Network]:
    """Networks that end within two weeks or have ended, have written something, and were not told of that last day."""
    told = Wiping.objects.filter(network=OuterRef("pk"), ends=OuterRef("ends"))
    return Network.objects.filter(written(), ~Exists(told), ends__lte=today + WARNED_FOR)


def networks_to_wipe(today: date) -> QuerySet[Network]:
    """Networks whose day has come, and wiped ones of which an evaluation has been counted since."""
    due = Wiping.objects.filter(wiped_at=None, wipe_on__lte=today, network__ends=F("ends"), ends__lt=today)
    wiped = Wiping.objects.filter(wiped_at__isnull=False)
    late = Q(spoken(), pk__in=wiped.values("network"))
    return Network.objects.filter(Q(pk__in=due.values("network")) | late)


def papers_of(network: Network, person: Person, today: date, language: str) -> Papers:
    """What a member or the facilitator can take along: the network's own and theirs, none of another member's.

    What was written in the newest evaluation is nobody's, and read by all of them.
    """
    wiping = Wiping.objects.filter(network=network, ends=network.ends).first() if network.ends else None
    meetings = network.meetings.select_related("appointment").prefetch_related("outcomes__owner", "points")
    held = [one for one in meetings.order_by("appointment__starts") if is_worth_keeping(one)]
    return Papers(
        network=network,
        wipe_on=wiping.wipe_on if wiping else None,
        agreed=agreed_in(network),
        own_aims=tuple(network.aims.filter(person=person)),
        dilemmas=tuple(network.dilemmas.filter(person=person)),
        meetings=tuple(held),
        proposals=tuple(network.proposals.select_related("to")),
        material=tuple(network.material.select_related("person")),
        said=latest_words(network, language),
    )


def is_worth_keeping(meeting: Meeting) -> bool:
    """Whether anything was written at a meeting or for it."""
    return bool(meeting.minutes or meeting.agenda or meeting.outcomes.all() or meeting.points.all())

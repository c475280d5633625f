"""Questions about programmes: the list, one programme, how many leaders it is for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Count, ExpressionWrapper, Max, Q, QuerySet

from networks.models import Agreement, Exclusion, Membership, Network, Programme, ProgrammePurpose, Scenario, Sheet
from networks.queries.availability import counting, first_day_of
from networks.queries.candidates import Candidates, candidates_of
from networks.queries.decided import agreements_of, kept_in
from networks.queries.launched import comings_of
from networks.queries.sheets import FRAMES, is_undecided, left_open, sheet_of_programme, undecided
from networks.queries.wishes import Turnout, turnout_of
from networks.rules.composition import State
from networks.rules.cut import matters_words
from networks.rules.launched import Coming
from networks.rules.programmes import CONSEQUENCES, Attendance, Choice, Kind, Size
from networks.rules.programmes import State as ProgrammeState
from networks.rules.sentences import fields_rule
from organisation.models import Leave, Person
from organisation.queries.people import leaders_on
from organisation.rules.sorting import danish_key


@dataclass(frozen=True)
class PastNetwork:
    """A network that has ended, with everybody who was ever in it."""

    network: Network
    members: tuple[Person, ...]


@dataclass(frozen=True)
class ProgrammePage:
    """What HR sees of a programme; `past` are its networks that have ended, the latest first."""

    programme: Programme
    purposes: tuple[ProgrammePurpose, ...]
    candidates: Candidates
    size: Size
    networks: tuple[Network, ...]
    past: tuple[PastNetwork, ...]
    members: int
    drafts: tuple[Scenario, ...]
    put_away: tuple[Scenario, ...]
    published: Scenario | None
    kind: Choice
    attendance: Choice
    sheet: Sheet | None
    is_undecided: bool
    open_frames: frozenset[str]
    wishes: Turnout | None
    comings: tuple[Coming, ...]
    kept: str
    agreements: tuple[Agreement, ...]

    @property
    def is_over(self) -> bool:
        """Whether the programme has been ended."""
        return self.programme.state == ProgrammeState.ENDED

    @property
    def is_spent(self) -> bool:
        """Whether the programme still runs though all its networks have ended."""
        return self.programme.state == ProgrammeState.RUNNING and bool(self.past) and not self.networks

    @property
    def last_day(self) -> date | None:
        """The last day of the latest network that has ended."""
        return self.past[0].network.ends if self.past else None

    @property
    def past_members(self) -> int:
        """How many have been in the networks that have ended."""
        return len({person.pk for past in self.past for person in past.members})

    @property
    def fields(self) -> str:
        """For whom the networks are, where not for every field."""
        names = sorted((field.name for field in self.programme.fields.all()), key=danish_key)
        return fields_rule(names) if names else ""

    @property
    def without_mail(self) -> int:
        """How many of those who can sit in a network get no letters."""
        return sum(not card.email for card in self.candidates.inside)


def programmes_with_counts(on: date) -> QuerySet[Programme]:
    """Every programme, the newest first, with its networks, members and open proposals on a day. One query.

    Of a network that begins later, those who will have a place on its first day.

    For networks that have ended: how many, and the last day of the latest. `undecided` is whether purpose and type are.
    """
    standing = Q(networks__ends__isnull=True) | Q(networks__ends__gte=on)
    seated = counting("networks__memberships", first_day_of("networks__starts", on))
    return Programme.objects.annotate(
        network_count=Count("networks", filter=standing, distinct=True),
        past_count=Count("networks", filter=Q(networks__ends__lt=on), distinct=True),
        last_day=Max("networks__ends", filter=Q(networks__ends__lt=on)),
        member_count=Count("networks__memberships", filter=standing & seated, distinct=True),
        draft_count=Count("scenarios", filter=Q(scenarios__state=State.DRAFT), distinct=True),
        undecided=ExpressionWrapper(undecided(), BooleanField()),
    ).order_by("-starts", "name", "pk")


def first_day(programme: Programme, on: date) -> date:
    """The day on which the programme's candidates are counted: today, or its first day when that is to come."""
    return max(programme.starts, on)


def programme_page(programme: Programme, on: date) -> ProgrammePage:
    """A programme with its purposes, candidates, networks and proposals."""
    candidates = candidates_of(programme, first_day(programme, on))
    waits = is_undecided(programme)
    scenarios = list(programme.scenarios.exclude(state=State.PUBLISHED))
    networks = tuple(
        Network.objects.from_day(on)
        .filter(programme=programme)
        .select_related("programme", "facilitator__person")
        .order_by("name")
    )
    return ProgrammePage(
        programme=programme,
        purposes=tuple(programme.purposes.all()),
        candidates=candidates,
        size=Size(len(candidates.inside), programme.smallest, programme.largest),
        networks=networks,
        past=tuple(past_networks(programme, on)),
        members=Membership.objects.on(first_day_of("network__starts", on)).filter(network__in=networks).count(),
        drafts=tuple(s for s in scenarios if s.state == State.DRAFT),
        put_away=tuple(s for s in scenarios if s.state == State.DISCARDED),
        published=programme.scenarios.filter(state=State.PUBLISHED, corrects=None).order_by("-published_at").first(),
        kind=CONSEQUENCES[Kind(programme.kind)],
        attendance=CONSEQUENCES[Attendance(programme.attendance)],
        sheet=sheet_of_programme(programme),
        is_undecided=waits,
        open_frames=FRAMES if waits else left_open(programme),
        wishes=turnout_of(programme, on),
        comings=tuple(comings_of(programme, on)),
        kept=matters_words(kept_in(programme)),
        agreements=tuple(agreements_of(programme)),
    )


def past_networks(programme: Programme, on: date) -> list[PastNetwork]:
    """A programme's networks that had ended by a day, the latest first. Two queries, or one when there are none."""
    ended = list(
        Network.objects.filter(programme=programme, ends__lt=on)
        .select_related("facilitator__person")
        .order_by("-ends", "name")
    )
    members: dict[int, dict[int, Person]] = {network.pk: {} for network in ended}
    if ended:
        rows = Membership.objects.filter(network__in=ended).select_related("person").order_by("person__name")
        for row in rows:
            members[row.network_id][row.person_id] = row.person
    return [PastNetwork(network, tuple(members[network.pk].values())) for network in ended]


def size_of(
    *,
    levels: Collection[int],
    fields: Collection[str],
    smallest: int,
    largest: int,
    on: date,
    programme: int | None = None,
) -> Size:
    """How many leaders of these levels and fields can sit in networks on a day, and the band of sizes to seat them in.

    No level or no field chosen means all of them. Those on leave, and those a programme leaves out, do not count.
    """
    out = set(Leave.objects.on(on).values_list("person_id", flat=True))
    if programme is not None:
        out |= set(Exclusion.objects.filter(programme=programme).values_list("person_id", flat=True))
    people = sum(
        (not levels or card.level in levels) and (not fields or card.field in fields) and card.person not in out
        for card in leaders_on(on)
    )
    return Size(people, smallest, largest)

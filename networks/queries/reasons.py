"""Why the municipality has leader networks: every programme that runs, what it is for, and whether one's leader is in.

Source: the network guide (KL 2008): employees should know where their leader is, and why.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from networks.models import Membership, Programme, ProgrammePurpose, Sheet
from networks.rules.programmes import State as ProgrammeState
from networks.rules.sheets import State
from organisation.models import Person
from organisation.queries.chain import superior_of_person
from organisation.rules.times import dated_words


@dataclass(frozen=True)
class Reason:
    """A programme and its purposes, the first one first. Who is in its networks is not told, but of one's own leader.

    `is_decided` is whether management has signed and published its answers about it.
    """

    programme: Programme
    purposes: tuple[ProgrammePurpose, ...]
    since: str
    is_decided: bool
    has_leader: bool


@dataclass(frozen=True)
class Reasons:
    """Every programme that somebody is told of, and their nearest leader."""

    lines: tuple[Reason, ...]
    leader: Person | None

    @property
    def of_leader(self) -> tuple[Reason, ...]:
        """The programmes in whose networks the reader's nearest leader is."""
        return tuple(line for line in self.lines if line.has_leader)


def told_programmes() -> QuerySet[Programme]:
    """The programmes that run, and those that are decided and published and will; the newest first."""
    published = Sheet.objects.filter(programme=OuterRef("pk"), state=State.PUBLISHED)
    found = Programme.objects.filter(Q(state=ProgrammeState.RUNNING) | Exists(published))
    return found.exclude(state=ProgrammeState.ENDED)


def reasons_for(person: Person, programmes: QuerySet[Programme], on: date) -> Reasons:
    """Programmes as everybody reads them on a day, in a fixed number of questions."""
    found = list(programmes.prefetch_related("purposes"))
    published = Sheet.objects.filter(state=State.PUBLISHED)
    decided = set(published.values_list("programme_id", flat=True))
    above = superior_of_person(person.pk, on)
    leader = Person.objects.filter(pk=above).first() if above else None
    places = Membership.objects.on(on).filter(person=leader) if leader else Membership.objects.none()
    theirs = set(places.values_list("network__programme_id", flat=True))
    return Reasons(
        tuple(
            Reason(
                programme=one,
                purposes=tuple(one.purposes.all()),
                since=since_words(one.starts, on),
                is_decided=one.pk in decided,
                has_leader=one.pk in theirs,
            )
            for one in found
        ),
        leader,
    )


def since_words(starts: date, on: date) -> str:
    """Since when a programme has run, or from when it will."""
    words = _("siden %(day)s") if starts <= on else _("fra %(day)s")
    return words % {"day": dated_words(starts)}

"""Questions about who can sit in a programme's networks: the page where HR goes through them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from networks.models import Availability, Exclusion, Facilitator, PairRule, Programme
from networks.queries.availability import day_words
from networks.queries.candidates import LeftOut, candidates_of
from networks.queries.pairs import pulling_apart
from networks.queries.programmes import first_day
from networks.rules.programmes import Size
from organisation.models import Person
from organisation.queries.people import LeaderCard


@dataclass(frozen=True)
class Participant:
    """A leader who can sit in the networks; `days` is empty when all five suit."""

    card: LeaderCard
    days: tuple[str, ...]


@dataclass(frozen=True)
class Outside:
    """A leader left out, why, and the exclusion that HR can take back (none for leave)."""

    left_out: LeftOut
    exclusion: int | None


@dataclass(frozen=True)
class ParticipantsPage:
    """Who is in and who is not, who must or must not sit together, and who runs the meetings."""

    programme: Programme
    on: date
    inside: tuple[Participant, ...]
    outside: tuple[Outside, ...]
    pairs: tuple[PairRule, ...]
    facilitators: tuple[Facilitator, ...]
    size: Size
    pulling_apart: tuple[str, ...]

    @property
    def without_mail(self) -> tuple[LeaderCard, ...]:
        """Those who can sit in a network but get no letters."""
        return tuple(one.card for one in self.inside if not one.card.email)

    @property
    def capacity(self) -> int:
        """How many networks the facilitators can carry between them."""
        return sum(facilitator.capacity for facilitator in self.facilitators)


def participants_page(programme: Programme, today: date) -> ParticipantsPage:
    """Everybody a programme is for, on its first day or today."""
    on = first_day(programme, today)
    found = candidates_of(programme, on)
    days = dict(Availability.objects.filter(programme=programme).values_list("person_id", "days"))
    exclusions = dict(Exclusion.objects.filter(programme=programme).values_list("person_id", "pk"))
    pairs = tuple(programme.pairs.select_related("one", "other"))
    return ParticipantsPage(
        programme=programme,
        on=on,
        inside=tuple(Participant(card, few_days(days.get(card.person))) for card in found.inside),
        outside=tuple(Outside(one, exclusions.get(one.card.person)) for one in found.outside),
        pairs=pairs,
        facilitators=tuple(Facilitator.objects.filter(active=True).select_related("person")),
        size=Size(len(found.inside), programme.smallest, programme.largest),
        pulling_apart=tuple(pulling_apart(programme, found.inside, pairs, on)),
    )


def few_days(days: list[str] | None) -> tuple[str, ...]:
    """The weekdays that suit, by name; nothing when all five do."""
    words = day_words(days)
    return tuple(words) if len(words) < len(day_words(None)) else ()


def people_inside(programme: Programme, today: date) -> QuerySet[Person]:
    """The people who can sit in a programme's networks, to choose from."""
    inside = candidates_of(programme, first_day(programme, today)).inside
    return Person.objects.filter(pk__in=[card.person for card in inside])


def days_told(programme: Programme, person: Person) -> list[str]:
    """The weekdays that have been told for somebody; empty when nothing was."""
    answer = Availability.objects.filter(programme=programme, person=person).first()
    return list(answer.days) if answer else []

"""Who can sit in a programme's networks on a day, and why others cannot."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from networks.models import Programme
from networks.rules.wishes import reason_words
from organisation.models import Leave, Person
from organisation.queries.people import LeaderCard, leaders_on


@dataclass(frozen=True)
class LeftOut:
    """A leader outside the programme, and why."""

    card: LeaderCard
    reason: str | Promise


@dataclass(frozen=True)
class Candidates:
    """The leaders of a programme on a day, and those left out who belong to its levels and fields."""

    inside: tuple[LeaderCard, ...]
    outside: tuple[LeftOut, ...]


def knows_gender() -> bool:
    """Whether the municipality's files say anybody's gender; where they do not, nobody is asked to weigh it."""
    return Person.objects.exclude(gender="").exists()


def candidates_of(programme: Programme, on: date) -> Candidates:
    """Leaders of the programme's levels and fields on a day, but for those on leave and those HR has left out."""
    fields = set(programme.fields.values_list("name", flat=True))
    reasons = dict(programme.exclusions.values_list("person_id", "reason"))
    away = set(Leave.objects.on(on).values_list("person_id", flat=True))
    inside, outside = [], []
    for card in leaders_on(on):
        if (programme.levels and card.level not in programme.levels) or (fields and card.field not in fields):
            continue
        if card.person in reasons:
            outside.append(LeftOut(card, reason_words(reasons[card.person])))
        elif card.person in away:
            outside.append(LeftOut(card, _("på orlov")))
        else:
            inside.append(card)
    return Candidates(tuple(inside), tuple(outside))

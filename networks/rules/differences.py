"""How different the members of a network still are: an index from 0, all alike, to 1, no two alike in anything.

A larger rotation is due "so that the differences still disturb" (the network guide, KL 2008, page 14). The index is the
chance that two members who meet differ in an aspect, as the mean over the aspects that anybody has a label for:

    D = mean over aspects a of  [ sum of w(i) w(j) over pairs that differ in a ] / [ sum of w(i) w(j) over pairs ]

A member's weight w is the share of the meetings that they came to; who never comes disturbs nobody. Without attendance
all weigh the same. docs/networks.md says what follows from it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from networks.rules.programmes import Kind

FEW, MANY = 35, 60
NEW_YEARS, SEASONED_YEARS = 2, 8


class Aspect(TextChoices):
    """In what two leaders may differ."""

    FIELD = "field", _("fagområde")
    LEVEL = "level", _("ledelsesniveau")
    PLACE = "place", _("sted")
    SENIORITY = "seniority", _("erfaring")


class Seniority(StrEnum):
    """How long somebody has led where they lead."""

    NEW = "new"
    SETTLED = "settled"
    SEASONED = "seasoned"


Labels = dict[Aspect, str]
"""What is known of a member; an aspect without a label is an empty text."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The index of a network, and the part of each aspect in it."""

    index: float
    parts: tuple[tuple[Aspect, float], ...]

    @property
    def words(self) -> str | Promise:
        """The index as people say it."""
        if self.is_small:
            return _("små forskelle")
        return _("store forskelle") if self.percent >= MANY else _("nogle forskelle")

    @property
    def is_small(self) -> bool:
        """Whether the differences hardly disturb any more."""
        return self.percent < FEW

    @property
    def percent(self) -> int:
        """The index in whole per cent: so many of a hundred pairs differ."""
        return round(self.index * 100)


def seniority_of(since: date, on: date) -> Seniority:
    """How seasoned a leader is who began on a day."""
    years = on.year - since.year - ((on.month, on.day) < (since.month, since.day))
    if years < NEW_YEARS:
        return Seniority.NEW
    return Seniority.SEASONED if years >= SEASONED_YEARS else Seniority.SETTLED


def aspects_of(kind: str) -> tuple[Aspect, ...]:
    """In what the members of a network may differ: those of a professional one share their field by design."""
    return tuple(one for one in Aspect if not (kind == Kind.PROFESSIONAL and one is Aspect.FIELD))


def difference_of(
    members: Sequence[Labels], aspects: Sequence[Aspect], attendance: Sequence[float] | None = None
) -> Difference | None:
    """The index of a network; None of fewer than two who meet, or where nothing is known of anybody.

    `attendance` is each member's share of the meetings, from 0 to 1, in the members' order.
    """
    weights = list(attendance) if attendance is not None else [1.0] * len(members)
    pairs = [(one, other, weights[one] * weights[other]) for one, other in combinations(range(len(members)), 2)]
    together = sum(weight for _one, _other, weight in pairs)
    known = [aspect for aspect in aspects if any(labels.get(aspect) for labels in members)]
    if not together or not known:
        return None
    parts = []
    for aspect in known:
        told = [labels.get(aspect, "") for labels in members]
        apart = sum(weight for one, other, weight in pairs if told[one] != told[other])
        parts.append((aspect, min(1.0, apart / together)))
    return Difference(sum(part for _aspect, part in parts) / len(parts), tuple(parts))

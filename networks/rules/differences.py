"""How different the members of a network still are: an index from 0, all alike, to 1, no two alike in anything.

A larger rotation is due "so that the differences still disturb" (the network guide, KL 2008, page 14). The index is the
chance that two members who meet differ in an aspect, as the mean over the aspects that anybody has a label for:

    D = mean over aspects a of  [ sum of w(i) w(j) over pairs that differ in a ] / [ sum of w(i) w(j) over pairs ]

A member's weight w is the share of the meetings that they came to; who never comes disturbs nobody. Who came is told
inside the network alone, so nothing that is shown outside it may say it of anybody: the figure and its parts are of
labels, where all weigh the same, and attendance decides only the words, and only where no one member's attendance does
(`among_those_who_come`). docs/networks.md says what follows from it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import combinations
from statistics import fmean

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from networks.rules.programmes import Kind

FEW, MANY = 35, 60
NEW_YEARS, SEASONED_YEARS = 2, 8
FEWEST_WEIGHED = 5
FEWEST_NOTED = 3
"""So many meetings of a member must be noted before their share says anything."""


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


class Extent(TextChoices):
    """The index as people say it."""

    SMALL = "small", _("små forskelle")
    SOME = "some", _("nogle forskelle")
    LARGE = "large", _("store forskelle")


AMONG: Mapping[Extent, str | Promise] = {
    Extent.SMALL: _("små forskelle mellem dem, der kommer"),
    Extent.SOME: _("nogle forskelle mellem dem, der kommer"),
    Extent.LARGE: _("store forskelle mellem dem, der kommer"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """The index of a network, and the part of each aspect in it.

    `among` is how different those are who come, where it may be told and is not how different all of them are.
    """

    index: float
    parts: tuple[tuple[Aspect, float], ...]
    among: Extent | None = None

    @property
    def extent(self) -> Extent:
        """How large the differences between all of them are."""
        if self.is_alike:
            return Extent.SMALL
        return Extent.LARGE if self.percent >= MANY else Extent.SOME

    @property
    def words(self) -> str | Promise:
        """The index as people say it."""
        return AMONG[self.among] if self.among else self.extent.label

    @property
    def is_small(self) -> bool:
        """Whether the differences hardly disturb any more."""
        return (self.among or self.extent) is Extent.SMALL

    @property
    def is_alike(self) -> bool:
        """Whether all of them, whoever comes, are much alike."""
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


def difference_told(
    members: Sequence[Labels], aspects: Sequence[Aspect], shares: Sequence[float | None]
) -> Difference | None:
    """The index as shown outside the network: the figure of labels, with words on those who come where they differ.

    `shares` is each member's part of the meetings, None of a member of whom too little is noted.
    """
    found = difference_of(members, aspects)
    among = among_those_who_come(members, aspects, shares) if found else None
    return replace(found, among=among) if found and among is not found.extent else found


def among_those_who_come(
    members: Sequence[Labels], aspects: Sequence[Aspect], shares: Sequence[float | None]
) -> Extent | None:
    """How different those are who come; None where it cannot be known, or would tell of one member whether they come.

    It is told of five members and more, and only when it stays the same whichever member one takes to come as often as
    the others do on average.
    """
    weights = weights_of(shares)
    if len(members) < FEWEST_WEIGHED or weights is None:
        return None
    without = [[*weights[:one], mean_without(weights, one), *weights[one + 1 :]] for one in range(len(weights))]
    found = [difference_of(members, aspects, tried) for tried in (weights, *without)]
    extents = {one.extent if one else None for one in found}
    return extents.pop() if len(extents) == 1 else None


def weights_of(shares: Sequence[float | None]) -> list[float] | None:
    """A weight for each member: who is not known weighs as the others do on average. None where nobody is known."""
    known = [share for share in shares if share is not None]
    if not known:
        return None
    usual = fmean(known)
    return [usual if share is None else share for share in shares]


def mean_without(weights: Sequence[float], one: int) -> float:
    """How often the others come on average."""
    return fmean([*weights[:one], *weights[one + 1 :]])

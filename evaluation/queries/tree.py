"""The leadership tree of a round, frozen at opening: one query, walked in memory."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from evaluation.models import Assessment, Round


@dataclass(frozen=True)
class Tree:
    """The assessments of a round by number, in Danish order; siblings keep it."""

    all: Mapping[int, Assessment]

    @cached_property
    def children(self) -> Mapping[int | None, list[Assessment]]:
        """Assessment → those directly below; under None the tops."""
        found: dict[int | None, list[Assessment]] = {}
        for one in self.all.values():
            found.setdefault(one.superior_id, []).append(one)
        return found

    def reports(self, pk: int | None) -> list[Assessment]:
        """Those directly below."""
        return self.children.get(pk, [])

    def below(self, pk: int) -> list[Assessment]:
        """Everyone below, each branch after its head."""
        return [found for one in self.reports(pk) for found in (one, *self.below(one.pk))]

    def above(self, pk: int) -> list[Assessment]:
        """The superiors of an assessment, the nearest first."""
        found: list[Assessment] = []
        superior = self.all[pk].superior_id
        while superior is not None:
            found.append(self.all[superior])
            superior = found[-1].superior_id
        return found

    def of_leader(self, person: int) -> Assessment | None:
        """The assessment of a person, if the person was evaluated."""
        return next((one for one in self.all.values() if one.leader_id == person), None)


def tree_of(round: Round) -> Tree:
    """The tree of a round."""
    return Tree({one.pk: one for one in Assessment.objects.filter(round=round).order_by("name", "pk")})

"""The door to a round's chain: what somebody may see of it, and whether a branch of it is theirs to open."""

from collections.abc import Collection
from datetime import date
from functools import partial

from django.db.models import QuerySet
from django.http import Http404

from evaluation.access.reports import branches_from, chain_for, leaders_shown_to, visible_in
from evaluation.models import ReleasedFigure, Round
from evaluation.queries.chain_changes import Before, round_before
from evaluation.queries.chains import Sight
from organisation.access.roles import may_run_things
from organisation.models import Person
from organisation.queries.people import standing_of


def sight_of(reader: Person, pk: int, on: date) -> Sight:
    """What somebody sees of a published round's chain; nothing of it exists for who has nobody below."""
    round, heads, tree = chain_for(reader, pk, on)
    leaders, branches = leaders_shown_to(reader, round, tree), branches_from(heads, tree)
    return Sight(
        round=round,
        heads=heads,
        tree=tree,
        leaders=frozenset(leaders),
        branches=frozenset(branches),
        figures_at=partial(figures_at, round, frozenset(leaders), frozenset(branches)),
        reader=reader.pk,
        is_hr=may_run_things(standing_of(reader, on)),
        on=on,
    )


def figures_at(
    round: Round, leaders: frozenset[int], branches: frozenset[int], places: Collection[int]
) -> QuerySet[ReleasedFigure]:
    """The released rows of some places, of those that may be seen."""
    asked = frozenset(places)
    seen = visible_in(round, sorted(leaders & asked), sorted(branches & asked))
    return ReleasedFigure.objects.filter(seen)


def branch_sight(reader: Person, pk: int, place: int, on: date) -> Sight:
    """The same, to open a branch that the reader sees."""
    sight = sight_of(reader, pk, on)
    if place not in sight.branches:
        raise Http404
    return sight


def before_of(reader: Person, sight: Sight, on: date, *, changes: bool) -> Before:
    """The round before, through that round's own door: what was not theirs to see then is not told as a change now."""
    round = round_before(sight)
    return Before(round, sight_of(reader, round.pk, on) if round and changes else None)

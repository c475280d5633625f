"""Doors to what was released: a leader's own report, and the chain below. Nobody passes before publication.

Who stands where is read off the tree that was frozen when the round opened. HR has no door to a leader's report.
"""

from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from evaluation.models import Assessment, ReleasedBars, ReleasedFigure, Round
from evaluation.models.releases import Kind
from evaluation.queries.tree import Tree, tree_of
from evaluation.rules.rounds import About, State, Visibility
from organisation.access.roles import may_run_things
from organisation.models import Person
from organisation.queries.people import standing_of


def report_for(reader: Person, pk: int) -> Assessment:
    """A leader's report, to the leader, and to those above as far as the round's published rule says."""
    assessment = (
        Assessment.objects.select_related("round__questionnaire", "superior", "leader")
        .filter(pk=pk, circle="", round__state=State.PUBLISHED)
        .first()
    )
    if assessment is None or not may_read(reader, assessment):
        raise Http404
    return assessment


def own_report(reader: Person, pk: int) -> Assessment:
    """One's own report, to choose focus areas in."""
    assessment = report_for(reader, pk)
    if assessment.leader_id != reader.pk:
        raise Http404
    return assessment


def may_read(reader: Person, assessment: Assessment) -> bool:
    """Whether somebody reads a leader's own report: the leader, or who the rule names among those above."""
    if assessment.leader_id == reader.pk:
        return True
    above = [one.leader_id for one in tree_of(assessment.round).above(assessment.pk)]
    reach = {Visibility.LEADER: 0, Visibility.SUPERIOR: 1, Visibility.CHAIN: len(above)}
    return reader.pk in above[: reach[Visibility(assessment.round.visibility)]]


def chain_for(reader: Person, pk: int, on: date) -> tuple[Round, list[Assessment], Tree]:
    """A published round's chain: the round, the heads from which somebody looks down, and the frozen tree.

    A leader looks down from their own place, HR from the tops; who has nobody below has no chain.
    """
    published = Round.objects.filter(about=About.LEADERS, state=State.PUBLISHED)
    round = published.select_related("questionnaire").filter(pk=pk).first()
    if round is None:
        raise Http404
    tree = tree_of(round)
    heads = heads_of(reader, tree, on)
    if not heads:
        raise Http404
    return round, heads, tree


def heads_of(reader: Person, tree: Tree, on: date) -> list[Assessment]:
    """From where somebody looks down a chain."""
    own = tree.of_leader(reader.pk)
    heads = tree.reports(None) if may_run_things(standing_of(reader, on)) else [own] if own else []
    return [head for head in heads if tree.reports(head.pk)]


def leaders_shown_to(reader: Person, round: Round, tree: Tree) -> list[int]:
    """The assessments whose own figures somebody may see: their own, and those that the round's rule opens."""
    own = tree.of_leader(reader.pk)
    if own is None:
        return []
    reach = {
        Visibility.LEADER: list[Assessment](),
        Visibility.SUPERIOR: tree.reports(own.pk),
        Visibility.CHAIN: tree.below(own.pk),
    }[Visibility(round.visibility)]
    return [own.pk, *(one.pk for one in reach)]


def branches_shown_to(reader: Person, tree: Tree, on: date) -> list[int]:
    """The assessments whose branch somebody may see: from the heads down, every leader with somebody below."""
    return branches_from(heads_of(reader, tree, on), tree)


def branches_from(heads: list[Assessment], tree: Tree) -> list[int]:
    """The same, where the heads are at hand."""
    places = [one for head in heads for one in (head, *tree.below(head.pk))]
    return [one.pk for one in places if tree.reports(one.pk)]


def visible(reader: Person, round: Round, on: date) -> Q:
    """Which released rows somebody can see anywhere. A branch of one leader's answers alone is that leader's."""
    tree = tree_of(round)
    return visible_in(round, leaders_shown_to(reader, round, tree), branches_shown_to(reader, tree, on))


def visible_in(round: Round, leaders: list[int], branches: list[int]) -> Q:
    """The same, where it is known whose own figures and whose branches may be seen."""
    own = Q(kind=Kind.LEADER, assessment__in=leaders)
    branch = Q(kind=Kind.BRANCH, assessment__in=branches)
    alone = Q(cells__size=1) & ~Q(assessment__in=leaders)
    return Q(round=round, round__state=State.PUBLISHED) & (own | (branch & ~alone))


def figures_visible_to(reader: Person, round: Round, on: date) -> QuerySet[ReleasedFigure]:
    """Every figure of a published round that somebody can see anywhere."""
    return ReleasedFigure.objects.filter(visible(reader, round, on))


def bars_visible_to(reader: Person, round: Round, on: date) -> QuerySet[ReleasedBars]:
    """Every spread of answers that somebody can see anywhere."""
    return ReleasedBars.objects.filter(visible(reader, round, on))

"""The chain view: units down, themes across, made of released rows that the reader may see and of nothing else."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property, partial

from django.db.models import Count, Exists, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from evaluation.models import Assessment, FocusArea, Invitation, ReleasedFigure, Round
from evaluation.models.releases import Kind
from evaluation.queries.chain_named import named_by_place
from evaluation.queries.chain_rows import Place, Row, Standing, Tried, row_of, shown_by_place
from evaluation.queries.talks import held_in
from evaluation.queries.tree import Tree
from evaluation.rules import chain_words as words
from evaluation.rules.chains import CHANGE, MOST_SHOWN_AT_FIRST, NOW, Shown, counted_share, steps_of
from evaluation.rules.questionnaires import Questionnaire
from evaluation.rules.report_words import answers_words
from evaluation.rules.rounds import ANONYMOUS, RaterGroup, Visibility
from evaluation.rules.talks import Whom
from organisation.rules.sorting import danish_key


@dataclass(frozen=True)
class Sight:
    """What somebody may see of a round's chain: from which heads, whose own figures, which branches, which rows."""

    round: Round
    heads: Sequence[Assessment]
    tree: Tree
    leaders: frozenset[int]
    branches: frozenset[int]
    figures_at: Callable[[Collection[int]], QuerySet[ReleasedFigure]]
    reader: int
    is_hr: bool
    on: date

    @cached_property
    def questions(self) -> Questionnaire:
        """What was asked."""
        return self.round.questionnaire.questions

    @cached_property
    def steps(self) -> tuple[Decimal, ...]:
        """Where the shades begin on the scale."""
        return steps_of(self.questions.scale.low, self.questions.scale.high)

    @cached_property
    def names(self) -> dict[str, str]:
        """What the themes are called to the reader."""
        return {theme.key: theme.name[get_language() or "da"] for theme in self.questions.themes}

    def below(self, pk: int) -> list[Assessment]:
        """Those right below who may be shown, by unit: branches, and single leaders where the rule opens them."""
        found = [one for one in self.tree.reports(pk) if one.pk in self.branches or one.pk in self.leaders]
        return sorted(found, key=lambda one: (danish_key(one.unit_name), danish_key(one.name), one.pk))

    def members(self, pk: int) -> frozenset[int]:
        """A leader and everybody below."""
        return frozenset([pk, *(one.pk for one in self.tree.below(pk))])

    def path(self, pk: int) -> list[Assessment]:
        """From a head down to a place, both included."""
        way = [self.tree.all[pk], *self.tree.above(pk)]
        heads = {head.pk for head in self.heads}
        end = next(at for at, one in enumerate(way) if one.pk in heads)
        return way[: end + 1][::-1]


@dataclass(frozen=True)
class Share:
    """How many leaders of how many have come to a step."""

    done: int
    all: int
    words: str


@dataclass(frozen=True)
class Follow:
    """How it goes with the follow-up: shares of leaders, and to the nearest leader those who are missing."""

    shares: list[Share]
    missing: list[str]
    missing_words: str


@dataclass(frozen=True)
class Chain:
    """Everything on the page, on the sheet and on paper."""

    round: Round
    heading: str
    head: str
    lead: str
    group: str
    groups: list[tuple[str, str]]
    themes: list[str]
    rows: list[Row]
    legend: list[str]
    stops: str
    opened: str
    follow: Follow
    is_change: bool = False
    since: str = ""

    @property
    def group_name(self) -> str:
        """Who has answered."""
        return dict(self.groups)[self.group]

    @property
    def view(self) -> str:
        """What the cells hold, as an address says it."""
        return CHANGE if self.is_change else NOW

    @property
    def view_name(self) -> str:
        """What the changes are called."""
        return _("Ændring siden %(since)s") % {"since": self.since}

    @property
    def is_moved(self) -> bool:
        """Whether any figure was moved towards the middle."""
        return any(cell.clipped for row in self.rows for cell in row.cells)


def chain_of(sight: Sight, group: str, opened: frozenset[int] | None = None) -> Chain:
    """The chain as one rater group sees it, with the `opened` branches, or as much as fits at first. Four queries."""
    groups = groups_of(sight)
    group = group if group in groups else groups[0]
    first = places_of(sight, opened_at_first(sight))
    places = first if opened is None else places_of(sight, opened)
    rows = rows_of(sight, group, [*places, *(place for place in first if place not in places)])
    by_pk = {row.pk: row for row in rows}
    one = sight.heads[0] if len(sight.heads) == 1 else None
    return Chain(
        round=sight.round,
        heading=_("Ledelseskæden i %(unit)s") % {"unit": one.unit_name} if one else _("Ledelseskæden"),
        head=one.unit_name if one else _("toppen"),
        lead=lead_of(sight, one, [by_pk[place.assessment.pk] for place in first], group),
        group=group,
        groups=[(key, str(words.GROUPS[key])) for key in groups],
        themes=list(sight.names.values()),
        rows=rows[: len(places)],
        legend=words.legend(sight.steps),
        stops=stops_of(sight, group),
        opened=written_open(place.assessment.pk for place in places if place.is_open),
        follow=follow_of(sight),
    )


def branch_of(sight: Sight, group: str, pk: int) -> list[Row]:
    """The rows right below a place, to be put under it. Two queries."""
    path = sight.path(pk)
    head, level = path[0], len(path)
    places = [Place(one, head, level) for one in sight.below(pk)]
    return rows_of(sight, group, [Place(head, head, 0), *places])[1:]


def groups_of(sight: Sight) -> list[str]:
    """The rater groups of which anything was released; nearest leaders, by name, to who may read a report."""
    may_read_some = bool(sight.leaders - {head.pk for head in sight.heads})
    groups = [*ANONYMOUS, *([RaterGroup.SUPERIOR] if may_read_some else [])]
    asked = [Exists(ReleasedFigure.objects.filter(round=sight.round.pk, group=group.value)) for group in groups]
    found = Round.objects.filter(pk=sight.round.pk).values_list(*asked).get()
    return [group.value for group, there in zip(groups, found, strict=True) if there] or [ANONYMOUS[0].value]


def opened_at_first(sight: Sight) -> frozenset[int]:
    """The heads, and level by level what is below as long as the page stays short."""
    opened = {head.pk for head in sight.heads}
    level = [one for head in sight.heads for one in sight.below(head.pk)]
    count = len(opened) + len(level)
    while level:
        branches = [one.pk for one in level if one.pk in sight.branches]
        level = [one for pk in branches for one in sight.below(pk)]
        count += len(level)
        if count > MOST_SHOWN_AT_FIRST:
            break
        opened.update(branches)
    return frozenset(opened)


def places_of(sight: Sight, opened: frozenset[int]) -> list[Place]:
    """Every place on the page from the top down: the heads, and what is right below an open branch."""

    def walk(one: Assessment, head: Assessment, level: int) -> Iterable[Place]:
        below = sight.below(one.pk) if one.pk in opened else []
        yield Place(one, head, level, bool(below))
        for child in below:
            yield from walk(child, head, level + 1)

    return [place for head in sight.heads for place in walk(head, head, 0)]


def rows_of(sight: Sight, group: str, places: Sequence[Place]) -> list[Row]:
    """The rows of places, in their order; each is compared with the row of its head, which must be among them."""
    shown = shown_at(sight, group, [place.assessment.pk for place in places])
    tried = Tried(group, sight.questions.themes, sight.round.k, sight.steps, shown)
    standing = standings(sight, group, places)
    heads = {pk: tried.figures(pk) for pk in {place.head.pk for place in places}}
    rows = [row_of(tried, place, standing[place.assessment.pk], heads[place.head.pk]) for place in places]
    return [by_name(tried, row, standing[row.pk]) for row in rows] if group == RaterGroup.SUPERIOR else rows


def shown_at(sight: Sight, group: str, pks: Iterable[int]) -> Mapping[int, Mapping[str, Sequence[Shown]]]:
    """Place → theme → what was released of it and may be seen; answers by name only as they may be read one by one."""
    if group == RaterGroup.SUPERIOR:
        members = {pk: sight.members(pk) for pk in pks}
        figures = sight.figures_at(frozenset[int]().union(*members.values()))
        return named_by_place(figures, members, sight.leaders)
    wanted = {pk: kind_of(sight, pk) for pk in pks}
    return shown_by_place(sight.figures_at(wanted).filter(group=group), wanted)


def by_name(tried: Tried, row: Row, standing: Standing) -> Row:
    """A row of answers by name: they are counted as they are, and the rule stands once below the table."""
    ballots = tried.ballots(row.pk)
    return replace(row, answered=answers_words(ballots, standing.asked) if ballots else "–", why="")


def stops_of(sight: Sight, group: str) -> str:
    """Why something is not in the tree, or is not added up."""
    if group == RaterGroup.SUPERIOR:
        return words.named_words()
    return words.stops_words(sight.round.visibility, is_hr=sight.is_hr)


def standings(sight: Sight, group: str, places: Sequence[Place]) -> dict[int, Standing]:
    """What the tree says of each place."""
    order = [one for head in sight.heads for one in (head, *sight.tree.below(head.pk))]
    leaders = summed(order, dict.fromkeys((one.pk for one in order), 1))
    asked = summed(order, asked_of(sight.round, group))
    opened = frozenset(place.assessment.pk for place in places if place.is_open)
    return {
        pk: Standing(
            leaders=leaders[pk] - 1,
            asked=asked[pk],
            can_open=bool(sight.below(pk)),
            can_read=pk in sight.leaders,
            turned=partial(turned, sight, place, opened),
        )
        for pk, place in ((place.assessment.pk, place) for place in places)
    }


def turned(sight: Sight, place: Place, opened: frozenset[int]) -> str:
    """Which branches are open once this one is opened, or closed where it is open."""
    pk = place.assessment.pk
    way = frozenset(one.pk for one in sight.path(pk))
    return written_open(opened - {pk} if place.is_open else opened | way)


def kind_of(sight: Sight, pk: int) -> Kind:
    """A leader with somebody below is shown as a branch, another as a single leader."""
    return Kind.BRANCH if sight.tree.reports(pk) else Kind.LEADER


def asked_of(round: Round, group: str) -> dict[int, int]:
    """How many were asked in a rater group about each leader."""
    asked = Invitation.objects.filter(round=round, group=group).values_list("assessment_id")
    return dict(asked.annotate(Count("pk")).order_by())


def summed(order: Sequence[Assessment], own: Mapping[int, int]) -> dict[int, int]:
    """Each leader's own number and everybody's below; `order` is the tree from the top down."""
    found = {one.pk: own.get(one.pk, 0) for one in order}
    for one in reversed(order):
        if one.superior_id in found:
            found[one.superior_id] += found[one.pk]
    return found


def written_open(pks: Iterable[int]) -> str:
    """Open branches as an address holds them."""
    return ",".join(map(str, sorted(pks)))


def lead_of(sight: Sight, head: Assessment | None, rows: Sequence[Row], group: str) -> str:
    """The chain in a sentence, from its branches: single leaders are nobody's news."""
    if head is None:
        return _("Åbn en gren for at se, hvordan det går længere nede.")
    if group == RaterGroup.SUPERIOR and not rows[0].written:
        return words.named_lead()
    below = [(row.unit, row.written) for row in rows[1:] if row.leaders]
    return words.lead(rows[0].written, below, sight.names, sight.steps)


def follow_of(sight: Sight) -> Follow:
    """How many leaders below have come to each step, and who of one's own has chosen nothing, where one may ask.

    Who is named is no secret to the reader: the others must be enough that nobody is worked out by subtraction.
    """
    below = {one.pk for head in sight.heads for one in sight.tree.below(head.pk)}
    chosen = set(FocusArea.objects.filter(assessment__round=sight.round).values_list("assessment_id", flat=True))
    held = held_in(below, sight.on)
    steps = [held[Whom.SUPERIOR], held[Whom.EMPLOYEES], chosen & below]
    may_ask = sight.round.visibility != Visibility.LEADER
    own = [one for head in sight.heads if head.leader_id == sight.reader for one in sight.tree.reports(head.pk)]
    others = len(below) - (len(own) if may_ask else 0)
    is_told = counted_share(0, len(below)) and (not others or counted_share(0, others))
    return Follow(
        shares=[
            Share(len(done), len(below), said) for done, said in zip(steps, words.step_words(), strict=True) if is_told
        ],
        missing=[one.name for one in own if may_ask and one.pk not in chosen],
        missing_words=words.missing_words(sight.round.visibility),
    )

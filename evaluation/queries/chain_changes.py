"""The chain view once more, with how each theme has moved since the round before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q

from evaluation.models import Assessment, CellSet, Round
from evaluation.queries.chain_rows import Cell, Row
from evaluation.queries.chains import Chain, Sight, kind_of, shown_at
from evaluation.queries.tree import Tree
from evaluation.rules import changes as law
from evaluation.rules.chains import ThemeFigure, beside, shade_of, theme_figure
from evaluation.rules.questionnaires import Theme
from evaluation.rules.rounds import RaterGroup, State

Teams = Mapping[tuple[int, str], frozenset[int]]
ZERO = law.TENTH * 0


@dataclass(frozen=True)
class Before:
    """The round before, if there is one, and what the reader sees of it where changes are asked for."""

    round: Round | None = None
    sight: Sight | None = None

    def since(self, now: Round) -> str:
        """As in "2024"."""
        return law.since_words(self.round.on, now.on) if self.round else ""


@dataclass(frozen=True)
class Read:
    """What a round shows of some places: figures by place and theme, and whose answers are in them."""

    figures: Mapping[int, Mapping[str, ThemeFigure]]
    teams: Teams


def round_before(sight: Sight) -> Round | None:
    """The newest earlier round with the same questionnaire in which this reader looks down the same chain."""
    there = Assessment.objects.filter(round=OuterRef("pk"), reports__isnull=False)
    if sight.is_hr:
        heads = sight.heads
        known = Q(leader__in=[one.leader_id for one in heads]) | Q(unit_name__in=[one.unit_name for one in heads])
        there = there.filter(known)
    else:
        there = there.filter(leader=sight.reader)
    rounds = Round.objects.filter(Exists(there), state=State.PUBLISHED, on__lt=sight.round.on)
    same = rounds.filter(questionnaire__key=sight.round.questionnaire.key)
    return same.select_related("questionnaire").order_by("-on", "-pk").first()


def changed(page: Chain, now: Sight, before: Before) -> Chain:
    """The page with changes in its cells, where they are asked for; else as it is, with the way to them."""
    since = before.since(now.round)
    if before.sight is None:
        return replace(page, since=since)
    rows = changed_rows(page.rows, page.group, now, before)
    return replace(page, rows=rows, legend=law.legend(), is_change=True, since=since)


def changed_rows(rows: Sequence[Row], group: str, now: Sight, before: Before) -> list[Row]:
    """Rows with changes in their cells."""
    if before.sight is None:
        return list(rows)
    places = matched(now.tree, before.sight.tree)
    mine = read(now, group, [row.pk for row in rows])
    theirs = read(before.sight, group, [places[row.pk] for row in rows if row.pk in places])
    themes, since = same_themes(now, before.sight), before.since(now.round)
    told = []
    for row in rows:
        cells = []
        for theme in now.questions.themes:
            then = places.get(row.pk, 0) if theme.key in themes else 0
            teams = {places.get(one, 0) for one in mine.teams.get((row.pk, theme.key), ())}
            change = law.change_of(
                mine.figures[row.pk][theme.key],
                theirs.figures[then][theme.key] if then and is_same(now, before.sight, row.pk, then) else None,
                same_teams=teams == theirs.teams.get((then, theme.key), frozenset()),
            )
            cells.append(cell_of(now.names[theme.key], change, since))
        told.append(replace(row, cells=cells, why=""))
    return told


def cell_of(theme: str, change: law.Change, since: str) -> Cell:
    """A theme's change, or why there is none."""
    if change.value is None:
        return Cell(theme, law.apart_words(change.why or law.Apart.HIDDEN_NOW), 0)
    return Cell(
        theme=theme,
        text=law.signed_words(change.value),
        shade=shade_of(change.value, law.STEPS),
        value=change.value,
        clipped=change.clipped,
        beside=beside(change.value, ZERO),
        beside_words=law.moved_words(change.value, since),
    )


def matched(now: Tree, then: Tree) -> dict[int, int]:
    """Today's places in the earlier tree: of the same leader, else of the unit of the same name under a new leader."""
    leaders = {one.leader_id: one.pk for one in then.all.values()}
    found = {pk: leaders[one.leader_id] for pk, one in now.all.items() if one.leader_id in leaders}
    taken = set(found.values())
    here = alone({pk: one.unit_name for pk, one in now.all.items() if pk not in found})
    there = alone({pk: one.unit_name for pk, one in then.all.items() if pk not in taken})
    return found | {here[unit]: there[unit] for unit in here if unit in there}


def alone(names: Mapping[int, str]) -> dict[str, int]:
    """Name → place, for names that only one place has."""
    found: dict[str, list[int]] = {}
    for pk, name in names.items():
        found.setdefault(name, []).append(pk)
    return {name: pks[0] for name, pks in found.items() if len(pks) == 1}


def is_same(now: Sight, then: Sight, here: int, there: int) -> bool:
    """Whether a place may be held beside an earlier one: a branch by a branch, a single leader by themself only."""
    kind = kind_of(now, here)
    if kind != kind_of(then, there):
        return False
    is_branch = bool(now.tree.reports(here))
    return is_branch or now.tree.all[here].leader_id == then.tree.all[there].leader_id


def same_themes(now: Sight, then: Sight) -> set[str]:
    """The themes that asked the same questions both times."""
    earlier = {theme.key: keys_of(theme) for theme in then.questions.themes}
    return {theme.key for theme in now.questions.themes if earlier.get(theme.key) == keys_of(theme)}


def keys_of(theme: Theme) -> frozenset[str]:
    """The questions of a theme."""
    return frozenset(item.key for item in theme.items)


def read(sight: Sight, group: str, pks: Iterable[int]) -> Read:
    """Figures and teams of some places."""
    pks = list(pks)
    shown = shown_at(sight, group, pks)
    figures = {
        pk: {
            theme.key: theme_figure(shown.get(pk, {}).get(theme.key, ()), len(theme.items))
            for theme in sight.questions.themes
        }
        for pk in pks
    }
    return Read(figures, teams_of(sight, group, pks))


def teams_of(sight: Sight, group: str, pks: Sequence[int]) -> Teams:
    """(Place, theme) → the leaders whose answers are in any of the theme's shown questions."""
    if group == RaterGroup.SUPERIOR:
        return {(pk, theme.key): sight.members(pk) for pk in pks for theme in sight.questions.themes}
    wanted = {pk: kind_of(sight, pk) for pk in pks}
    rows = sight.figures_at(wanted).filter(group=group, cells__isnull=False)
    found: dict[tuple[int, str], set[int]] = {}
    for pk, kind, theme, cells in rows.values_list("assessment_id", "kind", "theme", "cells_id"):
        if kind == wanted[pk]:
            found.setdefault((pk, theme), set()).add(cells)
    sets = CellSet.objects.in_bulk({key for keys in found.values() for key in keys})
    leaders = {key: frozenset(int(cell.partition("|")[0]) for cell in one.cells) for key, one in sets.items()}
    return {place: frozenset[int]().union(*(leaders[key] for key in keys)) for place, keys in found.items()}

"""Writing down what is released: rows with random numbers, from opened ballots that live in memory only."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from random import SystemRandom

import numpy as np

from evaluation.disclosure import Bars, Figure, Hidden, Leader, Release, Tally, may_show_comments, release
from evaluation.models import CellSet, ReleasedBars, ReleasedComment, ReleasedFigure, Round
from evaluation.models.releases import Kind
from evaluation.rules.ballots import Opened, item_keys, open_keys
from evaluation.rules.questionnaires import Questionnaire
from evaluation.rules.rounds import ANONYMOUS, NAMED

BATCH = 500
CellSets = dict[tuple[str, tuple[str, ...]], CellSet]


def write_release(round: Round, ballots: Sequence[Opened]) -> None:
    """Release a round: anonymous groups through carry-up pooling, named ones as they are, comments where they may."""
    questions = round.questionnaire.questions
    released = release(tally_of(round, ballots, questions))
    sets = write_cell_sets(round, released)
    theme_of = {item.key: theme.key for theme in questions.themes for item in theme.items}
    rows = [*anonymous_figures(round, released, sets, theme_of), *named_figures(round, ballots, theme_of)]
    ReleasedFigure.objects.bulk_create(shuffled(rows), batch_size=BATCH)
    bars = [bars_row(round, row, sets[cells_key(row)]) for row in released.bars]
    ReleasedBars.objects.bulk_create(shuffled(bars), batch_size=BATCH)
    for question in open_keys(questions):
        ReleasedComment.objects.bulk_create(shuffled(comments(round, ballots, question)), batch_size=BATCH)


def tally_of(round: Round, ballots: Sequence[Opened], questions: Questionnaire) -> Tally:
    """The anonymous answers as the tables that the release is computed from."""
    tree = round.assessments.order_by("pk").values_list("pk", "superior_id")
    place = {pk: at for at, (pk, _) in enumerate(tree)}
    groups = {group.value: at for at, group in enumerate(ANONYMOUS)}
    column = {key: at for at, key in enumerate(item_keys(questions))}
    low, high = questions.scale.low, questions.scale.high
    counts = np.zeros((len(place), len(groups), len(column), high - low + 1), np.int64)
    given = np.zeros((len(place), len(groups)), np.int64)
    for one in ballots:
        if one.group in groups:
            at = place[one.assessment], groups[one.group]
            given[at] += 1
            for key, value in one.ballot.values.items():
                if value is not None:
                    counts[(*at, column[key], value - low)] += 1
    leaders = tuple(Leader(str(pk), None if superior is None else str(superior)) for pk, superior in tree)
    return Tally(round.k, (low, high), leaders, tuple(groups), tuple(column), counts, given)


def cells_key(row: Figure | Bars) -> tuple[str, tuple[str, ...]]:
    """What two figures share that hold the same cells."""
    return row.group, row.cells


def write_cell_sets(round: Round, released: Release) -> CellSets:
    """Every set of cells once, however many questions it serves."""
    rows: list[Figure | Bars] = [*released.figures, *released.bars]
    keys = {cells_key(row) for row in rows}
    sets = {
        (group, cells): CellSet(round=round, cells=[f"{cell}|{group}" for cell in cells], size=len(cells))
        for group, cells in sorted(keys)
    }
    CellSet.objects.bulk_create(sets.values(), batch_size=BATCH)
    return sets


def anonymous_figures(
    round: Round, released: Release, sets: dict, theme_of: dict[str, str]
) -> Iterator[ReleasedFigure]:
    """Figures that are shown, and those that are not with the reason why."""
    for row in released.figures:
        figure = figure_row(round, row, theme_of)
        figure.n, figure.sum, figure.of_n, figure.clipped = row.n, row.sum, row.of_n, row.clipped
        figure.cells = sets[cells_key(row)]
        yield figure
    for hidden in released.hidden:
        figure = figure_row(round, hidden, theme_of)
        figure.reason = hidden.reason.value
        yield figure


def figure_row(round: Round, row: Figure | Hidden, theme_of: dict[str, str]) -> ReleasedFigure:
    """A row with its place: about whom, which question, which group."""
    return ReleasedFigure(
        round=round,
        assessment_id=int(row.of),
        kind=row.kind.value,
        question=row.question,
        theme=theme_of[row.question],
        group=row.group,
    )


def named_figures(round: Round, ballots: Sequence[Opened], theme_of: dict[str, str]) -> Iterator[ReleasedFigure]:
    """The leader's own and the superior's answers: named by nature, as the form says."""
    for one in ballots:
        if one.group in NAMED:
            for key, value in one.ballot.values.items():
                if value is not None:
                    yield ReleasedFigure(
                        round=round,
                        assessment_id=one.assessment,
                        kind=Kind.LEADER,
                        question=key,
                        theme=theme_of[key],
                        group=one.group,
                        n=1,
                        sum=value,
                        of_n=1,
                    )


def bars_row(round: Round, row: Bars, cells: CellSet) -> ReleasedBars:
    """How the answers in a figure were spread."""
    return ReleasedBars(
        round=round,
        assessment_id=int(row.of),
        kind=row.kind.value,
        question=row.question,
        group=row.group,
        n=row.n,
        of_n=row.of_n,
        counts=list(row.counts),
        cells=cells,
    )


def comments(round: Round, ballots: Sequence[Opened], question: str) -> list[ReleasedComment]:
    """The own words to one open question that may be read, leader by leader and group by group."""
    given: dict[tuple[int, str], int] = defaultdict(int)
    written: dict[tuple[int, str], list[str]] = defaultdict(list)
    for one in ballots:
        given[one.assessment, one.group] += 1
        text = one.ballot.words.get(question, "")
        if text:
            written[one.assessment, one.group].append(text)
    return [
        ReleasedComment(round=round, assessment_id=cell[0], group=cell[1], question=question, text=text)
        for cell, texts in written.items()
        if cell[1] in NAMED or may_show_comments(answers=given[cell], comments=len(texts), k=round.k)
        for text in texts
    ]


def shuffled(rows: Sequence) -> list:
    """The rows in an order that the operating system's randomness chose, so that no order can be read back."""
    mixed = list(rows)
    SystemRandom().shuffle(mixed)
    return mixed

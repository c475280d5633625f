"""What was released about circles: figures where enough have answered, the members' own words, and nothing else."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from evaluation.models import ReleasedBars, ReleasedComment, ReleasedFigure, Round
from evaluation.models.releases import Kind
from evaluation.queries.rounds import turnout
from evaluation.rules.questionnaires import OTHERS, wording
from evaluation.rules.report_words import decimal_words
from evaluation.rules.reports import as_written
from evaluation.rules.rounds import State


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement about a circle: the mean as it is written, or None; `answers` of `ballots`; spread where shown."""

    key: str
    wording: str
    mean: Decimal | None
    answers: int = 0
    ballots: int = 0
    spread: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """As in 3,2; empty where it is not shown."""
        return "" if self.mean is None else decimal_words(self.mean)


@dataclass(frozen=True, slots=True)
class ThemeOfCircle:
    """Statements that belong together."""

    name: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What members wrote to one open question, in the order in which chance has put it."""

    question: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class CircleReport:
    """One circle's figures, theme by theme, and words; `scale` is low and high with their labels."""

    round: Round
    name: str
    themes: tuple[ThemeOfCircle, ...]
    words: tuple[OwnWords, ...]
    scale: tuple[tuple[int, str], tuple[int, str]]

    @property
    def is_hidden(self) -> bool:
        """Whether too few have answered for anything to be shown."""
        return not any(one.answers for theme in self.themes for one in theme.statements)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an open round about circles has come, in words, and how many are asked."""

    invited: int
    turnout: str


def standing_of(round: Round) -> Standing:
    """How far a round has come, so coarsely that nobody can be followed; nothing is told of a single circle."""
    return Standing(round.invitations.count(), str(turnout(round).label) if round.state == State.OPEN else "")


def circle_report(round: Round, circle: str, language: str, *, words: bool) -> CircleReport | None:
    """What was released about a circle of a published round, with the members' own `words` or without.

    A circle that holds others is read by its branch: all who answered inside it. None before publication, and of a
    circle that the round does not know.
    """
    assessment = round.assessments.filter(circle=circle).first()
    if assessment is None or round.state != State.PUBLISHED:
        return None
    kind = Kind.LEADER if round.invitations.filter(assessment=assessment).exists() else Kind.BRANCH
    figures = {row.question: row for row in ReleasedFigure.objects.filter(assessment=assessment, kind=kind)}
    spreads = dict(ReleasedBars.objects.filter(assessment=assessment, kind=kind).values_list("question", "counts"))
    questions = round.questionnaire.questions
    steps = questions.scale.steps
    themes = tuple(
        ThemeOfCircle(
            theme.name[language],
            tuple(
                statement(item.key, wording(item, OTHERS, language, assessment.name), figures, spreads)
                for item in theme.items
            ),
        )
        for theme in questions.themes
    )
    ends = ((steps[0][0], steps[0][1][language]), (steps[-1][0], steps[-1][1][language]))
    return CircleReport(
        round, assessment.name, themes, own_words(assessment.pk, round, language) if words else (), ends
    )


def statement(key: str, said: str, figures: dict[str, ReleasedFigure], spreads: dict[str, list[int]]) -> Statement:
    """A statement with what was released of it."""
    row = figures.get(key)
    if row is None or row.n is None:
        return Statement(key, said, None)
    mean = as_written(Fraction(row.sum or 0, row.n))
    return Statement(key, said, mean, row.n, row.of_n or 0, tuple(spreads.get(key, ())))


def rounds_with_words(circle: str) -> list[Round]:
    """The rounds from which members' own words about a circle can be read."""
    words = ReleasedComment.objects.filter(assessment__circle=circle)
    return list(Round.objects.filter(pk__in=words.values("round")).order_by("pk"))


def own_words(assessment: int, round: Round, language: str) -> tuple[OwnWords, ...]:
    """The comments on a circle, question by question, where there are any."""
    written: dict[str, list[str]] = {}
    found = ReleasedComment.objects.filter(assessment=assessment).order_by("pk").values_list("question", "text")
    for question, text in found:
        written.setdefault(question, []).append(text)
    return tuple(
        OwnWords(wording(asked, OTHERS, language, ""), tuple(written[asked.key]))
        for asked in round.questionnaire.questions.open
        if asked.key in written
    )


def means_of(rounds: Iterable[int], questions: Collection[str]) -> dict[str, dict[tuple[int, str], Decimal]]:
    """Statement → round and circle → the mean as it is written, where it was released, of published rounds.

    One question for however many statements.
    """
    shown = ReleasedFigure.objects.filter(
        round__in=list(rounds), round__state=State.PUBLISHED, question__in=questions, kind=Kind.LEADER, n__isnull=False
    ).values_list("question", "round_id", "assessment__circle", "n", "sum")
    found: dict[str, dict[tuple[int, str], Decimal]] = {question: {} for question in questions}
    for question, round, circle, n, total in shown:
        if n is not None and total:
            found[question][round, circle] = as_written(Fraction(total, n))
    return found

"""A leader's report, made of released rows and nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import get_language

from evaluation.models import Assessment, ReleasedBars, ReleasedComment, ReleasedFigure
from evaluation.models.releases import Kind
from evaluation.queries.report_lines import (
    Comments,
    Figure,
    Finding,
    GroupLine,
    ItemLine,
    OpenLine,
    Report,
    Spread,
    ThemeLine,
)
from evaluation.rules import report_words as words
from evaluation.rules.questionnaires import OTHERS, Item, Questionnaire, Theme, wording
from evaluation.rules.report_words import Told
from evaluation.rules.reports import FIRST_WORDS, Answered, Surprise, as_written, gap_of, surprises, theme_mean
from evaluation.rules.rounds import NAMED, RaterGroup
from organisation.models import Person

Answers = Mapping[str, Mapping[str, Answered]]


@dataclass(frozen=True)
class Reading:
    """What the pieces of a report are made from: the questions, the released answers, and who reads."""

    assessment: Assessment
    questions: Questionnaire
    answers: Answers
    hidden: frozenset[str]
    bars: Mapping[tuple[str, str], ReleasedBars]
    language: str
    own: bool

    @property
    def groups(self) -> list[RaterGroup]:
        """The groups of which anything may be shown, in their order."""
        return [group for group in RaterGroup if self.answers.get(group)]

    @property
    def superior(self) -> str:
        """The name of the superior, where the superior is part of the round."""
        return self.assessment.superior.name if self.assessment.superior else ""

    def who(self, group: str) -> str:
        """What a group is called."""
        return words.who(group, own=self.own, first=self.assessment.first_name, superior=self.superior)

    def said(self, item: Item, role: str = OTHERS) -> str:
        """What a statement says, in the words of those who answered it."""
        return wording(item, role, self.language, self.assessment.name)

    def written(self, item: Item) -> dict[str, Decimal]:
        """Every shown figure of a statement, as it is written."""
        found = {group: self.answers[group].get(item.key) for group in self.groups}
        return {group: as_written(row.mean) for group, row in found.items() if row}


def report_of(assessment: Assessment, reader: Person) -> Report:
    """The report of a leader, as the one who reads it sees it. In three queries."""
    reading = reading_of(assessment, reader)
    themes = [theme_line(reading, theme) for theme in reading.questions.themes]
    strengths, blind = surprises((item.key, reading.written(item)) for item in reading.questions.items)
    gaps = [(theme.name, theme.gap) for theme in themes]
    own, first, scale = reading.own, assessment.first_name, reading.questions.scale
    self_answered = RaterGroup.SELF in reading.groups
    return Report(
        pk=assessment.pk,
        own=own,
        name=assessment.name,
        first=first,
        place=f"{assessment.title}, {assessment.unit_name}",
        superior=reading.superior,
        round_title=assessment.round.title,
        k=assessment.round.k,
        scale=tuple((step, label[reading.language]) for step, label in scale.steps),
        scale_words=words.scale_words(scale, reading.language),
        heading=words.heading(own=own, first=first, language=reading.language),
        lead=words.lead(gaps, own=own, first=first, self_answered=self_answered),
        three=words.three_questions(own=own, first=first),
        picture_heading=words.picture_heading(own=own),
        band_words=words.band_words(gaps, own=own, first=first),
        strengths_heading=words.strengths_heading(own=own, first=first),
        strengths_words=words.strengths_words(own=own, first=first),
        blind_words=words.blind_words(own=own, first=first),
        readers=words.readers(assessment.round.visibility, assessment.name),
        why_heading=words.why_heading(assessment.round.k),
        why=words.why(assessment.round.k),
        words_rule=words.words_rule(assessment.round.k),
        groups=tuple(group_line(reading, group) for group in reading.groups),
        themes=tuple(themes),
        hidden=tuple(hidden_of(reading)),
        strengths=tuple(finding(reading, one) for one in strengths),
        blind_spots=tuple(finding(reading, one) for one in blind),
        words=tuple(open_lines(reading)),
    )


def reading_of(assessment: Assessment, reader: Person) -> Reading:
    """The released rows of a leader's own cells; branches belong to the chain."""
    own = ReleasedFigure.objects.filter(assessment=assessment, kind=Kind.LEADER)
    answers: dict[str, dict[str, Answered]] = {}
    hidden = set()
    for group, question, n, total, of_n in own.values_list("group", "question", "n", "sum", "of_n"):
        if n is None or total is None or of_n is None:
            hidden.add(group)
        else:
            answers.setdefault(group, {})[question] = Answered(n, total, of_n)
    bars = ReleasedBars.objects.filter(assessment=assessment, kind=Kind.LEADER)
    return Reading(
        assessment=assessment,
        questions=assessment.round.questionnaire.questions,
        answers=answers,
        hidden=frozenset(hidden),
        bars={(row.question, row.group): row for row in bars},
        language=get_language() or "da",
        own=assessment.leader_id == reader.pk,
    )


def group_line(reading: Reading, group: RaterGroup) -> GroupLine:
    """A group beside its mark. Its ballots are the same for every question."""
    ballots = next(iter(reading.answers[group].values())).of_n
    return GroupLine(group, reading.who(group), "" if group in NAMED else words.ballots_words(ballots))


def theme_line(reading: Reading, theme: Theme) -> ThemeLine:
    """A theme with its figures and statements."""
    figures = tuple(
        Figure(group, str(words.SHORT[group]), mean if mean is None else as_written(mean))
        for group, mean in ((group, theme_mean(means_of(reading, theme, group))) for group in reading.groups)
    )
    gap = gap_of({figure.group: figure.value for figure in figures if figure.value is not None})
    return ThemeLine(
        key=theme.key,
        name=theme.name[reading.language],
        figures=figures,
        gap=gap,
        gap_words=words.gap_words(gap, own=reading.own, first=reading.assessment.first_name),
        items=tuple(item_line(reading, item) for item in theme.items),
    )


def means_of(reading: Reading, theme: Theme, group: str) -> list[Fraction | None]:
    """The exact means of a theme's statements, with gaps where none was released."""
    rows = [reading.answers[group].get(item.key) for item in theme.items]
    return [row.mean if row else None for row in rows]


def item_line(reading: Reading, item: Item) -> ItemLine:
    """A statement with its figures, and how the answers were spread where that may be told."""
    return ItemLine(
        key=item.key,
        wording=reading.said(item),
        figures=tuple(item_figure(reading, item, group) for group in reading.groups),
        spreads=tuple(
            spread(reading, group, bars) for group in reading.groups if (bars := reading.bars.get((item.key, group)))
        ),
    )


def item_figure(reading: Reading, item: Item, group: str) -> Figure:
    """One group's figure of a statement."""
    row = reading.answers[group].get(item.key)
    if row is None:
        return Figure(group, str(words.SHORT[group]), None)
    single = group in NAMED
    answers = "" if single else words.answers_words(row.n, row.of_n)
    return Figure(group, str(words.SHORT[group]), as_written(row.mean), answers, single)


def spread(reading: Reading, group: str, bars: ReleasedBars) -> Spread:
    """How a group's answers were spread, as numbers and in words."""
    labels = [label[reading.language] for _step, label in reading.questions.scale.steps]
    text = words.spread_words(zip(labels, bars.counts, strict=True))
    return Spread(group, words.group_name(group), tuple(bars.counts), text)


def finding(reading: Reading, one: Surprise) -> Finding:
    """A surprise in the words that those read who differ from the leader."""
    return Finding(
        wording=reading.said(reading.questions.item(one.item), one.group),
        figures=words.finding_words(one, own=reading.own),
    )


def hidden_of(reading: Reading) -> Iterator[Told]:
    """What is not shown, and why: whole groups, then themes and single statements. Who is absent is not named."""
    k = reading.assessment.round.k
    for group in RaterGroup:
        if group in reading.hidden and group not in reading.groups:
            yield words.hidden_group(group, k)
    for group in reading.groups:
        if group in NAMED:
            continue
        for theme in reading.questions.themes:
            means = means_of(reading, theme, group)
            missing = [reading.said(item) for item, mean in zip(theme.items, means, strict=True) if mean is None]
            if missing and theme_mean(means) is None:
                yield words.hidden_theme(group, theme.name[reading.language], k)
            elif missing:
                yield words.hidden_items(group, theme.name[reading.language], missing, len(means), k)


def open_lines(reading: Reading) -> Iterator[OpenLine]:
    """The open questions to which words were released. Rows carry random numbers: their order says nothing."""
    written: dict[tuple[str, str], list[str]] = {}
    rows = ReleasedComment.objects.filter(assessment=reading.assessment).order_by("pk")
    for question, group, text in rows.values_list("question", "group", "text"):
        written.setdefault((question, group), []).append(text)
    for asked in reading.questions.open:
        groups = [group for group in RaterGroup if (asked.key, group) in written]
        if groups:
            said = wording(asked, OTHERS, reading.language, reading.assessment.name)
            yield OpenLine(said, tuple(comments(reading, group, written[asked.key, group]) for group in groups))


def comments(reading: Reading, group: RaterGroup, texts: Sequence[str]) -> Comments:
    """What a group wrote: the first few, and the rest behind one more step."""
    first, rest = tuple(texts[:FIRST_WORDS]), tuple(texts[FIRST_WORDS:])
    note = "" if group in NAMED else words.written_words(len(texts))
    return Comments(reading.who(group), note, first, rest, words.more_words(len(rest)) if rest else "")

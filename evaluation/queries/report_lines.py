"""The lines that a leader's report is made of, as plain values for page and paper alike."""

from dataclasses import dataclass
from decimal import Decimal

from evaluation.rules import report_words as words
from evaluation.rules.report_words import Told
from evaluation.rules.reports import Gap, Way
from evaluation.rules.rounds import NAMED


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A rater group beside its mark; `answers` is "19 svar", the ballots of an anonymous one."""

    group: str
    who: str
    answers: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One group's figure as it is written, or None where it is not shown; `answers` is "43 af 46".

    `single`: one person's answer to one statement.
    """

    group: str
    short: str
    value: Decimal | None
    answers: str = ""
    single: bool = False

    @property
    def text(self) -> str:
        """As in 3,2; a single answer is a whole step: 3."""
        if self.value is None:
            return ""
        return words.step_words(self.value) if self.single else words.decimal_words(self.value)

    @property
    def is_hidden(self) -> bool:
        """Whether it is kept back; one who answers by name and has no figure has simply not answered."""
        return self.value is None and self.group not in NAMED

    @property
    def absent(self) -> str:
        """What stands in a figure's place."""
        return words.absent(hidden=self.is_hidden)


@dataclass(frozen=True, slots=True)
class Spread:
    """How a group's answers to an item were spread over the scale."""

    group: str
    who: str
    counts: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One statement with every group's figure."""

    key: str
    wording: str
    figures: tuple[Figure, ...]
    spreads: tuple[Spread, ...]


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """One theme: figures on one scale, the difference in words, the statements it is made of."""

    key: str
    name: str
    figures: tuple[Figure, ...]
    gap: Gap | None
    gap_words: str
    items: tuple[ItemLine, ...]

    @property
    def compared(self) -> str | None:
        """The group that the leader is compared with, where both are shown."""
        return self.gap.group if self.gap else None

    @property
    def gap_size(self) -> str:
        """The difference as a figure, where there is one worth a figure."""
        return words.decimal_words(self.gap.size) if self.gap and self.gap.way != Way.ALIKE else ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement that others rate much higher or lower than the leader."""

    wording: str
    figures: str


@dataclass(frozen=True, slots=True)
class Comments:
    """What one group wrote to one open question, in the order in which chance has put it."""

    who: str
    note: str
    first: tuple[str, ...]
    rest: tuple[str, ...]
    more: str


@dataclass(frozen=True, slots=True)
class OpenLine:
    """An open question with what was written to it."""

    question: str
    comments: tuple[Comments, ...]


@dataclass(frozen=True)
class Report:
    """The whole report. `own`: it is read by the leader it is about; `scale` holds the steps with their labels."""

    pk: int
    own: bool
    name: str
    first: str
    place: str
    superior: str
    round_title: str
    k: int
    scale: tuple[tuple[int, str], ...]
    scale_words: str
    heading: str
    lead: str
    three: tuple[str, ...]
    picture_heading: str
    band_words: str
    strengths_heading: str
    strengths_words: str
    blind_words: str
    readers: str
    why_heading: str
    why: str
    words_rule: str
    groups: tuple[GroupLine, ...]
    themes: tuple[ThemeLine, ...]
    hidden: tuple[Told, ...]
    strengths: tuple[Finding, ...]
    blind_spots: tuple[Finding, ...]
    words: tuple[OpenLine, ...]

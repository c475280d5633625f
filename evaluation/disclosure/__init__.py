"""What may be shown of people's answers about their leaders. Plain Python and numpy, no Django; see docs/disclosure.md.

`release` takes `Answers`, a list of cells, or a `Tally`, the same in tables, and gives a `Release`. What is in none of
its figures, bars and remainders may neither be shown nor stored.
"""

from evaluation.disclosure.answers import Answers, Cell, Tally
from evaluation.disclosure.comments import may_show_comments
from evaluation.disclosure.figures import BarRemainder, Bars, Figure, Hidden, Kind, Reason, Remainder
from evaluation.disclosure.malformed import Malformed
from evaluation.disclosure.reading import read_answers
from evaluation.disclosure.released import Release
from evaluation.disclosure.releasing import release
from evaluation.disclosure.tree import Leader

__all__ = [
    "Answers",
    "BarRemainder",
    "Bars",
    "Cell",
    "Figure",
    "Hidden",
    "Kind",
    "Leader",
    "Malformed",
    "Reason",
    "Release",
    "Remainder",
    "Tally",
    "may_show_comments",
    "read_answers",
    "release",
]

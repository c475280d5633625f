"""What management has answered, brought to where somebody needs it: by question, in its own words."""

from dataclasses import dataclass

from networks.models import Programme
from networks.queries.sheets import published_sheet, signed_answers
from networks.rules.questions import BY_KEY, Question
from networks.rules.sheet_words import told

TO_EVALUATE = ("practice", "gain_leader", "gain_whole", "evaluation")
"""What the networks are held up against: what leaders do otherwise, what they and the municipality gain, and how."""
TO_DECIDE = ("practice", "term", "fit")
TO_REDESIGN = ("fit",)
"""The signs that it is time to ask about purpose, type and frames anew."""
TO_WELCOME = ("turnover",)
TO_AGREE = ("ownership",)


@dataclass(frozen=True, slots=True)
class Decided:
    """A question and its answer: what was chosen, and the words."""

    question: Question
    told: tuple[str, ...]
    words: str


def decided_about(programme: Programme, keys: tuple[str, ...]) -> list[Decided]:
    """The answers in force to some questions, in this order; nothing where a programme has no sheet."""
    sheet = published_sheet(programme)
    answers = signed_answers(sheet) if sheet else {}
    found = ((BY_KEY[key], answers[key]) for key in keys if key in answers)
    return [Decided(question, tuple(told(chosen)), words) for question, (words, chosen) in found]

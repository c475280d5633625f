"""What management has answered, brought to where somebody needs it: by question, in its own words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from networks.models import Agreement, Network, Programme
from networks.queries.sheets import published_sheet, signed_answers
from networks.rules.cut import kept_by
from networks.rules.questions import BY_KEY, Matter, Part, Question
from networks.rules.sheet_words import told

TO_EVALUATE = ("practice", "gain_leader", "gain_whole", "evaluation")
"""What the networks are held up against: what leaders do otherwise, what they and the municipality gain, and how."""
TO_DECIDE = ("practice", "term", "fit")
TO_REDESIGN = ("fit",)
"""The signs that it is time to ask about purpose, type and frames anew."""
TO_WELCOME = ("turnover",)
TO_AGREE = ("ownership", "administration")
TO_LEARN = ("gain_leader",)
LATEST = 5


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


def kept_in(programme: Programme) -> frozenset[Matter]:
    """What management decides itself in a programme, by the answers in force."""
    sheet = published_sheet(programme)
    answer = signed_answers(sheet).get("cut") if sheet else None
    return kept_by(answer[1].get(Part.DELEGATED, []) if answer else None)


def matters_in(frame: Iterable[Mapping[str, Any]]) -> frozenset[Matter]:
    """What is operational in publishing a proposal: who sits where, and who is facilitator where that is new."""
    named = [(entry["network"], entry["facilitator"]) for entry in frame if entry["facilitator"]]
    led = set(Network.objects.filter(pk__in=[pk for pk, _guide in named if pk]).values_list("pk", "facilitator_id"))
    new = {Matter.FACILITATORS} if set(named) - led else set()
    return frozenset({Matter.COMPOSITION} | new)


def agreements_of(programme: Programme) -> list[Agreement]:
    """What management has said yes to lately, the latest first."""
    return list(Agreement.objects.filter(programme=programme)[:LATEST])

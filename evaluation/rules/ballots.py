"""What a ballot says, as plain values and as the bytes that are sealed."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evaluation.rules.questionnaires import Questionnaire
from evaluation.rules.rounds import WORDS_LIMIT

BYTES_A_LETTER = 4


@dataclass(frozen=True)
class Ballot:
    """Answers by item (None: does not know, or does not wish to answer) and own words by open question."""

    values: Mapping[str, int | None]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Opened:
    """A ballot that has been opened: about whom and in which capacity, never by whom."""

    assessment: int
    group: str
    ballot: Ballot


def packed(ballot: Ballot) -> bytes:
    """A ballot as bytes."""
    content = {"values": dict(ballot.values), "words": dict(ballot.words)}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def unpacked(content: bytes, questions: Questionnaire) -> Ballot | None:
    """The ballot in some bytes, or None when they are not an answer to this questionnaire."""
    try:
        found = json.loads(content)
        ballot = Ballot(dict(found["values"]), dict(found["words"]))
    except (ValueError, TypeError, KeyError):
        return None
    return ballot if fits(ballot, questions) else None


def fits(ballot: Ballot, questions: Questionnaire) -> bool:
    """Whether a ballot answers this questionnaire and no other, on its scale and within the limits."""
    scale = range(questions.scale.low, questions.scale.high + 1)
    return (
        set(ballot.values) <= set(item_keys(questions))
        and all(value is None or (type(value) is int and value in scale) for value in ballot.values.values())
        and set(ballot.words) <= set(open_keys(questions))
        and all(isinstance(text, str) and len(text) <= WORDS_LIMIT for text in ballot.words.values())
    )


def largest(questions: Questionnaire) -> int:
    """Bytes of the largest possible answer, to which every ballot of a round is padded."""
    full = Ballot(dict.fromkeys(item_keys(questions)), dict.fromkeys(open_keys(questions), ""))
    return len(packed(full)) + BYTES_A_LETTER * WORDS_LIMIT * len(questions.open)


def item_keys(questions: Questionnaire) -> Iterable[str]:
    """The keys of all items, theme by theme."""
    return [item.key for item in questions.items]


def open_keys(questions: Questionnaire) -> Iterable[str]:
    """The keys of the open questions."""
    return [question.key for question in questions.open]

"""What invented respondents think of invented leaders: every leader has strengths and weak sides of their own."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from evaluation.rules.questionnaires import Questionnaire
from ledernet.demo.remarks import Unsaid

UNKNOWN, DECLINED = "unknown", "declined"
SPREAD = 0.8
HAS_WORDS = 0.45


@dataclass(frozen=True)
class Mood:
    """How a leader or a network is seen: the middle of each theme, and how the leader sees it instead."""

    middles: Mapping[str, float]
    own: Mapping[str, float]


def mood_of(whose: str, seed: int, questions: Questionnaire) -> Mood:
    """The same leader or network is seen alike by everybody who is asked, whenever the demo is made."""
    dice = random.Random(f"mood {seed} {whose}")  # noqa: S311 - invented opinions, not secrets
    level = dice.uniform(3.3, 4.3)
    middles = {theme.key: level + dice.gauss(0, 0.4) for theme in questions.themes}
    return Mood(middles, {key: middle + dice.gauss(0, 0.6) for key, middle in middles.items()})


def form_of(
    mood: Mood, questions: Questionnaire, dice: random.Random, unsaid: Unsaid, *, is_own: bool
) -> dict[str, str]:
    """One respondent's answers, as the form sends them."""
    middles = mood.own if is_own else mood.middles
    answers = {
        item.key: choice(middles[theme.key], questions, dice) for theme in questions.themes for item in theme.items
    }
    words = {question.key: unsaid.next(question.key) for question in questions.open if dice.random() < HAS_WORDS}
    return answers | words


def choice(middle: float, questions: Questionnaire, dice: random.Random) -> str:
    """One mark on the scale, or one of the two ways out."""
    luck = dice.random()
    if luck < 0.04:
        return UNKNOWN
    if luck < 0.05:
        return DECLINED
    return str(min(questions.scale.high, max(questions.scale.low, round(dice.gauss(middle, SPREAD)))))

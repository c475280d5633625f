"""How long a release takes: an organisation made up in tables, and a clock beside it."""

import time

import numpy as np

from evaluation.disclosure.answers import Tally
from evaluation.disclosure.releasing import release
from evaluation.disclosure.tree import Leader

MOST_RATERS = 12
SHARES = (0.05, 0.1, 0.2, 0.4, 0.25)
"""How the made-up answers spread over the steps from 1 to 5."""


def made_up(*, leaders: int, groups: int = 6, questions: int = 40, below_each: int = 8, seed: int = 1) -> Tally:
    """A tree with so many leaders below each, up to twelve raters in a cell, every twentieth answer a don't-know."""
    dice = np.random.default_rng(seed)
    ballots = dice.integers(0, MOST_RATERS, (leaders, groups), endpoint=True)
    given = dice.binomial(np.repeat(ballots[:, :, None], questions, axis=2), 0.95)
    return Tally(
        k=5,
        scale=(1, 5),
        leaders=tuple(Leader(f"L{at}", f"L{(at - 1) // below_each}" if at else None) for at in range(leaders)),
        groups=tuple(f"group {at}" for at in range(groups)),
        questions=tuple(f"question {at}" for at in range(questions)),
        counts=dice.multinomial(given, SHARES),
        ballots=ballots,
    )


def seconds(tally: Tally) -> float:
    """Seconds of one core that the release of these tables takes, waiting for others left out."""
    begun = time.process_time()
    release(tally)
    return time.process_time() - begun

"""Organisations to release answers of: by hand, drawn by hypothesis, or at random in every shape and mood."""

import random

from hypothesis import strategies as st

from evaluation.disclosure import Answers, Cell, Leader

SHAPES = ("chain", "star", "bushy", "broad", "many tops", "comb", "hollow")
MOODS = (1.2, 1.6, 2.2, 3.0, 3.8, 4.4, 4.9)


def one_question(superiors, cells, k=5, scale=(1, 5), ballots=None):
    """Answers to q from the group e, by {leader: superior} and {leader: values}."""
    leaders = tuple(Leader(name, superior) for name, superior in superiors.items())
    ballots = ballots or {}
    answers = tuple(
        Cell(name, "e", "q", tuple(values), ballots.get(name, len(values))) for name, values in cells.items()
    )
    return Answers(k, scale, leaders, answers)


@st.composite
def organisations(draw, least=0, most_ballots=8):
    """Small organisations of any shape with at least so many leaders: two questions, two rater groups, don't-knows."""
    dice = random.Random(draw(st.integers(0, 2**32)))
    low, high = draw(st.sampled_from([(1, 5), (0, 10), (-1, 1), (1, 2), (1, 7)]))
    names = [f"L{at}" for at in range(draw(st.integers(least, 12)))]
    superiors = [draw(st.sampled_from([None, *names[:at]])) for at in range(len(names))]
    dice.shuffle(leaders := list(map(Leader, names, superiors)))
    mood = dice.uniform(low, high)
    cells = []
    for name in names:
        for group in ("employees", "peers"):
            ballots = draw(st.integers(0, most_ballots))
            for question in ("q1", "q2"):
                size = max(0, ballots - dice.choice((0, 0, 1, 2)))
                values = tuple(round(dice.triangular(low, high, mood)) for _ in range(size))
                cells.append(Cell(name, group, question, values, ballots))
    return Answers(draw(st.integers(3, 9)), (low, high), tuple(leaders), tuple(cells))


def random_organisation(seed, most=60):
    """One of the organisations that the attack goes through: shape, mood, sizes and k follow from the seed."""
    dice = random.Random(seed)
    shape, number, k = dice.choice(SHAPES), dice.randint(3, most), dice.randint(3, 8)
    typical = dice.choice((2, 4, 6, 8, 15, 40))
    names = [f"L{at}" for at in range(number)]
    leaders = tuple(Leader(name, _superior(dice, shape, at)) for at, name in enumerate(names))
    mood = dice.choice(MOODS)
    cells = []
    for group in ("employees", "peers")[: dice.randint(1, 2)]:
        for name in names:
            ballots = _ballots(dice, shape, typical)
            mean = min(4.95, max(1.05, dice.gauss(mood, 0.3)))
            for question in ("q1", "q2", "q3"):
                values = tuple(_value(dice, mean) for _ in range(ballots) if dice.random() < 0.93)
                cells.append(Cell(name, group, question, values, ballots))
    return Answers(k, (1, 5), leaders, tuple(cells))


def _superior(dice, shape, at):
    if at == 0 or (shape == "many tops" and dice.random() < 0.2):
        return None
    under = {
        "chain": at - 1,
        "star": 0,
        "bushy": (at - 1) // 3,
        "broad": (at - 1) // 8,
        "many tops": dice.randrange(at),
        "comb": at - 1 if at % 2 else max(0, at - 2),
        "hollow": dice.randrange(max(0, at - 6), at),
    }
    return f"L{under[shape]}"


def _ballots(dice, shape, typical):
    if dice.random() < (0.4 if shape == "hollow" else 0.08):
        return 0
    return max(0, round(dice.lognormvariate(0, 0.6) * typical))


def _value(dice, mean):
    """1 to 5 with the mean asked for: four coins."""
    return 1 + sum(dice.random() < (mean - 1) / 4 for _ in range(4))

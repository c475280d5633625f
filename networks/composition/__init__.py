"""Composition of networks: an optimiser that people can argue with. Plain Python, no Django.

`check` judges, `prices` and `explain` answer "why here?", `feasibility` says why nothing can work. The search itself
(`search.compose`, `rotation.rotate`) is imported from where it stands: the web process loads no arrays for it.
"""

from networks.composition.bound import Bound, bound
from networks.composition.conflict import Conflict, Impossible, Rule
from networks.composition.explanation import Explanation, Reason, explain
from networks.composition.feasibility import feasibility
from networks.composition.plan import Plan
from networks.composition.prices import SeatPrice, SwapPrice, prices
from networks.composition.problem import Network, Person, Problem, Weights
from networks.composition.reading import Malformed, load_problem
from networks.composition.verdict import Verdict, Violation, check

__all__ = [
    "Bound",
    "Conflict",
    "Explanation",
    "Impossible",
    "Malformed",
    "Network",
    "Person",
    "Plan",
    "Problem",
    "Reason",
    "Rule",
    "SeatPrice",
    "SwapPrice",
    "Verdict",
    "Violation",
    "Weights",
    "bound",
    "check",
    "explain",
    "feasibility",
    "load_problem",
    "prices",
]

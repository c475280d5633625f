"""One call of every public verb, so that the trail can be watched while it is made. Each app has a table of its own.

A new verb gets its line in `tests/<app>/verbs.py`; an app gets its line here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from tests.world import World


@dataclass(frozen=True)
class Deed:
    """How a verb is called, and what the trail says then.

    `given` makes what the verb is given, apart from `by` and `at`. `on` finds the object of the audit row among it,
    before the verb is done; without, it is what the verb returns. `told` is the word of the trail where it is not the
    verb's own name. `also` are the rows of the verbs that it is made of.
    """

    given: Callable[[World], dict[str, Any]]
    on: Callable[[dict[str, Any]], Model] | None = None
    told: str = ""
    also: tuple[str, ...] = ()


def tables() -> Mapping[str, Mapping[str, Deed]]:
    """The tables of the apps, by app."""
    from tests.evaluation.verbs import VERBS as EVALUATION
    from tests.goals.verbs import VERBS as GOALS
    from tests.networks.verbs import VERBS as NETWORKS
    from tests.organisation.verbs import VERBS as ORGANISATION
    from tests.performance.verbs import VERBS as PERFORMANCE

    return {
        "evaluation": EVALUATION,
        "goals": GOALS,
        "networks": NETWORKS,
        "organisation": ORGANISATION,
        "performance": PERFORMANCE,
    }

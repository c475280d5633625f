"""The trail's words from every floor: each app tells its verbs in `rules.trail`, and the roof puts them together."""

from evaluation.rules import trail as evaluation
from goals.rules import trail as goals
from networks.rules import trail as networks
from organisation.rules import trail as organisation
from organisation.rules.trail import Told
from performance.rules import trail as performance

FLOORS = (organisation, evaluation, goals, networks, performance)
VERBS = {verb: told for floor in FLOORS for verb, told in floor.VERBS.items()}
UNNAMED = {fact: words for floor in FLOORS for fact, words in floor.UNNAMED.items()}
# Recorded and chained like all others, and shown to nobody who reads the trail.
UNLISTED = networks.UNLISTED | performance.UNLISTED
TOPICS = [choice for floor in FLOORS for choice in floor.Topic.choices]


def told_of(verb: str, kind: str) -> Told | None:
    """What is said of a verb when it is done to a kind of object; None of a verb that nobody has words for."""
    return VERBS.get(f"{verb} {kind}") or VERBS.get(verb)


def verbs_about(topic: str) -> set[str]:
    """The verbs under a topic."""
    return {name.partition(" ")[0] for name, told in VERBS.items() if told.topic == topic}

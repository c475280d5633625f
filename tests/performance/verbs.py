"""One call of every verb of dialogues."""

from tests.verbs import Deed

VERBS: dict[str, Deed] = {}

"""One call of every verb of boards."""

from tests.verbs import Deed

VERBS: dict[str, Deed] = {}

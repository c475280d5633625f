"""One call of every verb of indicators."""

from tests.verbs import Deed

VERBS: dict[str, Deed] = {}

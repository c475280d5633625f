"""One call of every verb of a dialogue itself: preparing, agreeing, signing."""

from tests.verbs import Deed

DIALOGUES: dict[str, Deed] = {}

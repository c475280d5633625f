"""One call of every verb of dialogues, a module a topic."""

from tests.performance.verbs.booking import BOOKING
from tests.performance.verbs.dialogues import DIALOGUES

VERBS = BOOKING | DIALOGUES

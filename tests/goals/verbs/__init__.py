"""One call of every verb of goals, indicators and boards."""

from tests.goals.verbs import boards, goals, indicators

VERBS = goals.VERBS | indicators.VERBS | boards.VERBS

"""The nouns of dialogues."""

from performance.models.dialogues import (
    Agreement,
    Dialogue,
    GoalView,
    Preparation,
    Proposal,
    Reopening,
    Signature,
    Thought,
)

__all__ = [
    "Agreement",
    "Dialogue",
    "GoalView",
    "Preparation",
    "Proposal",
    "Reopening",
    "Signature",
    "Thought",
]

"""The verbs of goals."""

"""The questions of goals."""

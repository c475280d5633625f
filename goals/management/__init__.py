"""Commands of goals."""

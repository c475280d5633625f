"""The law of goals."""

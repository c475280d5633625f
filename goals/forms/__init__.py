"""The shapes of input of goals."""

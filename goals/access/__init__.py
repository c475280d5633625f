"""The doors of goals."""

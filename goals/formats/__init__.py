"""The papers of goals."""

"""The verbs of dialogues."""

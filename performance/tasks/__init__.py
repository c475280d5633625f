"""The tasks of dialogues."""

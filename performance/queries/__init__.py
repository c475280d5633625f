"""The questions of dialogues."""

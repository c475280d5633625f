"""The doors of dialogues."""

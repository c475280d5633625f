"""The law of dialogues."""

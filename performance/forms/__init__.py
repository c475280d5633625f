"""The shapes of input of dialogues."""

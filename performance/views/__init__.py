"""The pages of dialogues."""

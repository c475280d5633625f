"""The papers of dialogues."""

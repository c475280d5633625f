"""Performance and feedforward dialogues: between two people, and closed to everybody else."""

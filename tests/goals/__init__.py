"""Tests of goals, indicators and boards."""

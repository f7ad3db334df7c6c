"""Tokens of the looks and the presentation that a resident chooses."""

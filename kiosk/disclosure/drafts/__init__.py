"""Unfinished forms: sealed so that only their short resume code opens them, wiped by themselves."""

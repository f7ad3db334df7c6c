"""Sizes of the workplace."""

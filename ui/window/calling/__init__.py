"""Calling numbers and serving them."""

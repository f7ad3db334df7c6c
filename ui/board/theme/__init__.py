"""Sizes of the calling board."""

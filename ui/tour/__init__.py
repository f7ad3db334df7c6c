"""Drives the real screens by touch."""

"""Signing in at a window."""

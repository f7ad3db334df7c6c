"""Browsing the guides by department, theme and audience."""

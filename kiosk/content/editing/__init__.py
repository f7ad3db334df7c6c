"""Editing of what residents read: one person makes a change, another checks it, all is kept."""

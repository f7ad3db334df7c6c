"""A document as something to edit: every field of its type, its lists entry by entry."""

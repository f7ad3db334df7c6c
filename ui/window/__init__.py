"""The workplace at a window: sign in, call numbers, see disclosure applications."""

"""Lists to search in and narrow, whose rows go on as one scrolls."""

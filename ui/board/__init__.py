"""The calling board: the hall's screen and voice."""

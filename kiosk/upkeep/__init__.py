"""Looking after a terminal: examination, restore."""

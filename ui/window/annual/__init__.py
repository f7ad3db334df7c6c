"""The annual report of disclosure on the screen and as files."""

"""The hall's reports on the screen and as files."""

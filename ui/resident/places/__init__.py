"""The hall: organs, windows and where they are."""

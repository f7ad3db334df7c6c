"""The hall's own calendar of working days: what was published, what the hall and region add."""

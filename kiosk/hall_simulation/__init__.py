"""A whole hall in real processes on a throw-away PostgreSQL, with faults made on purpose."""

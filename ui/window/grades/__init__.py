"""Poor grades (差评): which there are, by when they are mended, what was done."""

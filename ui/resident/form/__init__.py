"""Forms: the blank page and the filled-in sample, to look at and to print."""

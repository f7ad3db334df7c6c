"""An office's past register, taken over from a CSV file."""

"""Letters of a disclosure case: templates as data, drafts, numbers in series."""

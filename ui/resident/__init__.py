"""The resident's touchscreen: a folder per feature."""

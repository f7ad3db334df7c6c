"""The desk of disclosure applications."""

"""The supervisor's view of the whole hall."""

"""The terminal without a screen: nothing in here imports Qt or ui."""

__version__ = "0.1.0"

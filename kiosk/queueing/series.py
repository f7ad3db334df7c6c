"""A machine's own series of numbers, which no other machine or business has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.content.model import Business, ServiceItem, Window
from kiosk.queueing.hall import HallContent


def short_terminal(terminal: str) -> str:
    """The terminal as people read it in a number: ``03`` is 3."""
    return terminal.lstrip("0") or terminal


def series(prefix: str, terminal: str) -> str:
    """The terminal's own series of a business: ``A3-``, so that its numbers read A3-007.

    Where prefix and terminal would run into each other (A1 and 3, A and B2) a stroke parts them.
    """
    short = short_terminal(terminal)
    parted = prefix[-1:].isdigit() or short[:1].isalpha()
    return f"{prefix}-{short}-" if parted else f"{prefix}{short}-"


class SeriesContent:
    """The hall's content, with the businesses under this terminal's own series."""

    def __init__(self, content: HallContent, terminal: str) -> None:
        self._content = content
        self._terminal = terminal

    def businesses(self) -> Sequence[Business]:
        return [
            replace(business, prefix=series(business.prefix, self._terminal))
            for business in self._content.businesses()
        ]

    def windows(self) -> Sequence[Window]:
        return self._content.windows()

    def guide(self, code: str) -> ServiceItem:
        return self._content.guide(code)

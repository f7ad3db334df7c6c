"""Drives the real screens by touch: ``kiosk tour`` leaves pictures, slips and tour.json."""

from __future__ import annotations

from pathlib import Path


def run_tour(out: Path, *, brief: bool = False) -> int:
    """Walks through every page offscreen; 0 when every step and every screen was well.

    ``brief``: every page once, standing, instead of in every way of seeing.

    Raises:
        Unavailable: the folder cannot be written, or the demonstration's platform does not start.
    """
    from ui.tour.walk import walk

    return walk(out, brief=brief)

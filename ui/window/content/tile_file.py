"""Tiles of the wall as a file in the machine's folder of reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.common.clock import hall_time
from ui.window.drives import FOLDER, put

if TYPE_CHECKING:
    from kiosk.app import Terminal


def save_tiles(terminal: Terminal, code: str) -> str:
    """Writes the tile of an item, or without one all that today's tasks ask for.

    Raises:
        Rejected: ``wall.empty`` or ``guide.unknown``.
        Unavailable: ``report.unwritable``.
    """
    made = terminal.printing.tiles(code)
    name = f"墙贴-{hall_time(terminal.clock.now()):%Y%m%d-%H%M%S}.pdf"
    return put(terminal.settings.data_dir / FOLDER, name, made).name

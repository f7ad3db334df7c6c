"""Steady background work of a face: printing and exchange with the platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from ui.tasks import Tasks

PRINT_SECONDS = 1
SYNC_SECONDS = 15


def start_workers(terminal: Terminal, tasks: Tasks) -> None:
    """Starts the print worker, and the exchange where a platform is set.

    The rooms are named inside the functions: their first use imports them, off the GUI thread.
    """

    def print_pending() -> None:
        terminal.printing.run_pending()

    def exchange() -> None:
        terminal.sync.once()

    tasks.every(PRINT_SECONDS, print_pending)
    if terminal.settings.platform_url is not None:
        tasks.every(SYNC_SECONDS, exchange)

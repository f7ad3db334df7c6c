"""Where the tour plays: a demonstration hall of its own with a platform that can be cut off."""

from __future__ import annotations

import http.client
import socket
import tempfile
from dataclasses import replace
from pathlib import Path

from kiosk.app import Terminal, open_terminal
from kiosk.common.clock import SystemClock
from kiosk.demonstration import OwnPlatform
from kiosk.settings import PrinterSettings, Settings
from kiosk.setup import initialise


def free_port() -> int:
    """A loopback port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class TourClock(SystemClock):
    """The machine's clocks, with waiting that nobody has to sit through."""

    def __init__(self) -> None:
        self._skipped = 0.0

    def skip(self, seconds: float) -> None:
        """Lets monotonic time pass at once; wall time goes on as it is."""
        self._skipped += seconds

    def monotonic(self) -> float:
        return super().monotonic() + self._skipped


class Stage:
    """One hall, made anew in a temporary folder and removed at the end."""

    def __init__(self, slips: Path) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="kiosk-tour-")
        self.data_dir = Path(self._folder.name) / "data"
        made = initialise(self.data_dir, demo=True, hall_code="", hall_name="", terminal="")
        self.platform = OwnPlatform(Path(self._folder.name) / "platform", free_port())
        address = f"http://127.0.0.1:{self.platform.port}"
        self.settings: Settings = replace(
            made,
            platform_url=address,
            public_url=address,
            printer=PrinterSettings("folder", str(slips.resolve())),
        )
        self.clock = TourClock()
        self.terminal: Terminal = open_terminal(self.settings, self.clock)

    def go_online(self) -> None:
        """Starts the platform, or the line to it."""
        self.platform.start()

    def go_offline(self) -> None:
        """Cuts the terminal off."""
        self.platform.stop()

    def phone_page(self, path: str) -> str:
        """What a phone reads at that address of the platform."""
        connection = http.client.HTTPConnection("127.0.0.1", self.platform.port, timeout=10)
        try:
            connection.request("GET", path)
            return connection.getresponse().read().decode()
        finally:
            connection.close()

    def close(self) -> None:
        """Ends the platform and removes the folder."""
        self.platform.stop()
        self.terminal.close()
        self._folder.cleanup()

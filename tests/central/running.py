"""A central platform on a loopback port, served by the real server in a thread."""

from __future__ import annotations

import threading
import time

import uvicorn

from kiosk.central.platform import Platform
from kiosk.central.server import app_for


class RunningPlatform:
    """Starts on construction; ``stop`` ends the server and closes the database."""

    def __init__(self, platform: Platform, port: int = 0) -> None:
        self.platform = platform
        self._server = uvicorn.Server(
            uvicorn.Config(
                app_for(platform),
                host="127.0.0.1",
                port=port,
                log_level="error",
                access_log=False,
                timeout_graceful_shutdown=2,
            )
        )
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            if not self._thread.is_alive():
                raise RuntimeError("the platform did not start")
            time.sleep(0.005)
        self.port: int = self._server.servers[0].sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        """Lets requests under way end, then closes everything."""
        self._server.should_exit = True
        self._thread.join(10)

"""The demonstration hall's own central platform, a child process on the loopback address."""

from __future__ import annotations

import http.client
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from kiosk.common.errors import Unavailable
from kiosk.common.own_program import own_program
from kiosk.settings import Settings

STARTS_WITHIN_SECONDS = 20
STOPS_WITHIN_SECONDS = 10


class OwnPlatform:
    """Starts and stops the reference platform; it ends by itself when this process dies."""

    def __init__(self, data_dir: Path, port: int) -> None:
        self._data_dir = data_dir
        self.port = port
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it and returns once it answers.

        Raises:
            Unavailable: ``demonstration.platform_silent`` when it does not come up.
        """
        serve = ["central", "serve", "--demo", "--tied", "--port", str(self.port)]
        self._process = subprocess.Popen(
            [*own_program(), *serve, "--data", str(self._data_dir)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + STARTS_WITHIN_SECONDS
        while not answers(self.port):
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise Unavailable("demonstration.platform_silent", port=self.port)
            time.sleep(0.05)

    def stop(self) -> None:
        """Stops it and waits for its end."""
        if self._process is None:
            return
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.terminate()
        try:
            self._process.wait(STOPS_WITHIN_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None


def answers(port: int) -> bool:
    """Whether something speaks HTTP on that loopback port."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status < http.HTTPStatus.INTERNAL_SERVER_ERROR
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


@contextmanager
def platform_for(settings: Settings) -> Iterator[None]:
    """Runs the demonstration's platform during the block.

    Does nothing for a real hall, for an address that is not this machine's, and where a second
    face of the same hall has started the platform already.
    """
    address = urlsplit(settings.platform_url or "")
    own = settings.demo and address.hostname in ("127.0.0.1", "localhost") and address.port
    if not own or answers(address.port or 0):
        yield
        return
    platform = OwnPlatform(settings.data_dir / "platform", address.port or 0)
    platform.start()
    try:
        yield
    finally:
        platform.stop()

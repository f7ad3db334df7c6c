"""A TCP connection to an ESC/POS printer, with every wait bounded."""

from __future__ import annotations

import socket
import time
from types import TracebackType

from kiosk.devices.printer.commands import (
    StatusKind,
    ask_status,
    is_processed,
    is_status,
)

_CLOSED = b""


class ConnectionLost(Exception):
    """The printer ended the connection or the network did."""


class Link:
    """One connection; ``answer_seconds`` bounds connecting and each status answer."""

    def __init__(self, address: tuple[str, int], answer_seconds: float) -> None:
        self._address = address
        self._answer_seconds = answer_seconds
        self._socket: socket.socket | None = None
        self._done = False

    def __enter__(self) -> Link:
        """Connects.

        Raises:
            OSError: nobody answers there.
        """
        self._socket = socket.create_connection(self._address, self._answer_seconds)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._socket:
            self._socket.close()

    def send(self, data: bytes, seconds: float) -> None:
        """Sends all of ``data``.

        Raises:
            ConnectionLost: also when the printer does not take it in time.
        """
        self._connected().settimeout(max(seconds, 0.001))
        try:
            self._connected().sendall(data)
        except OSError as error:
            raise ConnectionLost from error

    def status(self, kind: StatusKind) -> int | None:
        """The answer to DLE EOT n; None when there is none in time.

        Raises:
            ConnectionLost: the connection ended.
        """
        self.send(ask_status(kind), self._answer_seconds)
        until = time.monotonic() + self._answer_seconds
        while (answer := self._byte(until)) is not None:
            if is_status(answer):
                return answer
            self._done = self._done or is_processed(answer)
        return None

    def processed(self, seconds: float) -> bool:
        """Whether the printer says within ``seconds`` that it has processed all it was sent.

        It may have said so before, while a status was asked for: a slip takes its time.

        Raises:
            ConnectionLost: the connection ended.
        """
        until = time.monotonic() + seconds
        while not self._done and (answer := self._byte(until)) is not None:
            self._done = is_processed(answer)
        return self._done

    def _byte(self, until: float) -> int | None:
        left = until - time.monotonic()
        if left <= 0:
            return None
        self._connected().settimeout(left)
        try:
            received = self._connected().recv(1)
        except TimeoutError:
            return None
        except OSError as error:
            raise ConnectionLost from error
        if received == _CLOSED:
            raise ConnectionLost
        return received[0]

    def _connected(self) -> socket.socket:
        if self._socket is None:
            raise ConnectionLost
        return self._socket

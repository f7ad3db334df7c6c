"""A virtual ESC/POS printer: a real TCP server that understands the real bytes.

It can be told to fail, and shows what it printed as pictures.
"""

from __future__ import annotations

import socket
import struct
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from kiosk.devices.printer.twin_paper import Died, Fault, PaperPath

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["EscposTwin", "Fault"]

_RESET_ON_CLOSE = struct.pack("ii", 1, 0)
_CHUNK = 4096


class EscposTwin:
    """Listens on loopback while it is entered."""

    def __init__(self) -> None:
        self._paper = PaperPath()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, name="escpos-twin", daemon=True)
        self._open: socket.socket | None = None

    def __enter__(self) -> EscposTwin:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        if self._open:
            _hang_up(self._open)
        self._thread.join()
        self._listener.close()

    @property
    def host(self) -> str:
        return str(self._listener.getsockname()[0])

    @property
    def port(self) -> int:
        return int(self._listener.getsockname()[1])

    @property
    def slips(self) -> list[Image]:
        """What was printed and cut, oldest first."""
        return list(self._paper.slips)

    @property
    def not_understood(self) -> bytes:
        """Bytes that were no command: a real printer prints them as rubbish."""
        return bytes(self._paper.not_understood)

    @property
    def surprises(self) -> int:
        """Real-time commands that were hidden in the data."""
        return self._paper.surprises

    def suffer(self, fault: Fault) -> None:
        """From now on; :attr:`Fault.NONE` repairs it."""
        self._paper.fault = fault

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._open = connection
            with connection:
                self._paper.connected()
                self._converse(connection)
            self._open = None

    def _converse(self, connection: socket.socket) -> None:
        try:
            while data := connection.recv(_CHUNK):
                connection.sendall(self._paper.receive(data))
        except Died:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        except OSError:
            return


def _hang_up(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return

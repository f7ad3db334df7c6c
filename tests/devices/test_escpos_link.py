"""What a printer says is heard, whatever was being asked at that moment."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from kiosk.devices.printer.commands import StatusKind
from kiosk.devices.printer.link import Link

PROCESSED = b"\x00"
READY = b"\x12"


@pytest.fixture
def slow_printer() -> Iterator[tuple[str, int]]:
    """Has just finished its slip when it is asked how it is, and says both."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(16)
                connection.sendall(PROCESSED + READY)
                connection.recv(16)

        thread = threading.Thread(target=answer)
        thread.start()
        yield listener.getsockname()
        thread.join()


def test_the_end_of_a_slip_is_heard_while_a_status_is_asked_for(
    slow_printer: tuple[str, int],
) -> None:
    with Link(slow_printer, 5.0) as link:
        assert link.status(StatusKind.PRINTER) == READY[0]
        assert link.processed(5.0)

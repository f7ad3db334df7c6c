"""A serial line to a reader, by the operating system's own terminal interface."""

from __future__ import annotations

import errno
import fcntl
import os
import select
import termios
import time
from types import TracebackType

_SPEED = termios.B115200
_CHUNK = 4096
_LONGEST_FLUSH_SECONDS = 0.5


class LineLost(Exception):
    """The line cannot be used; ``code`` says why, like ``id_reader.gone``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class SerialLine:
    """A line of 115200 bit/s, 8 data bits, no parity, 1 stop bit, open while it is entered."""

    def __init__(self, target: str) -> None:
        self._target = target
        self._handle = -1

    def __enter__(self) -> SerialLine:
        """Opens the line for this program alone.

        Raises:
            LineLost: ``id_reader.gone``, ``id_reader.no_permission``,
                ``id_reader.target_invalid``, ``id_reader.busy``.
        """
        try:
            self._handle = os.open(self._target, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        except OSError as error:
            raise LineLost(_reason(error)) from error
        try:
            self._set_up()
        except (OSError, termios.error) as error:
            self._close()
            raise LineLost("id_reader.target_invalid") from error
        except LineLost:
            self._close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def send(self, data: bytes, seconds: float) -> None:
        """Sends all of ``data`` after forgetting what came unasked.

        Raises:
            LineLost: ``id_reader.gone``.
        """
        until = time.monotonic() + seconds
        self._forget()
        left = memoryview(data)
        while left:
            self._wait(select.POLLOUT, until)
            try:
                left = left[os.write(self._handle, left) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise LineLost("id_reader.gone") from error

    def receive(self, until: float) -> bytes:
        """What comes next; empty when nothing has come by ``until``, in monotonic seconds.

        Raises:
            LineLost: ``id_reader.gone``.
        """
        if not self._wait(select.POLLIN, until):
            return b""
        try:
            data = os.read(self._handle, _CHUNK)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise LineLost("id_reader.gone") from error
        if not data:
            raise LineLost("id_reader.gone")
        return data

    def _set_up(self) -> None:
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LineLost("id_reader.busy") from error
        attributes = termios.tcgetattr(self._handle)
        control = termios.CS8 | termios.CREAD | termios.CLOCAL
        # Without HUPCL: closing must not drop DTR, at which some readers start anew.
        attributes[:6] = [0, 0, control, 0, _SPEED, _SPEED]
        attributes[6][termios.VMIN], attributes[6][termios.VTIME] = 0, 0
        termios.tcsetattr(self._handle, termios.TCSANOW, attributes)

    def _forget(self) -> None:
        """Lets what came late run out, so that it is not taken for the next answer."""
        until = time.monotonic() + _LONGEST_FLUSH_SECONDS
        while self.receive(time.monotonic()) and time.monotonic() < until:
            continue

    def _wait(self, event: int, until: float) -> bool:
        poll = select.poll()
        poll.register(self._handle, event)
        found = poll.poll(max(0.0, until - time.monotonic()) * 1000)
        if found and found[0][1] & (select.POLLERR | select.POLLHUP | select.POLLNVAL):
            raise LineLost("id_reader.gone")
        return bool(found)

    def _close(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def _reason(error: OSError) -> str:
    if error.errno in (errno.EACCES, errno.EPERM):
        return "id_reader.no_permission"
    if error.errno in (errno.ENOENT, errno.ENXIO, errno.ENODEV, errno.EIO):
        return "id_reader.gone"
    if error.errno == errno.EBUSY:
        return "id_reader.busy"
    return "id_reader.target_invalid"

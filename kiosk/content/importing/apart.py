"""Files read in a process of their own: what a hostile one breaks there does not break the hall.

The libraries that take a PDF or a packed document apart are large; a fault in them, a loop or a
hunger for memory ends that process alone. One serves a whole import, started with its first file.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kiosk.common.errors import Rejected
from kiosk.common.own_program import READ_APART, own_program
from kiosk.content.importing.apart_wire import (
    MAX_ANSWER,
    Broken,
    receive,
    send,
    understood,
)
from kiosk.content.importing.containers import Inside, ReadInside

FILE_SECONDS = 180.0
"""For one file, on a machine that has other things to do; its own work is bounded more closely."""
_USED_UP = -signal.SIGXCPU if sys.platform != "win32" else None
_ENDS_WITHIN_SECONDS = 1.0
_ROOT = Path(__file__).resolve().parents[3]
_HANDED_ON = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP")
"""Of the environment; keys and passwords that stand in it are not."""


@contextmanager
def reading_apart(*, seconds: float = FILE_SECONDS) -> Iterator[ReadInside]:
    """A reader for any number of files, one after the other; afterwards its process is gone."""
    other = _Other(seconds)
    try:
        yield other.read
    finally:
        other.stop()


class _Other:
    """The other process: started when it is needed, and again after it was stopped."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, suffix: str, raw: bytes) -> Inside:
        """What the file holds.

        Raises:
            Rejected: what :func:`kiosk.content.importing.containers.read_here` raises;
                ``import.too_slow`` when it took too long; ``import.reader_ended`` when the
                process ended over it.
        """
        process = self._process = self._process or _started()
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        clock = threading.Timer(self._seconds, stop)
        clock.daemon = True
        clock.start()
        try:
            return understood(_asked(process, suffix, raw))
        except (Broken, OSError) as error:
            slow = late.is_set() or _has_used_up(process)
            self.stop()
            code = "too_slow" if slow else "reader_ended"
            raise Rejected(f"import.{code}") from error
        finally:
            clock.cancel()

    def stop(self) -> None:
        """Ends the process, whatever it does, and waits until it is gone."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was still to be sent finds nobody
                    pipe.close()


def _has_used_up(process: subprocess.Popen[bytes]) -> bool:
    """Whether it was ended for working too long on one file."""
    try:
        return process.wait(_ENDS_WITHIN_SECONDS) == _USED_UP
    except subprocess.TimeoutExpired:
        return False


def _asked(process: subprocess.Popen[bytes], suffix: str, raw: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise Broken
    send(process.stdin, suffix.encode("ascii"), raw)
    return receive(process.stdout, MAX_ANSWER)


def _started() -> subprocess.Popen[bytes]:
    """In the root folder, so that no stick is held; in a session of its own, so that Ctrl-C ends
    it through this program and not beside it."""
    handed = {name: os.environ[name] for name in _HANDED_ON if name in os.environ}
    return subprocess.Popen(
        [*own_program(), READ_APART],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**handed, "PYTHONPATH": str(_ROOT)},
        cwd=_ROOT.anchor,
        start_new_session=True,
    )

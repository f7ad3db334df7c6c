"""The process that reads files apart from the program, with little memory, time and no disk."""

from __future__ import annotations

import os
import sys

from kiosk.common.errors import Rejected
from kiosk.content.importing.apart_wire import Broken, receive, send, told, told_refusal
from kiosk.content.importing.containers import LIMITS, read_here

MEMORY_BYTES = 1_500_000_000
"""Of addresses, the program's own libraries among them."""
CPU_SECONDS = 120
"""Of work for one file: three million cells take a minute on a slow machine, others seconds."""
_OPEN_FILES = 64
_MOST_NAME = 16


def serve() -> int:
    """Answers file after file until the input ends."""
    source, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # only answers go where answers are read
    _confine()
    while True:
        try:
            suffix = receive(source, _MOST_NAME).decode("ascii")
            raw = receive(source, max(LIMITS.values()))
        except Broken:
            return 0
        _grant_time()
        try:
            answer = told(read_here(suffix, raw))
        except Rejected as error:
            answer = told_refusal(error)
        except MemoryError:
            answer = told_refusal(Rejected("import.too_heavy"))
        send(answers, answer)


if sys.platform == "win32":

    def _confine() -> None:
        """There the program's own limit of time stands alone."""

    def _grant_time() -> None:
        """As above."""

else:
    import resource

    def _confine() -> None:
        """No files written, no core left behind, memory bounded, everything else goes first."""
        for kind, most in (
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_NOFILE, _OPEN_FILES),
            (resource.RLIMIT_AS, MEMORY_BYTES),
        ):
            hard = resource.getrlimit(kind)[1]
            bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (bound, bound))
        os.nice(5)

    def _grant_time() -> None:
        """So many seconds of work from now on."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + CPU_SECONDS
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        soft = soft if hard == resource.RLIM_INFINITY else min(soft, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))

"""Tells the hall that something changed: after the commit, and not once for every commit.

A NOTIFY inside the transaction would make the commits of a whole PostgreSQL wait for each other,
and every board would look again for every ticket. So one thread of each machine tells it, for
all commits of the last moment together.
"""

from __future__ import annotations

import logging
import threading
import time

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from kiosk.store.hall_link import within

log = logging.getLogger(__name__)

CHANNEL = "kiosk_changes"
GAP_SECONDS = 0.2
"""The least between two tellings of one machine; the first of a quiet time goes out at once."""
RETRY_SECONDS = 1.0
SEND_SECONDS = 2.0


class Herald:
    """What one machine has to tell; safe to use from several threads.

    A machine that dies between its commit and the telling tells nothing: listeners look by
    themselves from time to time.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._due = False
        self._ended = False
        self._turn = threading.Condition()
        self._thread: threading.Thread | None = None

    def tell(self) -> None:
        """There is news; returns at once."""
        with self._turn:
            self._due = True
            if self._thread is None and not self._ended:
                self._thread = threading.Thread(target=self._run, name="herald", daemon=True)
                self._thread.start()
            self._turn.notify()

    def close(self) -> None:
        """Tells what is still to be told, if the hall answers, and ends."""
        with self._turn:
            self._ended = True
            self._turn.notify()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        rest = 0.0
        while self._wait(rest):
            rest = GAP_SECONDS if self._sent() else RETRY_SECONDS
            with self._turn:
                self._due = self._due or rest == RETRY_SECONDS
                if self._ended and rest == RETRY_SECONDS:
                    return

    def _wait(self, rest: float) -> bool:
        """Until there is news and the rest is over; False when all is told and it ends."""
        until = time.monotonic() + rest
        with self._turn:
            while not self._ended:
                left = until - time.monotonic()
                if left > 0:
                    self._turn.wait(left)
                elif self._due:
                    break
                else:
                    self._turn.wait()
            due, self._due = self._due, False
        return due

    def _sent(self) -> bool:
        try:
            with within(SEND_SECONDS), self._engine.begin() as connection:
                connection.exec_driver_sql(f"NOTIFY {CHANNEL}")
        except DBAPIError as error:
            log.debug("the hall could not be told: %s", type(error.orig).__name__)
            return False
        return True

"""A machine whose forwarding is killed at its first, second, third … step.

``python -m tests.queueing.mortal_forwarder KEY_FILE HALL_URL FOLDER`` takes tickets in the reserve
and forwards them in a process that dies by SIGKILL at its first step; then in one that dies at its
second, and so on until one lives. Prints what residents were given, and how often it died.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sqlalchemy import event

from kiosk.common.clock import SystemClock
from kiosk.settings import Settings
from kiosk.store import prepared
from kiosk.store.exchange import Exchange
from tests.queueing.machines import Machine

DIED = -signal.SIGKILL


class Steps:
    """Counts what a process does to its two stores, and kills it at one of them."""

    def __init__(self, last: int) -> None:
        self._left = last

    def take(self, *given: object) -> None:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def count(self, machine: Machine) -> None:
        """Every statement and commit of both stores, before it and, over the line, after it."""
        for engine in (machine.store.engine, machine.here.engine):
            event.listen(engine, "before_cursor_execute", self.take)
            event.listen(engine, "commit", self.take)
        ask, execute = Exchange.ask, prepared.driver_execute

        def asked(*given, **named):
            self.take()
            rows = ask(*given, **named)
            self.take()
            return rows

        def executed(*given, **named):
            self.take()
            return execute(*given, **named)

        Exchange.ask, prepared.driver_execute = asked, executed


def main(key_file: str, url: str, folder: str) -> None:
    own = Settings(hall_code="150799", hall_name="示范大厅", data_dir=Path(key_file).parent)
    machine = Machine(url, Path(folder), replace(own, terminal="03"), SystemClock()).join()
    machine.reserve.stand_in("test")
    given: list[tuple[str, str]] = []

    def take() -> None:
        ticket = machine.take()
        given.append((ticket.id, ticket.number))

    def forward() -> None:
        while machine.reserve.forwarder.forward_page():
            pass

    take()
    forward()  # so that every process finds the statements put together
    deaths = 0
    while True:
        take()
        take()
        if killed_at(deaths + 1, machine, forward) == 0:
            break
        deaths += 1
    machine.close()
    sys.stdout.write(json.dumps({"deaths": deaths, "given": given}) + "\n")


def killed_at(step: int, machine: Machine, forward: Callable[[], None]) -> int:
    """Forwards in a process of its own with new lines to both stores; its exit code."""
    for store in (machine.store, machine.here):
        store.engine.dispose()
    child = os.fork()
    if child == 0:
        Steps(step).count(machine)
        forward()
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, DIED)
    return code


if __name__ == "__main__":
    main(*sys.argv[1:])

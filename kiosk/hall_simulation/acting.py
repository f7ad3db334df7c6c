"""What the processes of a simulated hall do: terminals give tickets, windows call them.

Each writes down what it was told before it goes on, a JSON line at a time: the judge believes
these lines, not the database.
"""

from __future__ import annotations

import json
import os
import random
import time
from pathlib import Path
from typing import Any

from kiosk.app import Terminal, open_terminal
from kiosk.common.errors import Conflict, KioskError, Rejected, Unavailable
from kiosk.hall_simulation.plan import TERMINAL, Part, wish
from kiosk.settings import load_settings

RETRY_SECONDS = 0.3
LISTEN_SECONDS = 2.0
ACTOR = "staff:simulated"


class Diary:
    """Lines of one part, added to by every process that plays it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._handle = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def note(self, what: str, **facts: Any) -> None:
        """One line, written at once: a kill loses the whole line or nothing."""
        os.write(
            self._handle,
            (json.dumps({"at": round(time.time(), 3), "what": what, **facts}) + "\n").encode(),
        )

    def lines(self) -> list[dict[str, Any]]:
        """What was written so far."""
        return read_diary(self._file)


def read_diary(file: Path) -> list[dict[str, Any]]:
    """The lines of a diary; none before its process first wrote."""
    if not file.exists():
        return []
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def given_mark(part: Part) -> Path:
    """Stands beside a terminal's diary once all its residents have their numbers."""
    return Path(part.log).with_suffix(".given")


def act(file: Path) -> None:
    """Plays the part told in ``file`` to its end."""
    part = Part.read(file)
    diary = Diary(Path(part.log))
    terminal = _open(part, diary)
    try:
        terminal.attend()
        if part.role == TERMINAL:
            _give(terminal, part, diary)
        else:
            _call(terminal, part, diary)
    finally:
        terminal.close()


def _open(part: Part, diary: Diary) -> Terminal:
    while True:
        try:
            return open_terminal(load_settings(Path(part.data)))
        except Unavailable as error:
            diary.note("trouble", code=error.code)
            time.sleep(RETRY_SECONDS)


def _give(terminal: Terminal, part: Part, diary: Diary) -> None:
    """Residents one after the other; a request without an answer is made again as it was."""
    pauses = random.Random(part.seed)  # noqa: S311  must be repeatable
    terminal.queueing.businesses()  # a kiosk shows them before anybody can touch one
    answered = sum(line["what"] == "given" for line in diary.lines())
    for place in range(answered, part.count):
        request, business = wish(part, place)
        begun = time.monotonic()
        while True:
            try:
                ticket = terminal.queueing.take(business, request_id=request)
                break
            except (Unavailable, Conflict) as error:
                diary.note("trouble", code=error.code)
                time.sleep(RETRY_SECONDS)
        ms = round((time.monotonic() - begun) * 1000, 1)
        diary.note("given", id=request, number=ticket.number, ms=ms)
        time.sleep(pauses.uniform(0, part.longest_pause))
    given_mark(part).touch()
    hall = terminal.hall
    while hall is not None and hall.reserve.waiting():
        time.sleep(RETRY_SECONDS)
    diary.note("done")


def _call(terminal: Terminal, part: Part, diary: Diary) -> None:
    """Calls until nobody waits and a file beside its diary says that nobody comes any more."""
    rng = random.Random(f"{part.seed}/window/{part.name}/{len(diary.lines())}")  # noqa: S311
    end = Path(part.log).with_name("end")
    while True:
        last = end.exists()
        try:
            if not _serve(terminal, part.name, diary, rng):
                if last:
                    break
                terminal.store.changes.wait(LISTEN_SECONDS)
        except Unavailable as error:
            diary.note("trouble", code=error.code)
            time.sleep(RETRY_SECONDS)
        except (Rejected, Conflict) as error:
            diary.note("refused", code=error.code)
    diary.note("done")


def _serve(terminal: Terminal, window: str, diary: Diary, rng: random.Random) -> bool:
    """One resident, from the call to the end; False when nobody waits.

    A process that was killed in between finds the ticket still in hand.
    """
    queue = terminal.queueing
    serving = queue.current(window)
    if serving is None:
        called = queue.call_next(window, actor=ACTOR)
        if called is None:
            return False
        diary.note("called", id=called.id, number=called.number)
        ticket_id = called.id
    else:
        ticket_id = serving.ticket.id
    at: Any = {"window": window, "actor": ACTOR}
    chance = rng.random()
    if chance < 0.04:
        queue.miss(ticket_id, **at)
    elif chance < 0.08:
        queue.hold(ticket_id, **at)
        queue.resume(ticket_id, **at)
        queue.finish(ticket_id, **at)
    else:
        if chance < 0.3:
            queue.start(ticket_id, **at)
        queue.finish(ticket_id, **at)
    diary.note("ended", id=ticket_id)
    return True


def failed(file: Path, error: KioskError) -> None:
    """Leaves word of an error that ended a process."""
    Diary(Path(Part.read(file).log)).note("broken", code=error.code)

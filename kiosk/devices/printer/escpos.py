"""An ESC/POS slip printer over TCP, printing pictures of dots.

Pictures, because the fonts in printers lack rare characters.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from kiosk.common.errors import Rejected
from kiosk.devices.printer.commands import StatusKind, job
from kiosk.devices.printer.link import ConnectionLost, Link
from kiosk.devices.printer.port import Document, Media, Outcome, PrinterState, checked_job_id
from kiosk.devices.printer.raster import rasterise

_OFFLINE = 0x08
_COVER_OPEN = 0x04
_PAPER_STOP = 0x20
_CUTTER = 0x08
_UNRECOVERABLE = 0x20
_OVERHEATED = 0x40
_PAPER_NEAR_END = 0x0C
_PAPER_END = 0x60
_POLL_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: for a status answer, and for a whole slip."""

    answer: float = 2.0
    slip: float = 30.0


class EscposPrinter:
    """Needs a printer that answers status requests; a silent one is refused before printing."""

    def __init__(self, host: str, port: int, patience: Patience | None = None) -> None:
        self._address = (host, port)
        self._patience = patience or Patience()

    def state(self) -> PrinterState:
        try:
            with self._link() as link:
                return read_state(link)
        except (OSError, ConnectionLost):
            return PrinterState(ready=False, code="printer.offline")

    def deliver(self, document: Document, *, job_id: str) -> Outcome:
        """Prints one slip: state, dots, cut, then waits until the printer has processed them.

        Failed only while no byte of the job has been sent; afterwards, without a clear sign of
        success, unknown.
        """
        checked_job_id(job_id)
        if document.media is not Media.ROLL_80:
            return Outcome.failed("printer.media_unsuitable")
        try:
            pieces = list(job(rasterise(document.pdf)))
        except Rejected as error:
            return Outcome.failed(error.code)
        try:
            with self._link() as link:
                state = read_state(link)
                return self._print(link, pieces) if state.ready else Outcome.failed(state.code)
        except (OSError, ConnectionLost):
            return Outcome.failed("printer.offline")

    def _link(self) -> Link:
        return Link(self._address, self._patience.answer)

    def _print(self, link: Link, pieces: list[bytes]) -> Outcome:
        """From the first byte on, every loss is unknown."""
        until = time.monotonic() + self._patience.slip
        try:
            for piece in pieces:
                link.send(piece, until - time.monotonic())
            return self._end(link, until)
        except ConnectionLost:
            return Outcome.unknown("printer.connection_lost")

    def _end(self, link: Link, until: float) -> Outcome:
        """Waits for the end, looking now and then whether the printer has stopped."""
        while (left := until - time.monotonic()) > 0:
            done = link.processed(min(left, _POLL_SECONDS))
            state = read_state(link)
            if not state.ready:
                return Outcome.unknown(state.code)
            if done:
                return Outcome.printed()
        return Outcome.unknown("printer.timeout")


def read_state(link: Link) -> PrinterState:
    """Asks for all four status bytes and names the most useful cause.

    Raises:
        ConnectionLost: the connection ended.
    """
    answers = {}
    for kind in StatusKind:
        answer = link.status(kind)
        if answer is None:
            return PrinterState(ready=False, code="printer.no_answer")
        answers[kind] = answer
    low = bool(answers[StatusKind.PAPER] & _PAPER_NEAR_END)
    code = _cause(answers)
    return PrinterState(ready=not code, code=code, paper_low=low)


def _cause(answers: dict[StatusKind, int]) -> str:
    signs = (
        (StatusKind.OFFLINE_CAUSE, _COVER_OPEN, "printer.cover_open"),
        (StatusKind.PAPER, _PAPER_END, "printer.out_of_paper"),
        (StatusKind.OFFLINE_CAUSE, _PAPER_STOP, "printer.out_of_paper"),
        (StatusKind.ERROR_CAUSE, _CUTTER, "printer.jammed"),
        (StatusKind.ERROR_CAUSE, _UNRECOVERABLE, "printer.broken"),
        (StatusKind.ERROR_CAUSE, _OVERHEATED, "printer.overheated"),
        (StatusKind.PRINTER, _OFFLINE, "printer.offline"),
    )
    for kind, mask, code in signs:
        if answers[kind] & mask:
            return code
    return ""

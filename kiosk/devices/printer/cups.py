"""A printer behind CUPS: handed over with ``lp``, watched to the end of the job."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import time
from dataclasses import dataclass

from kiosk.common.errors import Rejected
from kiosk.devices.printer.ipp import IppError, IppNotFound, JobState, Operation, Value, ask
from kiosk.devices.printer.port import Document, Media, Outcome, PrinterState, checked_job_id
from kiosk.devices.printer.raster import page_size_mm

logger = logging.getLogger(__name__)

_REQUEST = re.compile(r"request id is (\S+)-(\d+) ")
_QUEUE = re.compile(r"[^\s/#\x00-\x1f-][^\s/#\x00-\x1f]{0,126}")
_STOPPED = 5
_CAUSES = (
    ("cover-open", "printer.cover_open"),
    ("door-open", "printer.cover_open"),
    ("media-empty", "printer.out_of_paper"),
    ("media-needed", "printer.out_of_paper"),
    ("media-jam", "printer.jammed"),
    ("cutter", "printer.jammed"),
    ("offline", "printer.offline"),
    ("connecting-to-device", "printer.offline"),
    ("timed-out", "printer.offline"),
    ("paused", "printer.paused"),
)
_REFUSALS = (
    ("not accepting", "printer.paused"),
    ("No such file", "printer.offline"),
    ("Bad file descriptor", "printer.offline"),
    ("Unable to connect", "printer.offline"),
    ("refused", "printer.offline"),
    ("not responding", "printer.offline"),
)


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: for one command or question, for a whole job, between two looks at it."""

    command: float = 10.0
    job: float = 60.0
    look: float = 0.25


class CupsPrinter:
    """One queue of the local scheduler (or of CUPS_SERVER)."""

    def __init__(self, queue: str, patience: Patience | None = None) -> None:
        if not _QUEUE.fullmatch(queue):
            raise Rejected("printer.target_invalid", target=queue)
        self._queue = queue
        self._patience = patience or Patience()

    def state(self) -> PrinterState:
        try:
            about = ask(Operation.GET_PRINTER, self._queue, seconds=self._patience.command)
        except IppNotFound:
            return PrinterState(ready=False, code="printer.queue_unknown")
        except IppError:
            return PrinterState(ready=False, code="printer.offline")
        code = _cause(about)
        if not code and (
            about.get("printer-state") == [_STOPPED]
            or about.get("printer-is-accepting-jobs") == [False]
        ):
            code = "printer.paused"
        low = any(str(reason).startswith("media-low") for reason in _reasons(about))
        return PrinterState(ready=not code, code=code, paper_low=low)

    def deliver(self, document: Document, *, job_id: str) -> Outcome:
        """Prints one document and removes its file from the spool afterwards."""
        checked_job_id(job_id)
        try:
            size = page_size_mm(document.pdf)
        except Rejected as error:
            return Outcome.failed(error.code)
        try:
            handed = self._lp(document, _media_option(document.media, size))
        except FileNotFoundError:
            return Outcome.failed("printer.cups_missing")
        except subprocess.TimeoutExpired:
            return Outcome.unknown("printer.timeout")
        found = _REQUEST.search(handed.stdout)
        if handed.returncode or not found:
            return Outcome.failed(self._refusal(handed.stderr))
        return self._watch(int(found.group(2)))

    def _lp(self, document: Document, media: str) -> subprocess.CompletedProcess[str]:
        options = ["-o", media, "-o", "print-scaling=none"]
        done = subprocess.run(
            ["lp", "-d", self._queue, "-t", document.title, *options, "-"],
            input=document.pdf,
            capture_output=True,
            check=False,
            timeout=self._patience.command,
            env={**os.environ, "LC_ALL": "C"},
        )
        return subprocess.CompletedProcess(
            done.args,
            done.returncode,
            done.stdout.decode("utf-8", "replace"),
            done.stderr.decode("utf-8", "replace"),
        )

    def _refusal(self, message: str) -> str:
        """``lp`` says of a queue that it does not exist also when the scheduler is away."""
        for words, code in _REFUSALS:
            if words in message:
                return code
        return self.state().code or "printer.refused"

    def _watch(self, job: int) -> Outcome:
        """Looks at the job until it ends, is seen no more, or patience is over."""
        until = time.monotonic() + self._patience.job
        started = False
        while time.monotonic() < until:
            try:
                state = self._job_state(job)
            except IppError:
                return Outcome.unknown("printer.job_lost")
            started = started or state in (JobState.PROCESSING, JobState.STOPPED)
            if state is JobState.COMPLETED:
                self._purge(job)
                return Outcome.printed()
            if state in (JobState.CANCELLED, JobState.ABORTED):
                self._purge(job)
                code = "printer.cancelled" if state is JobState.CANCELLED else "printer.aborted"
                return Outcome.unknown(code) if started else Outcome.failed(code)
            time.sleep(self._patience.look)
        return self._given_up(job)

    def _given_up(self, job: int) -> Outcome:
        """Takes the job back, so that it is not printed hours later for nobody."""
        code = self.state().code or "printer.timeout"
        try:
            waiting = self._job_state(job) in (JobState.PENDING, JobState.HELD)
        except IppError:
            return Outcome.unknown(code)
        taken_back = self._purge(job)
        return Outcome.failed(code) if waiting and taken_back else Outcome.unknown(code)

    def _job_state(self, job: int) -> JobState:
        about = ask(Operation.GET_JOB, self._queue, seconds=self._patience.command, job=job)
        try:
            return JobState(int(about["job-state"][0]))
        except (KeyError, ValueError) as error:
            raise IppError("no job-state") from error

    def _purge(self, job: int) -> bool:
        """Cancels the job if it has not ended, and removes its file: it holds personal data."""
        try:
            ask(
                Operation.CANCEL_JOB,
                self._queue,
                seconds=self._patience.command,
                job=job,
                purge=True,
            )
        except IppError:
            logger.warning("print job %d could not be removed from the spool", job)
            return False
        return True


def _media_option(media: Media, size: tuple[float, float]) -> str:
    if media is Media.A4:
        return "media=A4"
    width, height = size
    return f"media=Custom.{width:.0f}x{height:.0f}mm"


def _reasons(about: dict[str, list[Value]]) -> list[Value]:
    return about.get("printer-state-reasons", [])


def _cause(about: dict[str, list[Value]]) -> str:
    for word, code in _CAUSES:
        if any(word in str(reason) for reason in _reasons(about)):
            return code
    return ""

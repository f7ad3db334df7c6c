"""What every printer can be asked, and what comes of a job."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kiosk.common.errors import Rejected

_JOB_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,63}")


class Media(StrEnum):
    """What a document is laid out for."""

    ROLL_80 = "roll_80"
    A4 = "a4"


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to print. ``title`` is seen in queues and holds no personal data."""

    pdf: bytes
    media: Media
    title: str


class OutcomeKind(StrEnum):
    """What became of a print job."""

    PRINTED = "printed"
    FAILED = "failed"
    """Certainly not printed: it may be sent again."""
    UNKNOWN = "unknown"
    """Perhaps printed, in part or whole: never sent again without being asked."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a print job, with a code such as ``printer.out_of_paper`` when not printed."""

    kind: OutcomeKind
    code: str = ""

    @classmethod
    def printed(cls) -> Outcome:
        return cls(OutcomeKind.PRINTED)

    @classmethod
    def failed(cls, code: str) -> Outcome:
        return cls(OutcomeKind.FAILED, code)

    @classmethod
    def unknown(cls, code: str) -> Outcome:
        return cls(OutcomeKind.UNKNOWN, code)


@dataclass(frozen=True, slots=True)
class PrinterState:
    """Whether a job would print now; ``code`` says why not."""

    ready: bool
    code: str = ""
    paper_low: bool = False


class Printer(Protocol):
    """A printer. Faults of the device are outcomes, never exceptions."""

    def deliver(self, document: Document, *, job_id: str) -> Outcome:
        """Prints once and waits for the end, within a limit of its own.

        Raises:
            Rejected: ``printer.bad_job`` when the job id is not of letters, digits and dashes.
        """
        ...

    def state(self) -> PrinterState:
        """The state of the device now."""
        ...


def checked_job_id(job_id: str) -> str:
    """The id if it can stand in file names and commands.

    Raises:
        Rejected: ``printer.bad_job``.
    """
    if not _JOB_ID.fullmatch(job_id):
        raise Rejected("printer.bad_job")
    return job_id

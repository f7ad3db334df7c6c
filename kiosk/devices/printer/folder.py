"""A printer that puts each document into a folder as a PDF file."""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.devices.printer.port import Document, Outcome, PrinterState, checked_job_id

_ONLY_OWNER = 0o600


class FolderPrinter:
    """Files are named by job id: a job that was delivered before is not written again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def deliver(self, document: Document, *, job_id: str) -> Outcome:
        target = self._folder / f"{checked_job_id(job_id)}.pdf"
        if target.exists():
            return Outcome.printed()
        part = target.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write_durably(part, document.pdf)
            part.replace(target)
        except OSError:
            _remove(part)
            return Outcome.failed("printer.folder_unwritable")
        return self._settled()

    def _settled(self) -> Outcome:
        try:
            _sync_folder(self._folder)
        except OSError:
            return Outcome.unknown("printer.folder_unwritable")
        return Outcome.printed()

    def state(self) -> PrinterState:
        """Ready when the folder, or the nearest existing one above it, can be written."""
        nearest = self._folder
        while not nearest.exists() and nearest != nearest.parent:
            nearest = nearest.parent
        if nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK):
            return PrinterState(ready=True)
        return PrinterState(ready=False, code="printer.folder_unwritable")


def _write_durably(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _ONLY_OWNER)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Makes the new name durable; Windows has no such call and needs none."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return

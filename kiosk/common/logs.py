"""Logging to a rotating file, with a last net that masks what looks like personal data."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path

_IDENTITY = re.compile(r"(?<!\d)(\d{4})\d{9,10}(\d{3}[\dXx])(?![\dXx])")
_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")

MAX_BYTES = 2_000_000
KEPT_FILES = 5


def redact(text: str) -> str:
    """Masks identity numbers, mobile numbers and e-mail addresses."""
    text = _IDENTITY.sub(r"\1**********\2", text)
    text = _MOBILE.sub(r"\1****\2", text)
    return _EMAIL.sub("***@***", text)


class RedactingFormatter(logging.Formatter):
    """Formats in UTC and redacts the whole line, the traceback too."""

    converter = staticmethod(time.gmtime)

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


class _LogFile(RotatingFileHandler):
    """A full disk costs log lines, and nothing else: no line of it reaches the console."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Leaves the record out."""


@contextmanager
def logging_to(folder: Path) -> Iterator[None]:
    """Keeps a log in ``folder`` during the block; goes on without one where none can be made."""
    try:
        handler = log_to(folder)
    except OSError:
        yield
        return
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()


def log_to(folder: Path, level: int = logging.INFO) -> logging.Handler:
    """Adds a rotating, redacted log file in ``folder`` to the root logger; returns its handler."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = _LogFile(folder / "kiosk.log", "a", MAX_BYTES, KEPT_FILES, "utf-8", delay=True)
    handler.setFormatter(
        RedactingFormatter("%(asctime)sZ %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%S")
    )
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    return handler

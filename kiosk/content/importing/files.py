"""A file's bytes, within bounds."""

from __future__ import annotations

import stat
from pathlib import Path

from kiosk.common.errors import Rejected


def read_bytes(path: Path, limit: int) -> bytes:
    """The whole file.

    Raises:
        Rejected: ``import.not_found``, ``import.unreadable``, ``import.too_large`` or
            ``import.empty``.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise Rejected("import.unreadable")  # a pipe that nobody writes to would hold us up
        if found.st_size > limit:
            raise Rejected("import.too_large", limit=limit // 1_000_000)
        raw = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Rejected("import.not_found") from error
    except OSError as error:
        raise Rejected("import.unreadable") from error
    if not raw:
        raise Rejected("import.empty")
    return raw

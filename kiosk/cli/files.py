"""Writes what a command makes: whole or not at all."""

from __future__ import annotations

from pathlib import Path

from kiosk.common.ids import new_id


def write_whole(out: Path, content: bytes) -> None:
    """The whole file or no change: a full disk leaves no half page under that name.

    Raises:
        OSError: when it cannot be written.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    if out.exists() and not out.is_file():
        out.write_bytes(content)  # a pipe or a device takes what it gets
        return
    draft = out.with_name(f".{new_id()}.part")
    try:
        draft.write_bytes(content)
        draft.replace(out)
    finally:
        draft.unlink(missing_ok=True)

"""Files that wait to be taken in: where a scanner leaves them, and on drives plugged in."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kiosk.common.errors import Unavailable
from kiosk.common.system_errors import in_words
from kiosk.disclosure.attachments.model import MOST_BYTES
from ui.window.drives import drives

translate = QCoreApplication.translate

FOLDER = "incoming"
ENDINGS = (".pdf", ".png", ".jpg", ".jpeg")
MOST = 30
"""More than a clerk looks through; the newest are shown."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that may be taken in; ``own`` ones lie in the machine's own folder."""

    path: Path
    place: str
    own: bool


def waiting(data_dir: Path) -> list[Incoming]:
    """What may be taken in, the newest first; the scanner's folder is made when it is missing."""
    folder = data_dir / FOLDER
    with suppress(OSError):
        folder.mkdir(mode=0o700, exist_ok=True)
    here = translate("window", "扫描件文件夹")
    places = [(folder, here, True), *((one.folder, one.name, False) for one in drives())]
    found = [
        (path.stat().st_mtime, Incoming(path, place, own))
        for root, place, own in places
        for path in _files(root)
    ]
    return [one for _, one in sorted(found, key=lambda pair: -pair[0])[:MOST]]


def content(incoming: Incoming) -> bytes:
    """The file, one byte more than may be taken in at most.

    Raises:
        Unavailable: ``attachment.file_unreadable``.
    """
    try:
        with incoming.path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _unreadable(incoming, error) from error


def take_away(incoming: Incoming) -> None:
    """Once a scan is taken in, sealed, it no longer lies in the open on this machine.

    Raises:
        Unavailable: ``attachment.file_unreadable``.
    """
    if not incoming.own:
        return
    try:
        incoming.path.unlink(missing_ok=True)
    except OSError as error:
        raise _unreadable(incoming, error) from error


def _files(root: Path) -> list[Path]:
    try:
        return [
            path
            for path in root.iterdir()
            if path.suffix.lower() in ENDINGS and path.is_file() and not path.is_symlink()
        ]
    except OSError:
        return []


def _unreadable(incoming: Incoming, error: OSError) -> Unavailable:
    return Unavailable(
        "attachment.file_unreadable", file=incoming.path.name, reason=in_words(error)
    )

"""Files that a clerk takes along: the data folder or a removable drive, written whole."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStorageInfo

from kiosk.common.errors import Unavailable
from kiosk.common.ids import new_id
from kiosk.common.system_errors import in_words

translate = QCoreApplication.translate

REMOVABLE = ("/media/", "/run/media/", "/mnt/")
"""Where the system mounts drives that are plugged in."""
FOLDER = "reports"


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that a report may be written to."""

    name: str
    folder: Path


def places(data_dir: Path) -> list[Place]:
    """The fixed folder first, then every removable drive that can be written to."""
    fixed = Place(translate("window", "本机的报表文件夹"), data_dir / FOLDER)
    return [fixed, *drives()]


def drives() -> list[Place]:
    """Removable drives that are ready."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        usable = volume.isValid() and volume.isReady() and not volume.isReadOnly()
        if usable and root.startswith(REMOVABLE):
            found.append(Place(volume.displayName() or root, Path(root)))
    return sorted(found, key=lambda place: place.folder)


def put(folder: Path, name: str, made: bytes) -> Path:
    """Writes a file whole or not at all.

    Raises:
        Unavailable: ``report.unwritable``.
    """
    target = folder / name
    draft = folder / f".{new_id()}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with draft.open("xb") as file:
                file.write(made)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise Unavailable("report.unwritable", file=str(target), reason=in_words(error)) from error
    return target

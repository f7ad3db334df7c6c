"""Licence texts of the Python packages in a build, as their authors ship them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath

_TEXT = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)


def licence_texts(lock: Path) -> list[tuple[str, str]]:
    """(file, folder in the build) of every licence text of the locked packages."""
    found = []
    for name in _LOCKED.findall(lock.read_text("utf-8")):
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue  # locked for another platform
        found += [(file, f"licences/{name}") for file in _texts(package)]
    return found


def _texts(package: Distribution) -> Iterator[str]:
    for file in package.files or ():
        path = PurePosixPath(file)
        if ".dist-info" in path.parts[0] and _TEXT.search(path.name):
            yield str(package.locate_file(file))

"""Where files to import lie, the hall's inbox or a stick, and which of them can be taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kiosk.content.importing.exchange import exchange_files
from kiosk.content.importing.sources import (
    LIST_SUFFIXES,
    REFUSED_SUFFIXES,
    SUFFIXES,
    shown_name,
)
from ui.window.drives import Place, drives

translate = QCoreApplication.translate

MOST_FILES = 200
LIST, DOCUMENT, EXCHANGE, REFUSED = "list", "document", "exchange", "refused"


@dataclass(frozen=True, slots=True)
class Offer:
    """A file, or a folder of exchange tables, that may be imported."""

    path: Path
    name: str
    kind: str
    size: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Offers:
    """What lies in the chosen place; ``cut`` when there is more than is listed."""

    places: tuple[Place, ...]
    place: Path
    files: tuple[Offer, ...]
    cut: bool


def read_offers(inbox: Path, chosen: Path | None) -> Offers:
    """Looks into the chosen place, or into the inbox when that is gone; off the GUI thread."""
    places = (Place(translate("window", "收件文件夹"), inbox), *drives())
    place = chosen if chosen in [each.folder for each in places] else inbox
    found = sorted(_offers(place), key=lambda offer: (offer.changed_at, offer.name), reverse=True)
    return Offers(places, place, tuple(found[:MOST_FILES]), len(found) > MOST_FILES)


def _offers(place: Path) -> list[Offer]:
    """Links are left out: a stick must not point into this machine."""
    found = []
    try:
        entries = [] if not place.is_dir() else list(place.iterdir())
        for path in entries:
            kind = "" if path.is_symlink() or path.name.startswith(".") else _kind(path)
            if kind:
                facts = path.stat()
                changed = datetime.fromtimestamp(facts.st_mtime, UTC)
                size = facts.st_size if path.is_file() else 0
                found.append(Offer(path, shown_name(path), kind, size, changed))
    except OSError:
        return found  # a stick that was pulled out meanwhile
    return found


def _kind(path: Path) -> str:
    suffix = path.suffix.lower()
    if path.is_dir():
        return EXCHANGE if exchange_files(path) else ""
    if suffix not in SUFFIXES:
        return REFUSED if suffix in REFUSED_SUFFIXES else ""
    return LIST if suffix in LIST_SUFFIXES else DOCUMENT

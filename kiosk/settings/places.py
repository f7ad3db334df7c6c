"""Where the program's own files and the data folder are."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def resource_root() -> Path:
    """Where assets/ and offline_cache/ are: the bundle of a packaged build, else the project."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parents[2]


def messages_dir() -> Path:
    """Folder of the wording catalogues."""
    return resource_root() / "assets" / "translations"


def default_data_dir() -> Path:
    """KIOSK_DATA, else the user's data folder."""
    given = os.environ.get("KIOSK_DATA")
    if given:
        return Path(given)
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "hall-kiosk"

"""Screen fonts, loaded by file so that no machine's font set-up changes the looks."""

from __future__ import annotations

import tomllib
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from kiosk.common.errors import Damaged
from kiosk.settings import resource_root


def load_screen_fonts(root: Path | None = None) -> QFont:
    """Loads the manifest's screen fonts and gives the program's font with its fallback chain.

    Raises:
        Damaged: ``ui.font_missing`` (file, package) or ``ui.font_unreadable`` (file).
    """
    folder = (root or resource_root()) / "assets" / "fonts"
    manifest = tomllib.loads((folder / "manifest.toml").read_text("utf-8"))
    families: list[str] = []
    for entry in manifest["font"]:
        if entry["use"] != "screen":
            continue
        path = _find(folder, entry)
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise Damaged("ui.font_unreadable", file=str(path))
        if entry["family"] not in families:
            families.append(entry["family"])
    font = QFont()
    font.setFamilies(families)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _find(folder: Path, entry: dict[str, str]) -> Path:
    for candidate in (folder / entry["file"], *map(Path, entry["system"])):
        if candidate.is_file():
            return candidate
    raise Damaged("ui.font_missing", file=entry["file"], package=entry["package"])

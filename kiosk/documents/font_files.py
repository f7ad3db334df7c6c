"""Finds the fonts for paper by file, never by luck of the system's font matching."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk.common.errors import Damaged
from kiosk.settings import resource_root


class Weight(StrEnum):
    """Weight of text on paper."""

    REGULAR = "regular"
    BOLD = "bold"


@dataclass(frozen=True, slots=True)
class FontFile:
    """One row of the manifest: which file serves which weight ("any" for both)."""

    name: str
    weight: str
    places: tuple[Path, ...]
    package: str

    def serves(self, weight: Weight) -> bool:
        return self.weight in ("any", weight)

    def path(self) -> Path:
        """The first place that has the file.

        Raises:
            Damaged: ``document.font_missing``.
        """
        for place in self.places:
            if place.is_file():
                return place
        raise Damaged("document.font_missing", font=self.name, package=self.package)


def font_files(folder: Path | None = None) -> tuple[FontFile, ...]:
    """The manifest ``paper.toml`` of ``folder``, in the order of fallback.

    Raises:
        Damaged: ``document.font_list_unreadable``.
    """
    folder = folder or resource_root() / "assets" / "fonts"
    try:
        rows = tomllib.loads((folder / "paper.toml").read_text("utf-8"))["font"]
        return tuple(_font_file(row, folder) for row in rows)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as error:
        raise Damaged("document.font_list_unreadable", file="paper.toml") from error


def _font_file(row: dict[str, object], folder: Path) -> FontFile:
    name = str(row["file"])
    system = row["system"]
    if not isinstance(system, list):
        raise KeyError("system")
    return FontFile(
        name=name,
        weight=str(row["weight"]),
        places=(folder / name, *(Path(str(place)) / name for place in system)),
        package=str(row["package"]),
    )

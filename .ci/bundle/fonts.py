"""Fonts of a build: only the faces and characters that this program can ever draw.

The manifests of ``assets/fonts`` name chains of fonts: a character is drawn by the first font of
the chain that has it. A later font therefore needs only what no earlier one has, in any chain.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import uharfbuzz as hb
from bundle.naming import renamed

UNWANTED = {
    *range(0x1100, 0x1200), *range(0x3130, 0x3190), *range(0xA960, 0xA980),  # Hangul parts
    *range(0xAC00, 0xD800), *range(0xFFA0, 0xFFDD),  # Hangul syllables, half-width Hangul
    *range(0xE000, 0xF900),  # private use: every font means something else by these
}  # fmt: skip
LAYOUT = (
    "abvm", "blwm", "calt", "ccmp", "clig", "dist", "kern", "liga", "mark", "mkmk", "rclt", "rlig",
    "tnum",
)  # fmt: skip
"""Layout kept. Not ``locl``: whatever the machine's language, hanzi have their Chinese shapes."""
NAMES = (*range(8), 13, 14)
"""Family, style and version; copyright, and the licence with its address."""
RENAMED = {"LXGW WenKai": "Hall Paper"}
"""Families whose licence reserves their name to the unchanged font."""
COMMON_HANZI = frozenset(
    ord(bytes((row, cell)).decode("gb2312"))
    for row in range(0xB0, 0xF8)
    for cell in range(0xA1, 0xFF)
    if (row, cell) < (0xD7, 0xFA) or row > 0xD7
)
"""GB 2312, 6,763 characters. Bold on paper, headings and the names of things and never those of
people, has these; other hanzi are drawn by the regular font."""
_HANZI = (range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x40000))


@dataclass(frozen=True, slots=True)
class Font:
    """One row of a manifest and the file that serves it on this machine."""

    row: dict[str, Any]
    source: Path

    @property
    def file(self) -> str:
        return str(self.row["file"])

    @property
    def face(self) -> hb.Face:
        """The face of the row's family; a collection holds one for each region."""
        blob = hb.Blob.from_file_path(str(self.source))
        for index in range(hb.Face(blob).count):
            face = hb.Face(blob, index)
            if face.get_name(hb.OTNameIdPredefined.FONT_FAMILY, "en") == self.row["family"]:
                return face
        raise SystemExit(f"{self.source} has no face {self.row['family']}")

    def serves(self, weight: str) -> bool:
        """Screen fonts tell their weight by the file's name; one of no weight serves all."""
        named = next((word for word in ("bold", "regular") if word in self.file.lower()), "any")
        return self.row.get("weight", named) in (weight, "any")

    def characters(self) -> set[int]:
        """What the font may draw in a build."""
        has = set(self.face.unicodes) - UNWANTED
        if self.row.get("weight") != "bold":
            return has
        return {one for one in has if one in COMMON_HANZI or not any(one in r for r in _HANZI)}


def bundled_fonts(folder: Path, out: Path) -> list[Path]:
    """Writes the cut fonts and their manifests into ``out`` and gives the files to bundle."""
    out.mkdir(parents=True, exist_ok=True)
    screen = [Font(row, source(row, folder)) for row in _rows(folder / "manifest.toml")]
    paper = [Font(row, source(row, folder)) for row in _rows(folder / "paper.toml")]
    paper = _bold_over_regular(paper)
    wanted = _wanted(
        [font for font in chain if font.serves(weight)]
        for chain in (screen, paper)
        for weight in ("regular", "bold")
    )
    written = {font.file: _write(font, wanted[font.file], out) for font in (*screen, *paper)}
    for name, chain in (("manifest.toml", screen), ("paper.toml", paper)):
        (out / name).write_text(_manifest(chain, written), "utf-8")
    return [*written.values(), out / "manifest.toml", out / "paper.toml"]


def _rows(manifest: Path) -> list[dict[str, Any]]:
    return list(tomllib.loads(manifest.read_text("utf-8"))["font"])


def source(row: dict[str, Any], folder: Path) -> Path:
    """Where this machine has the font of a row."""
    places = [folder / row["file"]]
    for place in map(Path, row["system"]):
        places.append(place / row["file"] if place.is_dir() else place)
    for place in places:
        if place.is_file():
            return place
    raise SystemExit(f"{row['file']} is missing: install {row['package']}")


def _bold_over_regular(chain: list[Font]) -> list[Font]:
    bold = [font for font in chain if font.row["weight"] == "bold"]
    rest = [replace(font, row={**font.row, "weight": "any"}) for font in chain if font not in bold]
    return [*bold, *rest]


def _wanted(chains: Iterable[list[Font]]) -> dict[str, set[int]]:
    """By file: what some chain takes from it."""
    wanted: dict[str, set[int]] = {}
    for chain in chains:
        drawn: set[int] = set()
        for font in chain:
            has = font.characters()
            wanted.setdefault(font.file, set()).update(has - drawn)
            drawn |= has
    return wanted


def _write(font: Font, wanted: set[int], out: Path) -> Path:
    cut = hb.SubsetInput()
    cut.flags = hb.SubsetFlags.NO_HINTING
    for kept, values in (
        (cut.unicode_set, wanted),
        (cut.sets(hb.SubsetInputSets.LAYOUT_FEATURE_TAG), map(_tag, LAYOUT)),
        (cut.sets(hb.SubsetInputSets.NAME_ID), NAMES),
    ):
        kept.clear()
        kept.update(values)
    face = hb.subset(font.face, cut)
    data = face.blob.data
    path = (out / font.file).with_suffix(".otf" if "CFF " in face.table_tags else ".ttf")
    family = RENAMED.get(font.row["family"])
    if family is not None:
        style = face.get_name(hb.OTNameIdPredefined.FONT_SUBFAMILY, "en")
        data = renamed(data, family, style)
        path = out / f"{family.replace(' ', '')}-{style}.ttf"
    path.write_bytes(data)
    return path


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")


def _manifest(chain: list[Font], written: dict[str, Path]) -> str:
    """The manifest with the new names and no place outside the build."""
    tables = []
    for font in chain:
        family = RENAMED.get(font.row["family"], font.row["family"])
        row = {**font.row, "file": written[font.file].name, "family": family, "system": []}
        lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in row.items()]
        tables.append("\n".join(["[[font]]", *lines, ""]))
    return "\n".join(tables)

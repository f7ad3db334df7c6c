"""Cut fonts draw what the whole ones drew, and no character is lost on the way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import uharfbuzz as hb
from bundle import fonts

from kiosk.documents.font_files import Weight, font_files
from kiosk.documents.typefaces import PaperFont
from tests.packaging.packed import ROOT

FOLDER = ROOT / "assets" / "fonts"
COMMON = "国务院办事指南，。（）《》①②③ABCabc0123456789α℃×〓"
RARE = "喆堃𬱖𫖯㛃䶮𠮷𪚥"
GB_18030 = {
    point
    for first, last in (
        (0x3400, 0x4DB5), (0x4E00, 0x9FEF), (0x20000, 0x2A6D6), (0x2A700, 0x2B734),
        (0x2B740, 0x2B81D), (0x2B820, 0x2CEA1), (0x2CEB0, 0x2EBE0),
    )
    for point in range(first, last + 1)
}  # fmt: skip
"""GB 18030-2022, level 3 without the compatibility forms: what public services must write."""
SCREEN = """
import json, sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication, QTextLayout
from ui.fonts import load_screen_fonts

application = QGuiApplication([])
font = load_screen_fonts(Path(sys.argv[1]))
drawn = {}
for sign in sys.argv[2]:
    layout = QTextLayout(sign, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    (run,) = layout.glyphRuns()
    drawn[sign] = [run.rawFont().familyName(), run.glyphIndexes()[0]]
print(json.dumps([font.families(), drawn]))
"""
"""A program that draws signs as the screens do: by which font, and as which glyph."""


class Outline(list[tuple[object, ...]]):
    """Writes down what a font draws."""

    def moveTo(self, *points: object) -> None:
        self.append(("move", *points))

    def lineTo(self, *points: object) -> None:
        self.append(("line", *points))

    def curveTo(self, *points: object) -> None:
        self.append(("cubic", *points))

    def qCurveTo(self, *points: object) -> None:
        self.append(("quadratic", *points))

    def closePath(self) -> None:
        self.append(("close",))


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the cut fonts and their manifests, as in a build."""
    folder = tmp_path_factory.mktemp("root") / "assets" / "fonts"
    fonts.bundled_fonts(FOLDER, folder)
    return folder


def chain(folder: Path, manifest: str, weight: str) -> list[fonts.Font]:
    rows = tomllib.loads((folder / manifest).read_text("utf-8"))["font"]
    found = [fonts.Font(row, fonts.source(row, folder)) for row in rows]
    return [font for font in found if font.serves(weight)]


def outline(fonts_in_order: list[fonts.Font], sign: str) -> Outline:
    """What the first font that has the sign draws."""
    for font in fonts_in_order:
        drawer = hb.Font(font.face)
        glyph = drawer.get_nominal_glyph(ord(sign))
        if glyph:
            drawn = Outline([("advance", drawer.get_glyph_h_advance(glyph))])
            drawer.draw_glyph_with_pen(glyph, drawn)
            return drawn
    raise AssertionError(f"nothing draws {sign}")


CHAINS = pytest.mark.parametrize(
    ("manifest", "weight"),
    [(name, weight) for name in ("manifest.toml", "paper.toml") for weight in ("regular", "bold")],
)


@CHAINS
def test_every_character_of_the_whole_fonts_is_there(cut: Path, manifest: str, weight: str) -> None:
    before = {one for font in chain(FOLDER, manifest, weight) for one in font.face.unicodes}
    after = {one for font in chain(cut, manifest, weight) for one in font.face.unicodes}
    assert before - after == before & fonts.UNWANTED
    assert after >= GB_18030


@CHAINS
def test_common_characters_look_as_before(cut: Path, manifest: str, weight: str) -> None:
    whole, smaller = chain(FOLDER, manifest, weight), chain(cut, manifest, weight)
    for sign in COMMON:
        assert outline(smaller, sign) == outline(whole, sign), sign


def test_rare_characters_look_as_before_and_on_paper_are_never_bold(cut: Path) -> None:
    for manifest, weight, as_of in (
        ("manifest.toml", "regular", "regular"),
        ("manifest.toml", "bold", "bold"),
        ("paper.toml", "regular", "regular"),
        ("paper.toml", "bold", "regular"),
    ):
        whole, smaller = chain(FOLDER, manifest, as_of), chain(cut, manifest, weight)
        for sign in RARE:
            assert outline(smaller, sign) == outline(whole, sign), sign


def test_paper_is_set_with_them(cut: Path) -> None:
    files = font_files(cut)
    faces = {file: PaperFont(file.path().stem, file.path()).face for file in files}
    for weight in Weight:
        serving = [faces[file] for file in files if file.serves(weight)]
        for sign in COMMON + RARE:
            assert any(ord(sign) in face.charToGlyph for face in serving), sign


def test_screens_draw_with_them(cut: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCREEN, cut.parents[1], COMMON + RARE],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    families, drawn = json.loads(done.stdout)
    assert families == ["Noto Sans CJK SC", "HanaMinA", "HanaMinB"]
    for sign, (family, glyph) in drawn.items():
        assert family in families, sign
        assert glyph, sign


def test_a_font_whose_name_is_reserved_has_another_one_and_keeps_its_licence(cut: Path) -> None:
    name = hb.OTNameIdPredefined
    for font in chain(cut, "paper.toml", "bold")[:2]:
        names = [font.face.get_name(entry.name_id, "en") for entry in font.face.list_names()]
        assert font.face.get_name(name.FONT_FAMILY, "en") == "Hall Paper"
        assert "Copyright 2021-2023 LXGW" in font.face.get_name(name.COPYRIGHT, "en")
        assert "SIL Open Font License" in font.face.get_name(name.LICENSE, "en")
        reserved = [one for one in names if "LXGW" in one]
        assert all("Copyright" in one or "cut from" in one for one in reserved), reserved

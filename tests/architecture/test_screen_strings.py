"""QML shows translated strings and theme tokens; nothing is written in by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[2] / "ui"
QML = sorted(UI.rglob("*.qml"))
HAN = re.compile(r"[\u4e00-\u9fff]")
STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"')
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.S)
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:?!()]|[,;:?!()][\u4e00-\u9fff]")


def code_of(path: Path) -> str:
    return COMMENT.sub("", path.read_text("utf-8"))


@pytest.mark.parametrize("path", QML, ids=lambda path: path.stem)
def test_chinese_text_goes_through_translation(path: Path) -> None:
    text = code_of(path)
    for match in STRING.finditer(text):
        if HAN.search(match[0]):
            before = text[: match.start()].rstrip()
            assert re.search(r"qsTr\($|qsTranslate\([^)]*$", before), f"{path.name}: {match[0]}"


@pytest.mark.parametrize("path", QML, ids=lambda path: path.stem)
def test_chinese_text_has_full_width_punctuation(path: Path) -> None:
    for match in STRING.finditer(code_of(path)):
        assert not HALF_WIDTH.search(match[0]), f"{path.name}: {match[0]}"


@pytest.mark.parametrize(
    "path", [path for path in QML if path.stem != "Theme"], ids=lambda path: path.stem
)
def test_colours_and_fonts_come_from_the_theme(path: Path) -> None:
    text = code_of(path)
    assert not re.search(r'"#[0-9A-Fa-f]{3,8}"', text)
    assert not re.search(r"font\.pixelSize:\s*\d", text)
    assert not re.search(r"font\.family:", text)


def test_there_is_qml_to_check() -> None:
    assert len(QML) > 20

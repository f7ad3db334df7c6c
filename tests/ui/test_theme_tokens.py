"""The tokens keep their promises: contrast, touch sizes, size of letters, reach."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtQml import QQmlEngine

from ui.engine import make_engine
from ui.theme.presentation import Presentation

WHITE_GROUNDS = ("canvas", "surface", "surfaceSunken", "primarySoft")
PAIRS = [
    *((ink, ground) for ink in ("ink", "ink2", "ink3") for ground in WHITE_GROUNDS),
    *((ink, ground) for ink in ("primary", "accent") for ground in ("canvas", "surface")),
    ("primary", "primarySoft"),
    ("primary", "surfaceSunken"),
    ("inkDisabled", "surfaceSunken"),
    ("inkDisabled", "surface"),
    ("primaryInk", "primary"),
    ("primaryInk", "primaryStrong"),
    ("headerInk", "header"),
    ("headerInkSoft", "header"),
    ("accent", "accentSoft"),
    ("primary", "accentSoft"),
    ("primary", "okSoft"),
    ("primary", "warnSoft"),
    ("ok", "okSoft"),
    ("ok", "surface"),
    ("warn", "warnSoft"),
    ("warn", "surface"),
    ("codeInk", "codePaper"),
    ("navInk", "nav"),
    ("navInkOn", "navOn"),
    ("accentInk", "accent"),
    ("yellowInk", "yellow"),
    ("ink3", "accentSoft"),
    ("ink3", "warnSoft"),
]
SIZES = [QSizeF(1080, 1920), QSizeF(1920, 1080), QSizeF(2160, 3840), QSizeF(540, 960)]
TEXT_SIZES = (
    "textCaption", "textNote", "textLabel", "textBody", "textRow", "textTitle", "textName",
    "textSection", "textHead", "textDisplay",
)  # fmt: skip


def luminance(colour: QColor) -> float:
    """Relative luminance, WCAG 2.1."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio, WCAG 2.1."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture
def presentation(application: QGuiApplication) -> Iterator[Presentation]:
    engine: QQmlEngine = make_engine()
    yield Presentation(engine)
    engine.deleteLater()


@pytest.mark.parametrize(("high", "least"), [(False, 4.5), (True, 7.0)])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_every_text_stands_out_from_its_ground(
    presentation: Presentation, high: bool, least: float, ink: str, ground: str
) -> None:
    presentation.set("highContrast", high)
    theme = presentation.theme
    assert contrast(theme.property(ink), theme.property(ground)) >= least


@pytest.mark.parametrize("size", SIZES)
def test_touch_targets_are_twenty_millimetres_with_three_between(
    presentation: Presentation, size: QSizeF
) -> None:
    presentation.resize(size)
    theme = presentation.theme
    pitch = theme.property("pixelPitch") / theme.property("scale")
    for token in ("touchLeast", "touch", "chipHeight", "fieldHeight", "searchHeight"):
        assert theme.property(token) * pitch >= 20, token
    assert theme.property("touchGap") * pitch >= 3


@pytest.mark.parametrize("size", SIZES)
def test_capitals_in_large_print_are_seven_point_three_millimetres_high(
    presentation: Presentation, size: QSizeF
) -> None:
    presentation.resize(size)
    presentation.set("largePrint", True)
    theme = presentation.theme
    pitch = theme.property("pixelPitch") / theme.property("scale")
    for token in TEXT_SIZES:
        assert theme.property(token) * theme.property("capitalRatio") * pitch >= 7.3, token


@pytest.mark.parametrize("size", SIZES)
def test_in_the_low_position_nothing_is_above_1220_millimetres(
    presentation: Presentation, size: QSizeF
) -> None:
    presentation.resize(size)
    assert presentation.theme.property("drop") == 0
    presentation.set("lowPosition", True)
    theme = presentation.theme
    pitch = theme.property("pixelPitch") / theme.property("scale")
    top = theme.property("panelBottom") + (size.height() - theme.property("drop")) * pitch
    assert top <= 1220.5


def test_the_next_person_finds_everything_as_usual(presentation: Presentation) -> None:
    for switch in ("largePrint", "highContrast", "lowPosition"):
        presentation.toggle(switch)
    presentation.reset()
    theme = presentation.theme
    assert not any(theme.property(s) for s in ("largePrint", "highContrast", "lowPosition"))

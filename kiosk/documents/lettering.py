"""Text as it stands on paper: which font draws which character, and how wide it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics

from kiosk.documents.font_files import FontFile, Weight, font_files
from kiosk.documents.typefaces import PaperFont

MISSING = "〓"
"""The typographer's sign for a character that no font has."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text of one weight."""

    text: str
    weight: Weight = Weight.REGULAR


class Sign(NamedTuple):
    """One character on paper: its font, what that draws, its advance in em."""

    font: str
    drawn: str
    width: float


class Run(NamedTuple):
    """A piece of text that one font draws, and its width in em."""

    font: str
    text: str
    width: float


@cache
def _font(file: FontFile) -> PaperFont:
    font = PaperFont(file.name.removesuffix(".ttf"), file.path())
    pdfmetrics.registerFont(font)
    return font


@cache
def _files(weight: Weight) -> tuple[FontFile, ...]:
    return tuple(file for file in font_files() if file.serves(weight))


@lru_cache(maxsize=16384)
def sign(character: str, weight: Weight) -> Sign:
    """How a character is drawn; one without ink draws nothing, an unknown one :data:`MISSING`.

    Raises:
        Damaged: a font's file is missing or unusable.
    """
    files = _files(weight)
    if not _has_ink(character):
        return Sign(_font(files[0]).fontName, "", 0.0)
    for file in files:
        font = _font(file)
        if ord(character) in font.face.charToGlyph:
            return Sign(font.fontName, character, font.face.getCharWidth(ord(character)) / 1000)
    return sign(MISSING, weight)


def _has_ink(character: str) -> bool:
    """Not: control characters, joiners, direction marks, variation selectors."""
    if unicodedata.category(character) in ("Cc", "Cf"):
        return False
    return not (0xFE00 <= ord(character) <= 0xFE0F or 0xE0100 <= ord(character) <= 0xE01EF)


def text_width(text: str, weight: Weight, size: float) -> float:
    """Width of a line in points."""
    return sum(sign(character, weight).width for character in text) * size


def runs(signs: Iterable[Sign]) -> list[Run]:
    """Signs joined up to where the font changes."""
    return [
        Run(font, "".join(one.drawn for one in same), sum(one.width for one in same))
        for font, same in ((font, list(group)) for font, group in groupby(signs, _font_of))
    ]


def _font_of(one: Sign) -> str:
    return one.font


def default_font(weight: Weight = Weight.REGULAR) -> str:
    """Name of the first font of a weight, registered with ReportLab."""
    return sign(" ", weight).font

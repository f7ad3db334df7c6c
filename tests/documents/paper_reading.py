"""Reads paper as others do: two independent text readers, and a camera for the codes."""

from __future__ import annotations

import io
import subprocess

import pypdfium2
import zxingcpp
from pdfminer.high_level import extract_pages, extract_text
from pdfminer.layout import LTChar, LTPage, LTTextContainer, LTTextLine
from PIL.Image import Image


def pdfminer_text(pdf: bytes) -> str:
    return extract_text(io.BytesIO(pdf))


def poppler_text(pdf: bytes) -> str:
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode("utf-8")


def squeezed(text: str) -> str:
    """Without spaces and line ends, which readers put where they like."""
    return "".join(text.split())


def pages(pdf: bytes, dpi: int = 203) -> list[Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]


def codes(image: Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(image)]


def sizes_mm(pdf: bytes) -> list[tuple[float, float]]:
    with pypdfium2.PdfDocument(pdf) as document:
        sizes = [page.get_size() for page in document]
    return [(width / 72 * 25.4, height / 72 * 25.4) for width, height in sizes]


def letters(pdf: bytes) -> list[tuple[int, LTPage, list[LTChar]]]:
    """(page number, page, characters) with the boxes of all characters."""
    return [
        (number, page, [char for line in _lines(page) for char in line if isinstance(char, LTChar)])
        for number, page in enumerate(extract_pages(io.BytesIO(pdf)), start=1)
    ]


def _lines(page: LTPage) -> list[LTTextLine]:
    return [
        line
        for box in page
        if isinstance(box, LTTextContainer)
        for line in box
        if isinstance(line, LTTextLine)
    ]

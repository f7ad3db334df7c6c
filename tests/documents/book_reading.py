"""Reads a book as a viewer does: text of pages, outline, links."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from tests.documents.paper_reading import squeezed


def page_texts(pdf: bytes) -> list[str]:
    """The text of every page, without spaces."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [squeezed(page.get_textpage().get_text_range()) for page in document]


def outline(pdf: bytes) -> list[tuple[int, str, int]]:
    """(level, title, page from 1) of every entry."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [
            (entry.level, entry.get_title(), entry.get_dest().get_index() + 1)
            for entry in document.get_toc()
        ]


def linked_pages(pdf: bytes, number: int) -> list[int]:
    """Where the links of page ``number`` lead, page numbers from 1."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[number - 1]
        return [raw.FPDFDest_GetDestPageIndex(document.raw, dest) + 1 for dest in _dests(page)]


def _dests(page: pypdfium2.PdfPage) -> Iterator[object]:
    start = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page.raw, start, link):
        dest = raw.FPDFLink_GetDest(page.pdf.raw, link)
        if dest:
            yield dest

"""Books: hundreds of pages that leave memory as they are drawn, and what is bound into the file.

ReportLab keeps every page's text until the end, joins the whole file in memory and dates it 2000.
Here a page is packed when it is finished, objects go straight to the file, and the date is given.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from kiosk.documents.marks import ATTACHMENT, packed
from kiosk.documents.pen import Pen, canvas_of, one_document_at_a_time


class _PackingCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no type information
    """Packs each page's drawing commands when the page ends."""

    def showPage(self) -> None:
        super().showPage()
        page = self._doc.Pages.pages[-1]
        stream = pdfdoc.PDFStream(content=zlib.compress(page.stream.encode("latin-1")))
        stream.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
        page.Contents, page.stream = stream, None


class _File(pdfdoc.PDFFile):  # type: ignore[misc]  # ReportLab has no type information
    """Writes objects where they end up instead of collecting them."""

    def __init__(self, version: tuple[int, int], target: BinaryIO) -> None:
        self.offset = 0
        self.write = target.write
        head = f"%PDF-{version[0]}.{version[1]}\n%".encode() + b"\xe4\xb8\xad\xe6\x96\x87\n"
        self.add(head)


class Book(Pen):
    """A pen for a book: pages drawn last may stand first."""

    _before = 0

    @property
    def pages(self) -> int:
        """How many pages are finished."""
        return len(self._canvas._doc.Pages.pages)

    @property
    def number(self) -> int:
        """The number of the page that is being drawn."""
        return self.pages + 1 + self._before

    def number_from(self, number: int) -> None:
        """Makes the page that is being drawn the one of that number."""
        self._before = number - 1 - self.pages

    def blank_page(self) -> None:
        """An empty page, which ReportLab would leave out."""
        self._canvas._code.append(" ")
        self.next_page()

    def move_to_front(self, count: int) -> None:
        """Puts the last ``count`` pages before all others."""
        pages = self._canvas._doc.Pages.pages
        pages[:] = [*pages[-count:], *pages[:-count]]

    def bind(self, marks: Mapping[str, str]) -> None:
        """Attaches which version of what the book holds; see :mod:`kiosk.documents.marks`."""
        file = pdfdoc.PDFStream(content=packed(marks), filters=[pdfdoc.PDFZCompress])
        file.dictionary["Type"] = pdfdoc.PDFName("EmbeddedFile")
        document = self._canvas._doc
        spec = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Filespec"),
                "F": pdfdoc.PDFString(ATTACHMENT),
                "UF": pdfdoc.PDFString(ATTACHMENT),
                "EF": pdfdoc.PDFDictionary({"F": document.Reference(file)}),
            }
        )
        names = pdfdoc.PDFArray([pdfdoc.PDFString(ATTACHMENT), document.Reference(spec)])
        files = pdfdoc.PDFDictionary({"Names": names})
        document.Catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": files})


@contextmanager
def book(
    target: BinaryIO,
    size: tuple[float, float],
    *,
    title: str,
    author: str,
    made_at: datetime | None = None,
) -> Iterator[Book]:
    """A pen on a book, which is in ``target`` after the block.

    The same data gives the same bytes: the file's date is ``made_at``, that of its content.
    """
    with one_document_at_a_time:
        canvas = canvas_of(_PackingCanvas, io.BytesIO(), size, title, author)
        canvas.showOutline()
        _date(canvas._doc, made_at)
        yield Book(canvas, size[1])
        _write(canvas, target)


def _date(document: Any, made_at: datetime | None) -> None:
    if made_at is not None:
        stamp = document._timeStamp
        stamp.t = made_at.timestamp()
        stamp.lt = made_at.astimezone(UTC).timetuple()
        stamp.YMDhms = tuple(stamp.lt)[:6]


def _write(canvas: Canvas, target: BinaryIO) -> None:
    """As ``PDFDocument.format`` does, but object by object into the file."""
    document = canvas._doc
    for font in document.delayedFonts:
        font.addObjects(document)
    document.info.digest(document.signature)
    root, info = document.Reference(document.Catalog), document.Reference(document.info)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    document.encrypt.prepare(document)
    file = document.__accum__ = _File(document._pdfVersion, target)
    names: list[str] = []
    while (number := len(names) + 1) in document.numberToId:
        name = document.numberToId[number]
        drawn = pdfdoc.PDFIndirectObject(name, document.idToObject[name]).format(document)
        document.idToOffset[name] = file.add(drawn)
        names.append(name)
    table = pdfdoc.PDFCrossReferenceTable()
    table.addsection(0, names)
    start = file.add(table.format(document))
    trailer = pdfdoc.PDFTrailer(
        startxref=start, Size=len(names) + 1, Root=root, Info=info, Encrypt=None, ID=document.ID()
    )
    file.add(trailer.format(document))

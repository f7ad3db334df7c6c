"""Draws on a ReportLab canvas, measuring from the top left corner as readers do."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from string import ascii_uppercase, digits

from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from kiosk.documents.font_files import Weight
from kiosk.documents.lettering import Run, default_font

DOT: float = mm / 8
"""One dot of a 203 dpi slip printer, in points: codes stand on this grid."""
_ASCENT = 0.86
"""Baseline below the top of the em box, in em; Chinese faces share it closely."""
_RISE, _PALE = 40, 0.88
"""Degrees and grey of a mark across the page."""
_ROUND_JOIN = 1
_FILL, _FILL_AND_OUTLINE = 0, 2
_COMMON = digits + ascii_uppercase + "-:–.、 "

Colour = tuple[float, float, float]
"""Red, green and blue, 0 to 1."""

one_document_at_a_time = threading.Lock()
"""ReportLab's fonts keep their state in the process."""


class Pen:
    """One document being drawn."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self._canvas = canvas
        self._height = height

    def text(
        self, parts: Sequence[Run], x: float, top: float, size: float, lead: float, swell: float
    ) -> None:
        """One line of runs whose box of height ``lead`` begins at ``top``.

        ``swell`` points of outline are drawn around the letters to make them heavier.
        """
        baseline = self._height - top - (lead - size) / 2 - _ASCENT * size
        line = self._canvas.beginText(x, baseline)
        if swell:
            self._canvas.setLineWidth(swell)
            self._canvas.setLineJoin(_ROUND_JOIN)
            line.setTextRenderMode(_FILL_AND_OUTLINE)
        for part in parts:
            line.setFont(part.font, size)
            line.textOut(part.text)
        if swell:
            line.setTextRenderMode(_FILL)
        self._canvas.drawText(line)

    def dashes(self, x: float, y: float, width: float, thick: float = 1.5) -> None:
        """A dashed rule centred on ``y``."""
        self._canvas.setLineWidth(thick)
        self._canvas.setDash(3.4, 2.2)
        self._canvas.line(x, self._height - y, x + width, self._height - y)
        self._canvas.setDash()

    def dots(self, x: float, y: float, width: float) -> None:
        """A dotted line that leads the eye to a number."""
        self._canvas.setLineWidth(0.6)
        self._canvas.setDash(0.6, 2.6)
        self._canvas.line(x, self._height - y, x + width, self._height - y)
        self._canvas.setDash()

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """A filled circle around a point."""
        self._canvas.setFillColorRGB(*colour)
        self._canvas.circle(x, self._height - y, radius, stroke=0, fill=1)
        self._canvas.setFillGray(0)

    def rule(self, x: float, y: float, width: float, thick: float = 0.6) -> None:
        """A plain horizontal rule centred on ``y``."""
        self._canvas.setLineWidth(thick)
        self._canvas.line(x, self._height - y, x + width, self._height - y)

    def box(self, x: float, top: float, width: float, height: float, grey: float = 0.0) -> None:
        """A filled rectangle; ``grey`` 0 is black, 1 white."""
        self._canvas.setFillGray(grey)
        self._canvas.rect(x, self._height - top - height, width, height, stroke=0, fill=1)
        self._canvas.setFillGray(0)

    @contextmanager
    def white(self) -> Iterator[None]:
        """Draws in white inside the block, for text on a black band."""
        self._canvas.setFillGray(1)
        self._canvas.setStrokeGray(1)
        yield
        self._canvas.setFillGray(0)
        self._canvas.setStrokeGray(0)

    @contextmanager
    def colour(self, colour: Colour) -> Iterator[None]:
        """Draws text, rules and boxes' edges in ``colour`` inside the block."""
        self._canvas.setFillColorRGB(*colour)
        self._canvas.setStrokeColorRGB(*colour)
        yield
        self._canvas.setFillGray(0)
        self._canvas.setStrokeGray(0)

    def panel(
        self, x: float, top: float, width: float, height: float, colour: Colour, radius: float = 0
    ) -> None:
        """A rectangle filled with ``colour``."""
        self._canvas.setFillColorRGB(*colour)
        below = self._height - top - height
        self._canvas.roundRect(x, below, width, height, radius, stroke=0, fill=1)
        self._canvas.setFillGray(0)

    def frame(
        self,
        x: float,
        top: float,
        width: float,
        height: float,
        thick: float = 0.6,
        radius: float = 0,
    ) -> None:
        """The edge of a rectangle."""
        self._canvas.setLineWidth(thick)
        below = self._height - top - height
        self._canvas.roundRect(x, below, width, height, radius, stroke=1, fill=0)

    def path(self, points: Sequence[tuple[float, float]], thick: float = 0.0) -> None:
        """A line through ``points``; without ``thick`` the area that they enclose, filled."""
        drawn = self._canvas.beginPath()
        drawn.moveTo(points[0][0], self._height - points[0][1])
        for x, y in points[1:]:
            drawn.lineTo(x, self._height - y)
        if thick:
            self._canvas.setLineWidth(thick)
        self._canvas.drawPath(drawn, stroke=1 if thick else 0, fill=0 if thick else 1)

    def anchor(self, key: str, top: float) -> None:
        """A place that links and the outline lead to."""
        self._canvas.bookmarkHorizontalAbsolute(key, self._height - top)

    def outlined(self, title: str, key: str, level: int) -> None:
        """An entry of the outline beside the pages."""
        self._canvas.addOutlineEntry(title, key, level, closed=True)

    def link(self, key: str, x: float, top: float, width: float, height: float) -> None:
        """Makes an area lead to an anchor, which may come later."""
        below = self._height - top - height
        self._canvas.linkAbsolute("", key, (x, below, x + width, below + height))

    def upright_rule(self, x: float, top: float, height: float, thick: float = 0.6) -> None:
        """A plain vertical rule centred on ``x``."""
        self._canvas.setLineWidth(thick)
        self._canvas.line(x, self._height - top, x, self._height - top - height)

    def across(self, parts: Sequence[Run], size: float, middle: tuple[float, float]) -> None:
        """Pale words that rise across the page around its ``middle``; drawn before the rest."""
        x, y = middle
        self._canvas.saveState()
        self._canvas.translate(x, self._height - y)
        self._canvas.rotate(_RISE)
        self._canvas.setFillGray(_PALE)
        line = self._canvas.beginText(-sum(part.width for part in parts) * size / 2, -size / 3)
        for part in parts:
            line.setFont(part.font, size)
            line.textOut(part.text)
        self._canvas.drawText(line)
        self._canvas.restoreState()

    def code(self, matrix: Sequence[Sequence[bool]], x: float, top: float, module: float) -> None:
        """A QR code as one path: runs of dark modules in a row become one rectangle."""
        rectangles = [
            f"{start} {row} {end - start} 1 re"
            for row, cells in enumerate(matrix)
            for start, end in _dark_runs(cells)
        ]
        self._canvas.saveState()
        self._canvas.transform(module, 0, 0, -module, x, self._height - top)
        self._canvas.addLiteral("\n".join([*rectangles, "f"]))
        self._canvas.restoreState()

    def next_page(self) -> None:
        """Ends the page; the next thing drawn stands on a new one."""
        self._canvas.showPage()


def _dark_runs(cells: Sequence[bool]) -> Iterator[tuple[int, int]]:
    start = None
    for column, dark in enumerate([*cells, False]):
        if dark and start is None:
            start = column
        elif not dark and start is not None:
            yield start, column
            start = None


@contextmanager
def document(
    width: float, height: float, *, title: str, author: str
) -> Iterator[tuple[Pen, io.BytesIO]]:
    """A pen on a new PDF, whose bytes are in the buffer after the block.

    The same data gives the same bytes: the file carries no time of its making.
    """
    with one_document_at_a_time:
        buffer = io.BytesIO()
        canvas = canvas_of(Canvas, buffer, (width, height), title, author)
        yield Pen(canvas, height), buffer
        canvas.save()


def canvas_of(
    kind: type[Canvas], target: object, size: tuple[float, float], title: str, author: str
) -> Canvas:
    """A canvas with the Chinese fonts, its first page begun."""
    canvas = kind(
        target,
        pagesize=size,
        pageCompression=1,
        invariant=1,
        initialFontName=default_font(),
        lang="zh-CN",
    )
    canvas.setTitle(title)
    canvas.setAuthor(author)
    _place_common_characters(canvas)
    return canvas


def _place_common_characters(canvas: Canvas) -> None:
    """Gives figures and capitals the same places in every document.

    Two slips of one business then differ in no embedded font, which is encoded only once.
    """
    for weight in Weight:
        pdfmetrics.getFont(default_font(weight)).splitString(_COMMON, canvas._doc)

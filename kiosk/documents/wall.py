"""二维码墙: sheets of tiles of one size, to cut out and put on the wall.

All tiles are 92 mm by 88 mm, on A3 as on A4, so that one printed anew takes the place of the old
one. A code of the hall's own addresses has modules of about 1.6 mm, which a phone reads from a
metre away; a publisher's longer address makes them finer and must be read from nearer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import BinaryIO

from reportlab.lib.units import mm

from kiosk.content.qr import matrix
from kiosk.documents.blocks import QUIET_ZONE, Align, Paragraph, Style, paragraph
from kiosk.documents.bookbinding import Book, book
from kiosk.documents.font_files import Weight
from kiosk.documents.lettering import Span
from kiosk.documents.parts import BLUE, GREY, one_line
from kiosk.documents.pen import Pen
from kiosk.documents.wording import word

TILE: tuple[float, float] = (92 * mm, 88 * mm)
_CODES: tuple[float, ...] = (64 * mm, 54 * mm, 44 * mm)
"""Sides of the code with its quiet zone; the smaller ones make room for a very long name."""
_PADDING: float = 3 * mm
_FOOT: float = 5 * mm
_NAME_SIZES = (23.0, 20.0, 17.0, 15.0, 13.5, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0)
_LINES = 4
"""A name has two lines where it fits, at most four."""
_TICK: float = 4 * mm
_FAINT = (0.72, 0.74, 0.78)


@dataclass(frozen=True, slots=True)
class WallSize:
    """A sheet: its page and how many tiles stand on it."""

    page: tuple[float, float]
    across: int
    down: int


SIZES = {
    "a4": WallSize((210 * mm, 297 * mm), 2, 3),
    "a3": WallSize((297 * mm, 420 * mm), 3, 4),
}


@dataclass(frozen=True, slots=True)
class Tile:
    """One code of the wall."""

    code: str
    name: str
    office: str
    link: str
    mark: str


@dataclass(frozen=True, slots=True)
class WallPart:
    """Tiles under one heading; each part begins on a sheet of its own."""

    title: str
    tiles: Sequence[Tile]


@dataclass(frozen=True, slots=True)
class WallReport:
    """What was made."""

    pages: int
    tiles: int


def write_wall(
    parts: Sequence[WallPart],
    target: BinaryIO,
    size: WallSize,
    *,
    hall: str,
    release: str,
    made_at: datetime | None = None,
) -> WallReport:
    """Writes the sheets as PDF, with the list of versions inside.

    Raises:
        Damaged: a font is missing or unusable.
    """
    marks: dict[str, str] = {}
    title = f"{hall} {word('wall.title')}"
    with book(target, size.page, title=title, author=hall, made_at=made_at) as pen:
        for place, part in enumerate(parts):
            sheets = -(-len(part.tiles) // (size.across * size.down))
            pen.outlined(part.title, f"part-{place}", 0)
            for number, tiles in enumerate(_sheets(part.tiles, size), start=1):
                if number == 1:
                    pen.anchor(f"part-{place}", 0)
                _draw(pen, tiles, size, _told(hall, part.title, number, sheets, release))
                pen.next_page()
            marks |= {tile.code: tile.mark for tile in part.tiles}
        pen.bind(marks)
        return WallReport(pen.pages, len(marks))


def _told(hall: str, title: str, number: int, sheets: int, release: str) -> tuple[str, str]:
    """What stands above the tiles, left and right."""
    numbering = word("notice.numbering", page=number, pages=sheets)
    return f"{hall} · {title}", word("wall.origin", release=release, numbering=numbering)


def _sheets(tiles: Sequence[Tile], size: WallSize) -> Iterator[list[Tile]]:
    waiting = iter(tiles)
    while sheet := list(islice(waiting, size.across * size.down)):
        yield sheet


def _draw(pen: Book, tiles: Sequence[Tile], size: WallSize, told: tuple[str, str]) -> None:
    width, height = size.page
    left = (width - size.across * TILE[0]) / 2
    head = height - size.down * TILE[1]
    top = head * 0.62
    _head(pen, told, left, top, size)
    for place, tile in enumerate(tiles):
        row, column = divmod(place, size.across)
        x, y = left + column * TILE[0], top + row * TILE[1]
        with pen.colour(_FAINT):
            pen.frame(x, y, *TILE, 0.3)
        draw_tile(pen, tile, x, y)
    rows = -(-len(tiles) // size.across)
    columns = min(size.across, len(tiles))
    _cut_marks(pen, left, top, columns, rows)


def _head(pen: Pen, told: tuple[str, str], left: float, top: float, size: WallSize) -> None:
    width = size.across * TILE[0]
    share = min(1.6, top / (20 * mm))
    bold = Style(20 * share, 1.25, Align.LEFT, Weight.BOLD, 0.02)
    name = one_line(told[0], bold, width * 0.64)
    level = top - _TICK - 1 * mm - name.height
    name.draw(pen, left, level)
    small = one_line(told[1], Style(9, 1.3, Align.RIGHT), width * 0.35)
    with pen.colour(GREY):
        small.draw(pen, left + width * 0.65, level + name.height - small.height)


def draw_tile(pen: Pen, tile: Tile, x: float, top: float) -> None:
    """Code above, name below it, then the office and the mark of the version."""
    modules = matrix(tile.link)
    room = TILE[0] - 2 * _PADDING
    name, side = _fitted(tile.name, room)
    module = side / (len(modules) + 2 * QUIET_ZONE)
    edge = x + (TILE[0] - side) / 2 + QUIET_ZONE * module
    pen.code(modules, edge, top + QUIET_ZONE * module, module)
    free = TILE[1] - side - _FOOT - _PADDING
    name.draw(pen, x + _PADDING, top + side + (free - name.height) / 2)
    small = Style(8.5, 1.3)
    level = top + TILE[1] - _PADDING - small.line
    with pen.colour(GREY):
        one_line(tile.office, small, room * 0.6).draw(pen, x + _PADDING, level)
    with pen.colour(BLUE):
        told = word("paper.version", mark=tile.mark)
        mark = one_line(told, small, room * 0.4)
        mark.draw(pen, x + TILE[0] - _PADDING - mark.lines[0].width, level)


def _fitted(name: str, room: float) -> tuple[Paragraph, float]:
    """The name as large as it can stand whole, and the side of the code above it."""
    for side in _CODES:
        free = TILE[1] - side - _FOOT - _PADDING
        for size in _NAME_SIZES:
            text = paragraph(
                [Span(name, Weight.BOLD)], Style(size, 1.22, Align.CENTRE, swell=0.018), room
            )
            lines = _LINES if side == _CODES[0] else len(text.lines)
            if text.height <= free and len(text.lines) <= lines:
                return _even(name, text, room), side
    return text, side


def _even(name: str, text: Paragraph, room: float) -> Paragraph:
    """Two lines of about the same length, instead of a last word alone."""
    if len(text.lines) != 2:
        return text
    half = (text.lines[0].width + text.lines[1].width) / 2
    even = paragraph([Span(name, Weight.BOLD)], text.style, half + text.style.size)
    return replace(even, width=room) if len(even.lines) == len(text.lines) else text


def _cut_marks(pen: Pen, left: float, top: float, columns: int, rows: int) -> None:
    """Short lines outside the tiles, in line with their edges."""
    right, bottom = left + columns * TILE[0], top + rows * TILE[1]
    for column in range(columns + 1):
        x = left + column * TILE[0]
        pen.upright_rule(x, top - _TICK, _TICK - 1, 0.5)
        pen.upright_rule(x, bottom + 1, _TICK - 1, 0.5)
    for row in range(rows + 1):
        y = top + row * TILE[1]
        pen.rule(left - _TICK, y, _TICK - 1, 0.5)
        pen.rule(right + 1, y, _TICK - 1, 0.5)

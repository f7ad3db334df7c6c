"""The handbook's first pages: cover, how to use it, the hall, contents by department and theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlab.lib.units import mm

from kiosk.content.forms import ItemLine
from kiosk.content.qr import matrix
from kiosk.content.terms import Label
from kiosk.documents.blocks import Align, Block, Code, Columns, Gap, Style, paragraph
from kiosk.documents.flow import Entry, Placed, flow
from kiosk.documents.font_files import Weight
from kiosk.documents.handbook_format import Format, Register, SideBySide, Titled, leader
from kiosk.documents.handbook_item import item_key
from kiosk.documents.handbook_model import HandbookSource
from kiosk.documents.handbook_plan import plans
from kiosk.documents.lettering import Span
from kiosk.documents.parts import BLUE, GREY, SectionHead, balanced
from kiosk.documents.pen import Pen
from kiosk.documents.wording import word

_BETWEEN: float = 9 * mm
_CELL: float = 1.1 * mm
_SHARES = (0.1, 0.34, 0.38, 0.18)
_LABELS = (0.24, 0.76)
_WHITE = (1.0, 1.0, 1.0)


def draw_cover(pen: Pen, source: HandbookSource, paper: Format) -> None:
    """Name of the hall, of the book, its date and version; where to go and to call."""
    width, height = paper.page
    share = width / (210 * mm)
    pen.panel(0, 0, width, height * 0.52, BLUE)
    room = paper.width
    with pen.colour(_WHITE):
        top = height * 0.13
        for text, size in ((source.hall.name, 25), (word("handbook.title"), 54)):
            style = Style(size * share, 1.5, Align.CENTRE, Weight.BOLD, 0.02)
            line = balanced(text, style, room)
            line.draw(pen, paper.side, top)
            top += line.height + 7 * mm * share
        told = word("handbook.holds", count=len(source.items), departments=source.department_count)
        small = Style(14 * share, 1.5, Align.CENTRE)
        paragraph(told, small, room).draw(pen, paper.side, top)
    top = height * 0.565
    lines = [
        word("handbook.release", release=source.release.id, version=source.release.version),
        word("handbook.dated", on=source.dated),
        "",
        word("handbook.address", text=source.hall.address),
        word("handbook.hours", text=source.hall.hours),
        word("handbook.phones", phone=source.hall.phone, hotline=source.hall.hotline),
    ]
    for text in lines:
        line = paragraph(text, Style(13 * share, 1.75, Align.CENTRE), room)
        line.draw(pen, paper.side, top)
        top += line.height
    code = Code(matrix(source.link), 30 * mm * share, room)
    code.draw(pen, paper.side, height * 0.815)
    caption = paragraph(word("handbook.cover_code"), Style(10 * share, 1.4, Align.CENTRE), room)
    with pen.colour(GREY):
        caption.draw(pen, paper.side, height * 0.815 + code.height)


def opening(source: HandbookSource, paper: Format, register: Register) -> list[list[Placed]]:
    """How to use the book, then the hall with its windows."""
    entries = [*_how(paper, register), *_hall(source, paper, register)]
    return list(flow(entries, paper.body, paper.body))


def contents(
    source: HandbookSource, paper: Format, register: Register, by: str
) -> list[list[Placed]]:
    """Contents by ``department`` or ``theme``, in columns; its pages are counted beforehand."""
    width = (paper.width - (paper.columns - 1) * _BETWEEN) / paper.columns
    groups = source.by_department() if by == "department" else source.by_theme()
    title = Titled(
        paragraph(word(f"handbook.contents_{by}"), paper.style(1.9, bold=True), paper.width),
        word(f"handbook.contents_{by}"),
        register,
        f"contents-{by}",
    )
    more = source.sections() if by == "department" else ()
    return in_columns(title, _listed(groups, more, paper, register, width), paper, width)


def in_columns(
    title: Block, entries: Iterator[Entry], paper: Format, width: float
) -> list[list[Placed]]:
    """Pages of columns below a title on the first."""
    head = title.height + 4 * mm
    columns = list(_shorter(list(entries), paper, head))
    if not columns:
        return [[Placed(title, 0.0)]]
    pages: list[list[Placed]] = []
    for start in range(0, len(columns), paper.columns):
        group = tuple(tuple(column) for column in columns[start : start + paper.columns])
        top = 0.0 if pages else head
        body = SideBySide(group, width + _BETWEEN, paper.body - top)
        pages.append([Placed(body, top)] if pages else [Placed(title, 0.0), Placed(body, top)])
    return pages


def _shorter(rest: list[Entry], paper: Format, head: float) -> Iterator[list[Placed]]:
    """Columns, those of the first page shorter by the title."""
    for _ in range(paper.columns):
        if not rest:
            return
        column = next(flow(rest, paper.body - head, paper.body - head))
        yield column
        rest = rest[_consumed(rest, column) :]
    if rest:
        yield from flow(rest, paper.body, paper.body)


def _consumed(entries: Sequence[Entry], column: Sequence[Placed]) -> int:
    """How many entries stand in a column; gaps at its top were dropped."""
    last = column[-1].block
    return next(place for place, one in enumerate(entries, start=1) if one.block is last)


def _listed(
    groups: Sequence[tuple[str, str, Sequence[ItemLine]]],
    more: Sequence[tuple[str, str]],
    paper: Format,
    register: Register,
    width: float,
) -> Iterator[Entry]:
    bold, plain = paper.style(1.05, bold=True, leading=1.6), paper.style(0.95, leading=1.5)
    for key, name, items in groups:
        yield Entry(Gap(2.2 * mm), keep_with_next=True)
        title = word("handbook.group", name=name, count=len(items))
        yield Entry(leader(title, bold, key, register, width), keep_with_next=True)
        for item in items:
            line = leader(item.name, plain, item_key(item.code), register, width, 3 * mm)
            yield Entry(line)
    for key, name in more:
        yield Entry(Gap(2.2 * mm), keep_with_next=True)
        yield Entry(leader(name, bold, key, register, width))


def _how(paper: Format, register: Register) -> Iterator[Entry]:
    yield Entry(_title("how", paper, register), keep_with_next=True)
    for number in range(1, 8):
        text = word(f"handbook.how_{number}")
        head, _, rest = text.partition("。")
        spans = [Span(head + "。", Weight.BOLD), Span(rest)]
        yield Entry(Gap(2.5 * mm))
        yield Entry(paragraph(spans, paper.style(1.25, leading=1.55), paper.width))
    yield Entry(Gap(7 * mm), keep_with_next=True)
    yield Entry(SectionHead(paragraph(word("handbook.labels"), paper.style(1.3, bold=True), 300)))
    yield Entry(Gap(1.5 * mm))
    for label in Label:
        told = word(f"handbook.label_{label.name.lower()}")
        yield Entry(table_row(paper, (label.value, told), _LABELS, scale=1.2))


def _title(name: str, paper: Format, register: Register) -> Titled:
    told = word(f"handbook.{name}")
    text = paragraph(told, paper.style(1.9, bold=True), paper.width)
    return Titled(text, told, register, name)


def _hall(source: HandbookSource, paper: Format, register: Register) -> Iterator[Entry]:
    yield Entry(_title("hall", paper, register), keep_with_next=True, new_page=True)
    for label, text in (
        ("address", source.hall.address),
        ("hours", source.hall.hours),
        ("transport", source.hall.transport),
    ):
        if text:
            yield Entry(paper.text(word(f"handbook.{label}", text=text)))
    for plan in plans(source.hall.floors, source.windows, paper.width, paper.width * 0.55):
        yield Entry(Gap(3 * mm), keep_with_next=True)
        name = paragraph(plan.floor.name, paper.style(1.1, bold=True), paper.width)
        yield Entry(name, keep_with_next=True)
        yield Entry(Gap(1 * mm), keep_with_next=True)
        yield Entry(plan)
    yield from _windows(source, paper, register)


def _windows(source: HandbookSource, paper: Format, register: Register) -> Iterator[Entry]:
    if not source.windows:
        return
    yield Entry(_title("windows", paper, register), keep_with_next=True, new_page=True)
    yield Entry(Gap(2 * mm), keep_with_next=True)
    titles = [word(f"handbook.window_{part}") for part in ("number", "name", "office", "place")]
    header = table_row(paper, titles, _SHARES, head=True)
    yield Entry(header, keep_with_next=True)
    ordered = sorted(source.windows, key=lambda one: (len(one.number), one.number))
    for one in ordered:
        place = " ".join(text for text in (one.floor, one.zone) if text)
        row = table_row(paper, (one.number, one.name, one.department, place), _SHARES)
        yield Entry(row, header=header)


def table_row(
    paper: Format,
    texts: Sequence[str],
    shares: Sequence[float],
    *,
    head: bool = False,
    scale: float = 0.95,
) -> Columns:
    """A row of a plain table."""
    style = paper.style(scale)
    if head:
        style = replace(style, weight=Weight.BOLD)
    placed = []
    left = 0.0
    for text, share in zip(texts, shares, strict=True):
        cell = paragraph(text, style, share * paper.width - 2 * _CELL)
        placed.append((left + _CELL, cell))
        left += share * paper.width
    return Columns(tuple(placed), padding=_CELL, ruled=paper.width, shade=head)

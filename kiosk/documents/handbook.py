"""办事一本通: every guide of the hall in one book, made from what stands in the content.

Items are drawn first, because contents and index tell their pages; the first pages are drawn last
and moved to the front. How many they are is known beforehand, so numbers are those of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from reportlab.lib.units import mm

from kiosk.content.model import Organ, ServiceItem
from kiosk.content.version_mark import version_mark
from kiosk.documents.blocks import Gap, Paragraph, Whole, paragraph
from kiosk.documents.bookbinding import Book, book
from kiosk.documents.flow import Entry, Placed, flow
from kiosk.documents.handbook_back import NotesPage, bundle_entries, directory_entries, index
from kiosk.documents.handbook_blocks import ItemHead, bare_rows
from kiosk.documents.handbook_format import A5, Format, Register, Titled
from kiosk.documents.handbook_front import contents, draw_cover, opening
from kiosk.documents.handbook_item import item_entries, item_key
from kiosk.documents.handbook_model import Group, HandbookSource
from kiosk.documents.parts import BLUE, GREY, foot, one_line
from kiosk.documents.pen import Pen
from kiosk.documents.wording import word

_BETWEEN_ITEMS: float = 9 * mm
_LEAST: float = 96 * mm
"""An item begins on a page only where so much of it is free, or it fits."""
_SHEET = 4
"""Pages of a folded sheet."""


@dataclass(frozen=True, slots=True)
class HandbookReport:
    """What was made."""

    pages: int
    items: int
    guides: int
    """Items with a complete guide."""


@dataclass(frozen=True, slots=True)
class _DepartmentHead(Whole):
    """A department's name across the page, with where it is and how to reach it."""

    name: Paragraph
    told: Paragraph
    group: Group
    register: Register
    width: float

    @property
    def height(self) -> float:
        return float(self.name.height + self.told.height + 8 * mm)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        key, name, _ = self.group
        self.register.stand(key, name, 0, top)
        self.register.running = ""
        pen.panel(x, top, self.width, self.height, BLUE, radius=4)
        with pen.colour((1.0, 1.0, 1.0)):
            self.name.draw(pen, x + 5 * mm, top + 3.5 * mm)
            self.told.draw(pen, x + 5 * mm, top + 3.5 * mm + self.name.height)


def write_handbook(
    source: HandbookSource,
    target: BinaryIO,
    paper: Format,
    told: Callable[[int], None],
) -> HandbookReport:
    """Writes the book as PDF; ``told`` hears after each item how many are done.

    Raises:
        Damaged: a font is missing or unusable.
    """
    title = f"{source.hall.name} {word('handbook.title')}"
    author, made_at = source.hall.name, source.made_at
    with book(target, paper.page, title=title, author=author, made_at=made_at) as pen:
        made = _Making(source, pen, paper, told)
        made.write()
        return HandbookReport(pen.pages, len(source.items), made.guides)


class _Making:
    """One book being drawn."""

    def __init__(
        self, source: HandbookSource, pen: Book, paper: Format, told: Callable[[int], None]
    ) -> None:
        self._source = source
        self._pen = pen
        self._paper = paper
        self._told = told
        self._register = Register(pen)
        self._marks: dict[str, str] = {}
        self._department = ""
        self.guides = 0

    def write(self) -> None:
        front = self._front()
        pen = self._pen
        pen.number_from(len(front) + 2)
        for key, name, items in self._source.by_department():
            self._department = name
            self._draw_all(self._section((key, name, items)))
        self._department = ""
        parts = (self._source, self._paper, self._register)
        for entries in (bundle_entries(*parts), directory_entries(*parts)):
            self._draw_all(entries)
        for page in index(*parts):
            self._draw(page)
        self._fill_the_sheet(len(front) + 1)
        pen.number_from(1)
        pen.anchor("cover", 0)
        draw_cover(pen, self._source, self._paper)
        pen.next_page()
        for page in front:
            self._draw(page)
        pen.move_to_front(len(front) + 1)
        pen.bind(self._marks)

    def _front(self) -> list[list[Placed]]:
        """The pages between cover and items; their places in the outline are kept."""
        register = self._register
        register.declare("cover", word("handbook.cover"))
        sections = ("how", "hall", "windows", "contents_department", "contents_theme")
        for name in sections:
            if name != "windows" or self._source.windows:
                register.declare(name.replace("_", "-"), word(f"handbook.{name}"))
        parts = (self._source, self._paper, register)
        return [
            *opening(*parts),
            *contents(*parts, "department"),
            *contents(*parts, "theme"),
        ]

    def _draw_all(self, entries: Iterable[Entry]) -> None:
        for page in flow(entries, self._paper.body, self._paper.body):
            if page:
                self._draw(page)

    def _draw(self, page: Sequence[Placed]) -> None:
        paper, pen = self._paper, self._pen
        goes_on = self._register.running
        if isinstance(page[0].block, ItemHead | Titled | _DepartmentHead):
            goes_on = ""
        for one in page:
            one.block.draw(pen, paper.side, paper.top + one.top)
        self._frame(goes_on)
        pen.next_page()

    def _frame(self, goes_on: str) -> None:
        """The running head and foot of a page."""
        paper, pen = self._paper, self._pen
        small = paper.style(0.84, leading=1.3)
        left = self._department or self._source.hall.name
        if goes_on and self._department:
            left += "｜" + word("handbook.goes_on", name=goes_on)
        with pen.colour(GREY):
            one_line(left, small, paper.width * 0.74).draw(pen, paper.side, paper.head_at)
            right = one_line(word("handbook.title"), small, paper.width * 0.24)
            edge = paper.side + paper.width - right.lines[0].width
            right.draw(pen, edge, paper.head_at)
            pen.rule(paper.side, paper.head_at + small.line + 1 * mm, paper.width, 0.5)
        release = self._source.release
        told = word("handbook.foot", hall=self._source.hall.name, release=release.id)
        number = word("handbook.page", number=pen.number)
        foot(pen, paper.side, paper.foot_at, paper.width, told, number)

    def _section(self, group: Group) -> Iterator[Entry]:
        """A department: its head, complete guides, then the list of those without."""
        _, _, items = group
        yield Entry(self._head(group), keep_with_next=True, new_page=True)
        yield Entry(Gap(5 * mm), keep_with_next=True)
        complete = [item.code for item in items if item.complete]
        for place, item in enumerate(self._source.guides(complete)):
            entries = list(self._item(item))
            if place:
                yield from self._between(entries)
            yield from entries
        bare = [item.code for item in items if not item.complete]
        if bare:
            yield from self._bare(bare, after=bool(complete))

    def _item(self, item: ServiceItem) -> Iterator[Entry]:
        self._note(item)
        self.guides += 1
        return item_entries(
            item, self._source.link_of(item), self._paper, self._register, self._source.names
        )

    def _note(self, item: ServiceItem) -> None:
        self._marks[item.code] = version_mark(item)
        self._told(len(self._marks))

    def _between(self, entries: Sequence[Entry]) -> Iterator[Entry]:
        """Space before an item; where little of the page is left it begins on the next."""
        height = sum(entry.block.height for entry in entries)
        need = min(height, _LEAST, self._paper.body / 2)
        yield Entry(Gap(_BETWEEN_ITEMS), keep_with_next=True, need=need)

    def _head(self, group: Group) -> _DepartmentHead:
        _, name, items = group
        paper = self._paper
        room = paper.width - 10 * mm
        organ = self._source.organ(name)
        told = [word("handbook.group_count", count=len(items)), *_reach(organ)]
        return _DepartmentHead(
            paragraph(name, paper.style(1.9, bold=True, leading=1.35), room),
            paragraph("\n".join(told), paper.style(0.95), room),
            group,
            self._register,
            paper.width,
        )

    def _bare(self, codes: Sequence[str], *, after: bool) -> Iterator[Entry]:
        paper = self._paper
        if after:
            yield Entry(Gap(_BETWEEN_ITEMS), keep_with_next=True)
        heading = paragraph(word("handbook.bare"), paper.style(1.3, bold=True), paper.width)
        yield Entry(Titled(heading, ""), keep_with_next=True)
        yield Entry(paper.text(word("handbook.bare_told")), keep_with_next=True)
        yield Entry(Gap(2 * mm), keep_with_next=True)
        rows = []
        for item in self._source.guides(codes):
            self._note(item)
            mark = word("paper.version", mark=self._marks[item.code])
            told = "\n".join(text for text in (item.place, item.contact, mark) if text)
            rows.append((item_key(item.code), item.tile_name, told, self._source.link_of(item)))
            if len(rows) == paper.columns:
                yield from map(Entry, bare_rows(paper, self._register, rows))
                rows = []
        yield from map(Entry, bare_rows(paper, self._register, rows))

    def _fill_the_sheet(self, front: int) -> None:
        """A booklet has whole sheets of four pages."""
        if self._paper is A5:
            while (self._pen.pages + front) % _SHEET:
                self._draw([Placed(NotesPage(self._paper), 0.0)])


def _reach(organ: Organ | None) -> list[str]:
    if organ is None:
        return []
    told = [organ.address, organ.hours]
    phones = word("handbook.reach", phone=organ.phone, complaint=organ.complaint_phone)
    return [text for text in (*told, phones) if text]

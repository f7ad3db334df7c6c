"""The handbook's last pages: bundles, telephones, the index by pinyin, room to write."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm

from kiosk.content.public_model import Bundle
from kiosk.documents.blocks import Gap, Style, Whole, paragraph
from kiosk.documents.flow import Entry, Placed
from kiosk.documents.font_files import Weight
from kiosk.documents.handbook_blocks import fact_rows, step_rows
from kiosk.documents.handbook_format import Format, Register, Titled, leader
from kiosk.documents.handbook_front import in_columns, table_row
from kiosk.documents.handbook_item import item_key, visits_words
from kiosk.documents.handbook_model import HandbookSource
from kiosk.documents.lettering import Span
from kiosk.documents.notice import limit_words
from kiosk.documents.parts import BLUE
from kiosk.documents.pen import Pen
from kiosk.documents.wording import word

_SHARES = (0.26, 0.32, 0.21, 0.21)
_OTHER = "#"
"""Where names stand that begin with a figure or a sign."""


def bundle_entries(source: HandbookSource, paper: Format, register: Register) -> Iterator[Entry]:
    """一件事: what to bring once, the steps, and the items that belong together."""
    if not source.bundles:
        return
    yield Entry(_title("bundles", paper, register), keep_with_next=True, new_page=True)
    yield Entry(paper.text(word("handbook.bundles_told")))
    for bundle in source.bundles:
        yield from _bundle(bundle, source, paper, register)


def _bundle(
    bundle: Bundle, source: HandbookSource, paper: Format, register: Register
) -> Iterator[Entry]:
    yield Entry(Gap(6 * mm), keep_with_next=True)
    name = paragraph(bundle.name, paper.style(1.45, bold=True), paper.width)
    key = f"bundle-{bundle.code}"
    yield Entry(Titled(name, bundle.name, register, key, level=1), keep_with_next=True)
    yield Entry(paper.text(bundle.summary), keep_with_next=True)
    yield Entry(Gap(1.5 * mm), keep_with_next=True)
    windows = word("handbook.windows_of", windows="、".join(bundle.windows))
    place = "，".join([bundle.place] * bool(bundle.place) + [windows] * bool(bundle.windows))
    facts = (
        ("bring", "、".join(one.name for one in bundle.materials)),
        ("where", place),
        ("when", bundle.hours),
        ("limit", limit_words(bundle.limit)),
        ("visits", visits_words(bundle.visits)),
        ("lead", bundle.lead_department),
        ("ask", bundle.contact),
    )
    for row in fact_rows(paper, [(word(f"handbook.{name}"), text) for name, text in facts]):
        yield Entry(row)
    if bundle.steps:
        yield Entry(Gap(2 * mm))
        for steps in step_rows(paper, bundle.steps):
            yield Entry(steps)
    yield Entry(Gap(2 * mm), keep_with_next=True)
    style = paper.style(leading=1.6)
    for code in bundle.items:
        if code in source.names:
            yield Entry(leader(source.names[code], style, item_key(code), register, paper.width))


def directory_entries(source: HandbookSource, paper: Format, register: Register) -> Iterator[Entry]:
    """Every organ: where, when, telephone."""
    if not source.organs:
        return
    yield Entry(_title("directory", paper, register), keep_with_next=True, new_page=True)
    yield Entry(paper.text(word("handbook.hotline", number=source.hall.hotline)))
    yield Entry(Gap(2 * mm))
    titles = [word(f"handbook.organ_{part}") for part in ("name", "place", "phone", "complaint")]
    header = table_row(paper, titles, _SHARES, head=True)
    yield Entry(header, keep_with_next=True)
    for organ in source.organs:
        hours = organ.hours if organ.hours != source.hall.hours else ""
        place = "\n".join(text for text in (organ.address, hours) if text)
        texts = (organ.name, place, organ.phone, organ.complaint_phone)
        yield Entry(table_row(paper, texts, _SHARES), header=header)


def index(source: HandbookSource, paper: Format, register: Register) -> list[list[Placed]]:
    """Items by the first letter of their pinyin, in columns."""
    width = (paper.width - (paper.columns - 1) * 9 * mm) / paper.columns
    title = _title("index", paper, register)
    return in_columns(title, _letters(source, paper, register, width), paper, width)


def _letters(
    source: HandbookSource, paper: Format, register: Register, width: float
) -> Iterator[Entry]:
    plain = paper.style(0.95, leading=1.5)
    letter = ""
    for item in sorted(source.items, key=lambda one: (initial(one.reading) == _OTHER, one.reading)):
        if initial(item.reading) != letter:
            letter = initial(item.reading)
            yield Entry(Gap(2 * mm), keep_with_next=True)
            head = paragraph([Span(letter, Weight.BOLD)], paper.style(1.3), width)
            yield Entry(Titled(head, letter), keep_with_next=True)
        yield Entry(leader(item.name, plain, item_key(item.code), register, width))


def initial(reading: str) -> str:
    """The letter that a name stands under."""
    first = reading[:1].upper()
    return first if "A" <= first <= "Z" else _OTHER


class NotesPage(Whole):
    """Lines to write on, so that a booklet's pages come out even."""

    def __init__(self, paper: Format) -> None:
        self._paper = paper

    @property
    def height(self) -> float:
        return self._paper.body

    def draw(self, pen: Pen, x: float, top: float) -> None:
        title = paragraph(word("handbook.notes"), Style(13, 1.5, weight=Weight.BOLD), 200)
        with pen.colour(BLUE):
            title.draw(pen, x, top)
        y = top + 20 * mm
        while y < top + self.height:
            pen.rule(x, y, self._paper.width, 0.25)
            y += 10 * mm


def _title(name: str, paper: Format, register: Register) -> Titled:
    told = word(f"handbook.{name}")
    text = paragraph(told, paper.style(1.9, bold=True), paper.width)
    return Titled(text, told, register, name)

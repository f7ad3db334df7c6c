"""Letters on A4, set as GB/T 9704-2012 sets official papers: 22 lines of 28 characters.

Title in the middle, who is written to at the left edge, paragraphs indented by two characters,
annexes, then office and date on the right. The last lines of the text stay with the signature;
lines are set closer, as the standard allows, where that saves a page with little else on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportlab.lib.units import mm

from kiosk.disclosure.letters.model import LetterSheet, LetterText, Table, chinese_date
from kiosk.documents.blocks import Align, Block, Gap, Paragraph, Style, Whole, paragraph
from kiosk.documents.flow import Entry, Placed
from kiosk.documents.font_files import Weight
from kiosk.documents.grid import grid_row
from kiosk.documents.lettering import runs, sign, text_width
from kiosk.documents.pen import Pen, document
from kiosk.documents.sheet import PAPER_HEIGHT, PAPER_WIDTH, pages
from kiosk.documents.wording import word

WIDTH: float = 156 * mm
BODY: float = 225 * mm
_LEFT: float = 28 * mm
_TOP: float = 37 * mm
_NUMBER_AT: float = _TOP + BODY + 7 * mm
_SIZE = 15.75
"""三号: 28 characters make a line."""
_LINES_ON_A_PAGE = (22, 24, 26, 28)
_TITLE = Style(22, 1.5, Align.CENTRE, Weight.BOLD, 0.025)
_TABLE = Style(13, 1.45)
_PAGE_NUMBER = Style(14, 1.2)
_CONTACT = Style(14, 1.5)
_INDENT = "　　"
_PADDING: float = 1.8 * mm
_FORM_ROW: float = 12 * mm
_FORM_LABELS = 0.3
_MARK_SIZE = 150
_LONELY = 2
"""So many lines of the text go with the signature to its page."""
_TABLE_IS_SPOKEN_OF = "下表"
"""The table stands below the paragraph that says so, else below all of them."""


@dataclass(frozen=True, slots=True)
class _Stack(Whole):
    """Blocks below one another that stay on one page."""

    blocks: tuple[Block, ...]

    @property
    def height(self) -> float:
        return sum(block.height for block in self.blocks)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        for block in self.blocks:
            block.draw(pen, x, top)
            top += block.height


@dataclass(frozen=True, slots=True)
class _Signature(Whole):
    """The office above the date, both in the middle of a column at the right."""

    lines: tuple[str, ...]
    style: Style

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.line

    def draw(self, pen: Pen, x: float, top: float) -> None:
        widest = max(text_width(line, Weight.REGULAR, _SIZE) for line in self.lines)
        column = min(widest + 1, WIDTH)
        left = x + WIDTH - column - min(4 * _SIZE, WIDTH - column)
        for line in self.lines:
            paragraph(line, self.style, column).draw(pen, left, top)
            top += self.style.line


def letter_pdf(letter: LetterSheet) -> bytes:
    """The pages of a letter."""
    filled = _fewest_pages(letter)
    title = f"{letter.text.title} {letter.number}".strip()
    with document(PAPER_WIDTH, PAPER_HEIGHT, title=title, author=letter.office) as (pen, buffer):
        for number, placed in enumerate(filled, start=1):
            if number > 1:
                pen.next_page()
            if letter.mark:
                _mark(pen, letter.mark)
            for one in placed:
                one.block.draw(pen, _LEFT, _TOP + one.top)
            _page_number(pen, number)
    return buffer.getvalue()


def _fewest_pages(letter: LetterSheet) -> list[list[Placed]]:
    """Set as wide as the standard says, closer only where that takes fewer pages."""
    tried = [pages(_Setting(letter, lines).entries(), BODY, BODY) for lines in _LINES_ON_A_PAGE]
    return min(tried, key=len)


class _Setting:
    """A letter set with so many lines on a page."""

    def __init__(self, letter: LetterSheet, lines: int) -> None:
        self._letter = letter
        self._text = Style(_SIZE, BODY / lines / _SIZE)
        self._centred = replace(self._text, align=Align.CENTRE)

    def entries(self) -> Iterator[Entry]:
        text = self._letter.text
        body = list(self._body())
        rest = [*_form(text), *self._annexes(text)]
        yield from self._head()
        if rest:
            yield from (*body, *rest, Entry(_Stack(self._closing())))
        else:
            yield from self._with_signature(body)

    def _body(self) -> Iterator[Entry]:
        text = self._letter.text
        table = list(_table(text.table)) if text.table else []
        for said in text.paragraphs:
            below = table if _TABLE_IS_SPOKEN_OF in said else []
            leads_on = bool(below) or said.endswith(("：", ":"))
            block = paragraph(_INDENT + said, self._text, WIDTH)
            yield Entry(block, keep_with_next=leads_on)
            yield from below
            table = [] if below else table
        yield from table

    def _head(self) -> Iterator[Entry]:
        letter = self._letter
        lines: list[Block] = [
            paragraph(letter.office, _TITLE, WIDTH),
            paragraph(letter.text.title, _TITLE, WIDTH),
            Gap(3 * mm),
        ]
        if letter.number:
            lines.append(paragraph(letter.number, self._centred, WIDTH))
        lines.append(Gap(5 * mm))
        if letter.text.addressee:
            lines.append(paragraph(letter.text.addressee + "：", self._text, WIDTH))
        yield from (Entry(line, keep_with_next=True) for line in lines)

    def _with_signature(self, body: list[Entry]) -> Iterator[Entry]:
        """The text; its last lines cannot be parted from the signature."""
        kept: list[Block] = []
        lines = 0
        while body and lines < _LONELY and isinstance(block := body[-1].block, Paragraph):
            body.pop()
            cut = len(block.lines) - _LONELY
            if cut >= _LONELY:
                body.append(Entry(replace(block, lines=block.lines[:cut])))
                block = replace(block, lines=block.lines[cut:])
            kept.insert(0, block)
            lines += len(block.lines)
        yield from body
        yield Entry(_Stack((*kept, *self._closing())))

    def _closing(self) -> tuple[Block, ...]:
        """Office and date below room for the seal, then whom to ask."""
        letter = self._letter
        lines = [letter.office]
        if letter.signed_on:
            lines.append(chinese_date(letter.signed_on))
        blocks: list[Block] = [
            Gap(2 * self._text.line),
            _Signature(tuple(lines), self._centred),
        ]
        if letter.contact and not letter.text.form:
            said = f"{_INDENT}（{letter.contact}）"
            blocks += [Gap(self._text.line / 2), paragraph(said, _CONTACT, WIDTH)]
        return tuple(blocks)

    def _annexes(self, text: LetterText) -> Iterator[Entry]:
        if not text.annexes:
            return
        yield Entry(Gap(self._text.line / 2), keep_with_next=True)
        for number, name in enumerate(text.annexes, start=1):
            label = word("letter.annex") if number == 1 else "　　　"
            mark = f"{number}. " if len(text.annexes) > 1 else ""
            said = f"{_INDENT}{label}{mark}{name}"
            yield Entry(paragraph(said, self._text, WIDTH), keep_with_next=True)


def _table(table: Table) -> Iterator[Entry]:
    columns = len(table.head)
    widths = _widths(table)
    styles = [
        replace(_TABLE, align=Align.RIGHT if place in table.right else Align.LEFT)
        for place in range(columns)
    ]
    bold = [replace(style, weight=Weight.BOLD) for style in styles]
    header = grid_row(table.head, widths, bold, _PADDING, shade=True)
    yield Entry(Gap(2 * mm), keep_with_next=True)
    yield Entry(header, keep_with_next=True)
    for row in table.rows:
        yield Entry(grid_row(row, widths, styles, _PADDING), header=header)
    yield Entry(Gap(2 * mm))


def _widths(table: Table) -> list[float]:
    """What each column's widest cell takes, and an equal part of what is left; columns that ask
    for more than there is share it by what they ask."""
    columns = zip(table.head, *table.rows, strict=True)
    needs = [
        max(text_width(cell, Weight.BOLD, _TABLE.size) for cell in column) + 2 * _PADDING + 1
        for column in columns
    ]
    spare = WIDTH - sum(needs)
    if spare >= 0:
        return [need + spare / len(needs) for need in needs]
    bounded = [min(need, WIDTH / 2) for need in needs]
    return [need / sum(bounded) * WIDTH for need in bounded]


def _form(text: LetterText) -> Iterator[Entry]:
    widths = (WIDTH * _FORM_LABELS, WIDTH * (1 - _FORM_LABELS))
    styles = (replace(_TABLE, align=Align.CENTRE, weight=Weight.BOLD), _TABLE)
    for label, value in text.form:
        yield Entry(grid_row((label, value), widths, styles, _PADDING, least=_FORM_ROW))


def _mark(pen: Pen, text: str) -> None:
    signs = [sign(character, Weight.REGULAR) for character in text]
    pen.across(runs(signs), _MARK_SIZE, (PAPER_WIDTH / 2, PAPER_HEIGHT / 2))


def _page_number(pen: Pen, number: int) -> None:
    """Odd pages have it at the right, even ones at the left, one character from the edge."""
    align = Align.RIGHT if number % 2 else Align.LEFT
    line = paragraph(f"— {number} —", replace(_PAGE_NUMBER, align=align), WIDTH - 2 * _SIZE)
    line.draw(pen, _LEFT + _SIZE, _NUMBER_AT)

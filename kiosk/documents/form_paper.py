"""Forms on A4: blank with room for large handwriting, or filled in as a sample.

Lines to write on are 11 mm apart, as in a school book, or a little closer where that saves a page;
the notes then run on in one small paragraph rather than on a sheet of their own. What explains a
line stands small beside its name, never where one writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportlab.lib.units import mm

from kiosk.content.public_model import FormRow, FormSection
from kiosk.content.version_mark import version_mark
from kiosk.documents.blocks import Align, Block, Gap, Paragraph, Style, Whole, paragraph
from kiosk.documents.flow import Entry, Placed, flow
from kiosk.documents.font_files import Weight
from kiosk.documents.lettering import Span, runs, sign
from kiosk.documents.model import FormSheet
from kiosk.documents.parts import GREY, INK, corner, foot
from kiosk.documents.pen import Pen, document
from kiosk.documents.sheet import PAPER_HEIGHT, PAPER_WIDTH
from kiosk.documents.wording import word

_SIDE: float = 18 * mm
_TOP: float = 14 * mm
_FOOT_AT: float = PAPER_HEIGHT - 13 * mm
_WIDTH: float = PAPER_WIDTH - 2 * _SIDE
_BODY: float = _FOOT_AT - 4 * mm - _TOP
_LABELS: float = 53 * mm
_LINES: tuple[float, ...] = (11 * mm, 10 * mm, 9 * mm)
_PADDING: float = 2 * mm
_TELLING: float = 1.2 * mm
_BAND: float = 1.2 * mm
_SIGNING: float = 18 * mm
_TITLE = Style(21, 1.35, Align.LEFT, Weight.BOLD, 0.025)
_LABEL = Style(12, 1.35, weight=Weight.BOLD, swell=0.015)
_TEXT = Style(11, 1.45)
_HINT = Style(8.5, 1.3)
_WRITTEN = Style(14, 1.2)
_RUN_ON = Style(9.5, 1.35)
_HEADING = Style(12.5, 1.3, weight=Weight.BOLD, swell=0.02)
_MARK_SIZE = 190


@dataclass(frozen=True, slots=True)
class _Heading(Whole):
    """The name of a part of the form, on a grey band."""

    text: Paragraph

    @property
    def height(self) -> float:
        return self.text.height + 2 * _BAND

    def draw(self, pen: Pen, x: float, top: float) -> None:
        pen.box(x, top, _WIDTH, self.height, grey=0.9)
        pen.frame(x, top, _WIDTH, self.height)
        self.text.draw(pen, x + _PADDING, top + _BAND)


@dataclass(frozen=True, slots=True)
class _Line(Whole):
    """One field: its name and hint on the left, room to write or what the sample says."""

    label: Paragraph
    hint: Paragraph | None
    written: Paragraph | None
    lines: int
    line: float

    @property
    def height(self) -> float:
        told = self.label.height + (self.hint.height if self.hint else 0) + 2 * _TELLING
        room = self.lines * self.line
        if self.written:
            room = max(room, self.written.height + 2 * _PADDING)
        return max(told, room)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        pen.frame(x, top, _WIDTH, self.height)
        pen.upright_rule(x + _LABELS, top, self.height)
        self._tell(pen, x + _PADDING, top)
        left = x + _LABELS
        step = self.height / self.lines
        if not self.written:
            for line in range(1, self.lines):
                pen.rule(left + _PADDING, top + line * step, _WIDTH - _LABELS - 2 * _PADDING, 0.25)
        else:
            spare = (self.height - self.written.height) / 2 if self.lines == 1 else _PADDING
            with pen.colour(INK):
                self.written.draw(pen, left + _PADDING, top + spare)

    def _tell(self, pen: Pen, x: float, top: float) -> None:
        told = self.label.height + (self.hint.height if self.hint else 0)
        top += (self.height - told) / 2
        self.label.draw(pen, x, top)
        if self.hint:
            with pen.colour(GREY):
                self.hint.draw(pen, x, top + self.label.height)


@dataclass(frozen=True, slots=True)
class _Declaration(Whole):
    """What the signature stands for, the place to sign, and the date."""

    text: Paragraph | None
    signature: Paragraph
    date: Paragraph
    signed: Paragraph | None

    @property
    def height(self) -> float:
        told = self.text.height if self.text else 0.0
        return told + 2 * _PADDING + _SIGNING

    def draw(self, pen: Pen, x: float, top: float) -> None:
        pen.frame(x, top, _WIDTH, self.height)
        if self.text:
            self.text.draw(pen, x + _PADDING, top + _PADDING)
        line = top + self.height - 5 * mm
        at = line - self.signature.height
        self.signature.draw(pen, x + _PADDING, at)
        pen.rule(x + 38 * mm, line, 52 * mm, 0.5)
        if self.signed:
            with pen.colour(INK):
                self.signed.draw(pen, x + 42 * mm, line - self.signed.height)
        self.date.draw(pen, x + _WIDTH - self.date.width - _PADDING, at)


def form_pdf(form: FormSheet) -> bytes:
    """The form, blank or as a filled sample."""
    ways = [(line, False) for line in _LINES] + [(_LINES[-1], True)]
    tried = [list(flow(_entries(form, *way), _BODY, _BODY)) for way in ways]
    filled = min(tried, key=len)
    title = form.form.title
    with document(PAPER_WIDTH, PAPER_HEIGHT, title=title, author=form.hall) as (pen, buffer):
        for number, placed in enumerate(filled, start=1):
            if number > 1:
                pen.next_page()
            _draw(pen, form, placed, word("notice.numbering", page=number, pages=len(filled)))
    return buffer.getvalue()


def _draw(pen: Pen, form: FormSheet, placed: list[Placed], numbering: str) -> None:
    if form.filled:
        signs = [sign(character, Weight.REGULAR) for character in word("form.sample_mark")]
        pen.across(runs(signs), _MARK_SIZE, (PAPER_WIDTH / 2, PAPER_HEIGHT / 2))
    for one in placed:
        one.block.draw(pen, _SIDE, _TOP + one.top)
    parts = [form.form.title, word("paper.version", mark=version_mark(form.form))]
    if form.form.updated_on:
        parts.append(word("notice.updated", on=form.form.updated_on.isoformat()))
    if form.terminal:
        parts.append(word("form.printed_on", terminal=form.terminal))
    foot(pen, _SIDE, _FOOT_AT, _WIDTH, " · ".join(parts), numbering)


def _entries(form: FormSheet, line: float, run_on: bool) -> Iterator[Entry]:
    yield Entry(_head(form), keep_with_next=True)
    yield Entry(Gap(3 * mm), keep_with_next=True)
    for section in form.form.sections:
        yield from _section(section, line, filled=form.filled)
    yield Entry(_declaration(form))
    yield from _notes(form.form.notes, run_on=run_on)


def _notes(notes: tuple[str, ...], *, run_on: bool) -> Iterator[Entry]:
    if not notes:
        return
    told = [f"{at}. {note}" for at, note in enumerate(notes, start=1)] if notes[1:] else notes
    if run_on:
        yield Entry(Gap(1.5 * mm), keep_with_next=True)
        yield Entry(paragraph(f"{word('form.notes')}：{' '.join(told)}", _RUN_ON, _WIDTH))
        return
    yield Entry(Gap(3 * mm), keep_with_next=True)
    yield Entry(paragraph(word("form.notes"), _HEADING, _WIDTH), keep_with_next=True)
    for note in told:
        yield Entry(paragraph(note, _TEXT, _WIDTH))


def _head(form: FormSheet) -> Block:
    plain = replace(_TEXT, leading=1.5)
    title = form.form.title + (word("form.sample_title") if form.filled else "")
    used = "、".join(form.used_for[:3])
    told = [
        (title, _TITLE),
        (word("form.office", name=form.form.department), plain),
        (word("form.used_for", names=used) if used else "", plain),
        (word("form.do_not_hand_in" if form.filled else "form.how"), plain),
    ]
    return corner(told, _WIDTH, form.link, (word("form.code"),))


def _section(section: FormSection, line: float, *, filled: bool) -> Iterator[Entry]:
    heading = _Heading(paragraph(section.heading, _HEADING, _WIDTH - 2 * _PADDING))
    yield Entry(heading, keep_with_next=True)
    for row in section.rows:
        yield Entry(_line(row, line, filled=filled))


def _line(row: FormRow, line: float, *, filled: bool) -> _Line:
    room = _LABELS - 2 * _PADDING
    written = None
    if filled and row.filled:
        written = paragraph(row.filled, _WRITTEN, _WIDTH - _LABELS - 2 * _PADDING)
    return _Line(
        paragraph(row.label, _LABEL, room),
        paragraph(row.hint, _HINT, room) if row.hint else None,
        written,
        max(1, row.lines),
        line,
    )


def _declaration(form: FormSheet) -> _Declaration:
    said = form.form.declaration
    bold = [Span(word("form.declaration"), Weight.BOLD), Span(said)]
    date = word("form.date")
    return _Declaration(
        paragraph(bold, _TEXT, _WIDTH - 2 * _PADDING) if said else None,
        paragraph(word("form.signature"), _LABEL, 40 * mm),
        paragraph(date, replace(_LABEL, align=Align.RIGHT), 70 * mm),
        paragraph(word("form.signed"), _WRITTEN, 60 * mm) if form.filled else None,
    )

"""Policy documents on A4, set as official papers are: title, number, body with headings, date.

Number and date stand below the title, as a gazette prints them; then what a reader must know:
since when it is in force, and whether it still is. An interpretation has its questions and its
fields of facts below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from reportlab.lib.units import mm

from kiosk.common.errors import Rejected
from kiosk.content.model import PolicyDocument
from kiosk.content.public.layout import Place, places
from kiosk.content.terms import Validity
from kiosk.content.version_mark import version_mark
from kiosk.disclosure.letters.model import chinese_date
from kiosk.documents.blocks import Align, Block, Gap, Style, paragraph
from kiosk.documents.flow import Entry, Placed, flow
from kiosk.documents.font_files import Weight
from kiosk.documents.grid import grid_row
from kiosk.documents.lettering import Span, runs, sign
from kiosk.documents.model import PolicySheet
from kiosk.documents.parts import Tinted, balanced, corner, foot
from kiosk.documents.pen import Pen, document
from kiosk.documents.policy_cards import CardRow, Stamp
from kiosk.documents.sheet import PAPER_HEIGHT, PAPER_WIDTH
from kiosk.documents.wording import word

WIDTH: float = 160 * mm
_LEFT: float = 25 * mm
_TOP: float = 20 * mm
_FOOT_AT: float = PAPER_HEIGHT - 17 * mm
_BODY: float = _FOOT_AT - 6 * mm - _TOP
_TEXT = Style(15, 1.75)
_LEADINGS = (1.75, 1.65, 1.55)
"""Set closer only where that takes fewer pages."""
_TITLE = Style(22, 1.5, Align.CENTRE, Weight.BOLD, 0.025)
_INNER_TITLE = Style(18, 1.5, Align.CENTRE, Weight.BOLD, 0.02)
_SMALL = Style(11, 1.5)
_PADDING: float = 1.4 * mm
_INDENT = "　　"
_MARK_SIZE = 130
_ENDED = {Validity.INVALID: "invalid", Validity.REPEALED: "repealed", Validity.AMENDED: "amended"}
_CHAPTER = re.compile(r"第[一二三四五六七八九十百]+[编章节]")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百]+条(?:之[一二三四五六七八九十]+)?")
_POINT = re.compile(r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)[^。；]*")
_SHORT_HEADING = 24


def policy_pdf(sheet: PolicySheet) -> bytes:
    """The document, or its chosen pages with the numbers that they have in the whole.

    Raises:
        Rejected: ``policy.pages_unknown`` for a page that it does not have.
    """
    filled = _pages(sheet)
    chosen = sheet.chosen or tuple(range(1, len(filled) + 1))
    for number in chosen:
        if not 1 <= number <= len(filled):
            raise Rejected("policy.pages_unknown", page=number, pages=len(filled))
    policy = sheet.policy
    with document(PAPER_WIDTH, PAPER_HEIGHT, title=policy.title, author=sheet.hall) as made:
        pen, buffer = made
        for place, number in enumerate(chosen):
            if place:
                pen.next_page()
            numbering = word("notice.numbering", page=number, pages=len(filled))
            _draw(pen, sheet, filled[number - 1], numbering)
    return buffer.getvalue()


def page_total(sheet: PolicySheet) -> int:
    """How many pages the whole document has."""
    return len(_pages(sheet))


def _pages(sheet: PolicySheet) -> list[list[Placed]]:
    tried = (replace(_TEXT, leading=leading) for leading in _LEADINGS)
    return min((list(flow(_entries(sheet, text), _BODY, _BODY)) for text in tried), key=len)


def _draw(pen: Pen, sheet: PolicySheet, placed: Sequence[Placed], numbering: str) -> None:
    ended = _ENDED.get(sheet.policy.validity)
    if ended:
        signs = [sign(one, Weight.REGULAR) for one in word(f"policy.mark_{ended}")]
        pen.across(runs(signs), _MARK_SIZE, (PAPER_WIDTH / 2, PAPER_HEIGHT / 2))
    for one in placed:
        one.block.draw(pen, _LEFT, _TOP + one.top)
    parts = [sheet.hall, word("paper.version", mark=version_mark(sheet.policy))]
    if sheet.terminal:
        parts.append(word("form.printed_on", terminal=sheet.terminal))
    foot(pen, _LEFT, _FOOT_AT, WIDTH, " · ".join(parts), numbering)


def _entries(sheet: PolicySheet, text: Style) -> Iterator[Entry]:
    policy = sheet.policy
    yield Entry(_head(sheet), keep_with_next=True)
    yield Entry(Gap(5 * mm), keep_with_next=True)
    yield Entry(balanced(policy.title, _TITLE, WIDTH), keep_with_next=True)
    made = chinese_date(policy.made_on) if policy.made_on else ""
    told = "　".join(text for text in (policy.document_number, made) if text)
    if told:
        centred = Style(13, 1.7, Align.CENTRE)
        yield Entry(paragraph(told, centred, WIDTH), keep_with_next=True)
    yield Entry(Gap(4 * mm), keep_with_next=True)
    yield from _facts(policy)
    yield Entry(Gap(4 * mm))
    if policy.addressee:
        yield Entry(paragraph(policy.addressee.rstrip("：:") + "：", text, WIDTH))
    yield from _body(policy.body, text)
    yield from _cards(policy)
    yield from _questions(policy)
    yield from _closing(sheet)


def _head(sheet: PolicySheet) -> Block:
    policy = sheet.policy
    bold = Style(14, 1.5, weight=Weight.BOLD, swell=0.02)
    kind = policy.interpretation.value if policy.interpretation else policy.category
    told = " · ".join(
        dict.fromkeys(text for text in (policy.kind.value, kind, policy.theme) if text)
    )
    words = [(policy.issuer, bold), (told, _SMALL), (policy.issue, _SMALL)]
    return corner(words, WIDTH, sheet.link, (word("policy.code"),))


def _facts(policy: PolicyDocument) -> Iterator[Entry]:
    """The elements of a document, two to a row, and whether it is in force."""
    yield Entry(Stamp.of(_validity(policy), WIDTH), keep_with_next=True)
    rows = [
        (word(f"policy.{name}"), text)
        for name, text in (
            ("effective", _dated(policy.effective_on)),
            ("published", _dated(policy.published_on)),
            ("index", policy.index_number),
            ("column", policy.column.value if policy.column else ""),
        )
        if text
    ]
    bold = replace(_SMALL, weight=Weight.BOLD)
    for place in range(0, len(rows), 2):
        pairs = rows[place : place + 2]
        texts = [text for pair in pairs for text in pair]
        rest = [WIDTH * 0.3] if len(pairs) == 2 else [WIDTH * 0.8]
        widths = [WIDTH * 0.2, WIDTH * 0.3, WIDTH * 0.2][: 2 * len(pairs) - 1] + rest
        if len(pairs) == 1:
            widths = [WIDTH * 0.2, WIDTH * 0.8]
        row = grid_row(texts, widths, [bold, _SMALL] * len(pairs), _PADDING)
        yield Entry(row, keep_with_next=place + 2 < len(rows))


def _dated(day: date | None) -> str:
    return chinese_date(day) if day else ""


def _validity(policy: PolicyDocument) -> str:
    told = word(f"policy.validity_{policy.validity.name.lower()}")
    if policy.ended_on and policy.validity in _ENDED:
        told += word("policy.ended", on=chinese_date(policy.ended_on))
    return told


def _body(texts: Sequence[str], style: Style) -> Iterator[Entry]:
    kept = [text for text in texts if text.strip()]
    for text, place in zip(kept, places(kept), strict=True):
        chapter = _CHAPTER.match(text)
        if place is not Place.TEXT:
            yield from _set_apart(text.strip(), place, style)
            continue
        if chapter and len(text) <= _SHORT_HEADING:
            centred = replace(style, align=Align.CENTRE, weight=Weight.BOLD, swell=0.02)
            yield Entry(Gap(2 * mm), keep_with_next=True)
            yield Entry(paragraph(text, centred, WIDTH), keep_with_next=True)
            continue
        bold = _bold_part(text)
        spans = [Span(_INDENT + text[:bold], Weight.BOLD), Span(text[bold:])]
        yield Entry(paragraph(spans, style, WIDTH), keep_with_next=bold == len(text))


def _set_apart(text: str, place: Place, style: Style) -> Iterator[Entry]:
    """Signature and date at the right; the title of an attached text in the middle, large, and on
    the page of the text that it is of."""
    if place is Place.SIGNATURE:
        yield Entry(paragraph(text, replace(style, align=Align.RIGHT), WIDTH))
        return
    if place is Place.ANNEX:
        yield Entry(Gap(4 * mm), keep_with_next=True)
        bold = replace(style, weight=Weight.BOLD, swell=0.02)
        yield Entry(paragraph(text, bold, WIDTH), keep_with_next=True)
        return
    yield Entry(Gap(6 * mm), keep_with_next=True)
    yield Entry(balanced(text, _INNER_TITLE, WIDTH), keep_with_next=True)
    yield Entry(Gap(2 * mm), keep_with_next=True)


def _bold_part(text: str) -> int:
    """How much of a paragraph is its heading: an article's number, a short first clause."""
    article = _ARTICLE.match(text)
    if article:
        return article.end()
    point = _POINT.match(text)
    if point and point.end() <= _SHORT_HEADING:
        return point.end() + (text[point.end() : point.end() + 1] == "。")
    return 0


def _cards(policy: PolicyDocument) -> Iterator[Entry]:
    if not policy.cards:
        return
    yield from _heading(word("policy.cards"))
    for place in range(0, len(policy.cards), 2):
        yield Entry(CardRow.of(policy.cards[place : place + 2], WIDTH))
        yield Entry(Gap(3 * mm))


def _questions(policy: PolicyDocument) -> Iterator[Entry]:
    if not policy.questions:
        return
    yield from _heading(word("policy.questions"))
    plain = Style(13, 1.6)
    for number, one in enumerate(policy.questions, start=1):
        asked = replace(plain, weight=Weight.BOLD)
        yield Entry(paragraph(f"{number}. {one.question}", asked, WIDTH), keep_with_next=True)
        yield Entry(paragraph(word("policy.answer", text=one.answer), plain, WIDTH))
        yield Entry(Gap(1.5 * mm))


def _heading(text: str) -> Iterator[Entry]:
    style = Style(16, 1.5, weight=Weight.BOLD, swell=0.02)
    yield Entry(Gap(6 * mm), keep_with_next=True)
    yield Entry(paragraph(text, style, WIDTH), keep_with_next=True)
    yield Entry(Gap(1 * mm), keep_with_next=True)


def _closing(sheet: PolicySheet) -> Iterator[Entry]:
    """What it belongs to, and where the text is from."""
    lines = [
        word(f"policy.{name}", titles="；".join(titles))
        for name, titles in (
            ("explained", sheet.explained),
            ("interpreted_by", sheet.interpreted_by),
            ("replaced", sheet.replaced),
        )
        if titles
    ]
    if sheet.policy.source:
        lines.append(word("policy.source", text=sheet.policy.source))
    if lines:
        yield Entry(Gap(6 * mm), keep_with_next=True)
    for line in lines:
        yield Entry(Tinted(paragraph(line, _SMALL, WIDTH), (0.25, 0.27, 0.3)))

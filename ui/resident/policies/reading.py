"""A document cut into pieces for reading: headings and paragraphs, as its own text shows them."""

from __future__ import annotations

import re

from kiosk.content.model import Notice, PolicyDocument
from kiosk.content.public.layout import Place, places

Row = dict[str, object]

_CHAPTER = re.compile(r"^第[一二三四五六七八九十百]+[编章节][\s\u3000]*.{0,40}$")
_ARTICLE = re.compile(r"^(第[一二三四五六七八九十百千零]+条)[\s\u3000]*(.*)$", re.DOTALL)
_POINT = re.compile(
    r"^((?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）).{1,30}?)([。：])(.*)$", re.DOTALL
)
_TOC_CHARACTERS = 18
_BARE_POINT = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）).{1,40}$")
_UPPER = re.compile(r"^[一二三四五六七八九十]+、")


def paragraph_rows(body: tuple[str, ...]) -> list[Row]:
    """Rows {kind, lead, text}; kind is chapter, point, text, title or signature, lead is set in
    bold."""
    kept = [paragraph.strip() for paragraph in body if paragraph.strip()]
    return [_row(text, place) for text, place in zip(kept, places(kept), strict=True)]


def _row(paragraph: str, place: Place) -> Row:
    if place is not Place.TEXT:
        parts = ("", paragraph) if place is Place.SIGNATURE else (paragraph, "")
        return {"kind": place.value, "lead": parts[0], "text": parts[1]}
    if _CHAPTER.match(paragraph):
        return {"kind": "chapter", "lead": paragraph, "text": ""}
    article = _ARTICLE.match(paragraph)
    if article:
        return {"kind": "point", "lead": article[1], "text": article[2]}
    point = _POINT.match(paragraph)
    if point and point[3]:
        return {"kind": "point", "lead": point[1], "text": point[3].strip()}
    if _BARE_POINT.match(paragraph) and not paragraph.endswith(("。", "；")):
        return {"kind": "point", "lead": paragraph, "text": ""}
    return {"kind": "text", "lead": "", "text": paragraph}


def document_rows(policy: PolicyDocument | Notice) -> list[Row]:
    """The rows of a whole document: whom it is to, its text, picture cards, questions."""
    rows = paragraph_rows(policy.body)
    if not isinstance(policy, PolicyDocument):
        return rows
    if policy.addressee:
        rows.insert(0, {"kind": "addressee", "lead": "", "text": f"{policy.addressee}："})
    rows += [
        {"kind": "card", "lead": card.figure, "text": card.text, "heading": card.heading}
        for card in policy.cards
    ]
    rows += [
        {"kind": "question", "lead": one.question, "text": one.answer} for one in policy.questions
    ]
    return rows


def contents(rows: list[Row]) -> list[Row]:
    """Rows {text, row, under}: the chapters, or the points where there are none, with the titles
    of what is attached; ``under`` is a point of a point."""
    headings = {"chapter", "title"}
    if not any(row["kind"] == "chapter" for row in rows):
        headings |= {"point", "question"}
    chosen = [n for n, row in enumerate(rows) if row["kind"] in headings]
    texts = [_heading(rows[n]) for n in chosen]
    deep = any(_UPPER.match(text) for text in texts)
    return [
        {"text": text, "row": n, "under": deep and text.startswith("（")}
        for text, n in zip(texts, chosen, strict=True)
    ]


def sentences(rows: list[Row]) -> list[str]:
    """What is read aloud, one row after the other."""
    return [
        "，".join(str(row[part]) for part in ("heading", "lead", "text") if row.get(part))
        for row in rows
    ]


def _heading(row: Row) -> str:
    lead, text = str(row["lead"]), str(row["text"])
    if row["kind"] != "point" or len(lead) > 6 or not text:
        return lead
    rest = re.split(r"[，。；：]", text, maxsplit=1)[0]
    short = rest if len(rest) <= _TOC_CHARACTERS else rest[:_TOC_CHARACTERS] + "…"
    return f"{lead}  {short}"

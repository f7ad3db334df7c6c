"""A document cut into pieces for reading: headings and paragraphs, as its own text shows them."""

from __future__ import annotations

import re

Row = dict[str, object]

_CHAPTER = re.compile(r"^第[一二三四五六七八九十百]+[编章节][\s\u3000]*.{0,40}$")
_ARTICLE = re.compile(r"^(第[一二三四五六七八九十百千零]+条)[\s\u3000]*(.*)$", re.DOTALL)
_POINT = re.compile(
    r"^((?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）).{1,30}?)([。：])(.*)$", re.DOTALL
)
_BARE_POINT = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）).{1,40}$")


def paragraph_rows(body: tuple[str, ...]) -> list[Row]:
    """Rows {kind, lead, text}; kind is chapter, point or text, lead is set in bold."""
    return [_row(paragraph.strip()) for paragraph in body if paragraph.strip()]


def _row(paragraph: str) -> Row:
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

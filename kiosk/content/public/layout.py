"""Which paragraphs of a document are its signature, its date, or the title of what it carries.

Sources give all paragraphs alike; screen, phone and paper set these as official documents do:
signature and date at the right, the title of an attached text in the middle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

SIGNATURE_LIMIT = 40
TITLE_LIMIT = 60
_DATE = re.compile(
    r"(?:\d{4}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
_ANNEX = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]{0,3}[：:]?")
_NUMBERED = re.compile(
    r"第[一二三四五六七八九十百千零]+[编章节条]|[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+[.．、]"
)
_SENTENCE = ("。", "；", "：", "，", "！", "？", "、", ":", ";")


class Place(StrEnum):
    """How a paragraph stands on its page."""

    TEXT = "text"
    SIGNATURE = "signature"
    """Whose document it is, and its date: at the right."""
    ANNEX = "annex"
    """The word 附件 over an attached text."""
    TITLE = "title"
    """The title of an attached text: in the middle."""


def places(body: Sequence[str]) -> list[Place]:
    """The place of every paragraph."""
    found = [Place.TEXT] * len(body)
    for at, raw in enumerate(body):
        text = raw.strip()
        if _DATE.fullmatch(text):
            found[at] = Place.SIGNATURE
            _sign(body, found, at - 1)
            _entitle(body, found, at + 1)
        elif _ANNEX.fullmatch(text):
            found[at] = Place.ANNEX
            _entitle(body, found, at + 1)
    return found


def _sign(body: Sequence[str], found: list[Place], at: int) -> None:
    """The lines over a date are who signs, one under the other when several do."""
    while at > 0 and _short(body[at], SIGNATURE_LIMIT) and found[at] is Place.TEXT:
        found[at] = Place.SIGNATURE
        at -= 1


def _entitle(body: Sequence[str], found: list[Place], at: int) -> None:
    """What follows is a title, unless nothing comes after it or it begins a text at once."""
    follows = at < len(body) - 1 and _short(body[at], TITLE_LIMIT)
    if follows and _ANNEX.fullmatch(body[at].strip()) is None:
        found[at] = Place.TITLE


def _short(raw: str, limit: int) -> bool:
    text = raw.strip()
    headed = _NUMBERED.match(text) or _DATE.fullmatch(text) or text.startswith("（")
    return 0 < len(text) <= limit and not text.endswith(_SENTENCE) and not headed

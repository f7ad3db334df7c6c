"""Fields of documents and their values in words, for people who compare before and after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from kiosk.content.chinese_dates import is_date_alone
from kiosk.content.codec import Document, to_document
from kiosk.content.editing.names import field_name, in_words

NOTHING = "空"
_LONGEST = 200
_SHOWN = 60
_MOST_COMPARED = 1_000_000
"""Pairs of paragraphs; two texts that share nothing need not be compared line by line."""
_PARAGRAPHS = "body"
_NAMED_ELSEWHERE = frozenset({"code", "title", "name"})
_ANNEX = re.compile(r"附件\s*[:：]\s*(.{0,80})")
_NUMBERED = re.compile(r"\d{1,2}\s*[.．、]")
_PART_NAME = re.compile(r"^名称：", re.MULTILINE)
"""A material, step or fee begins with what it is called; that needs no label."""
_SECTION = re.compile(r"^(第[一二三四五六七八九十百]{1,4}[章节編编]|[一二三四五六七八九十]{1,3}、)")


def fields_in_words(document: Document) -> tuple[tuple[str, str], ...]:
    """(name, words) of every field that says something, in the order of the model."""
    said: list[tuple[str, str]] = []
    for name, value in to_document(document).items():
        if name == _PARAGRAPHS:
            said += _text_in_words(value)
        elif name not in _NAMED_ELSEWHERE and (text := in_words(name, value)):
            said.append((field_name(name), _cut(_PART_NAME.sub("", text))))
    return tuple(said)


def change_in_words(before: Document, after: Document, name: str) -> tuple[str, str]:
    """A field before and after; of a long text the paragraphs that differ."""
    old, new = (getattr(document, name, None) for document in (before, after))
    if name == _PARAGRAPHS and isinstance(old, tuple) and isinstance(new, tuple):
        return _differing(old, new)
    first, second = (_cut(in_words(name, to_document(value))) for value in (old, new))
    return first, second


def section_titles(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs that are headings of a document: 第一章, 一、"""
    return [line for line in paragraphs if len(line) <= _SHOWN and _SECTION.match(line)]


def _text_in_words(paragraphs: Sequence[str]) -> list[tuple[str, str]]:
    length = sum(map(len, paragraphs))
    said = (
        f"{len(paragraphs)} 段，{length} 字。“{_short(paragraphs[0])}”至“{_short(paragraphs[-1])}”"
    )
    rows = [("正文", said)]
    for label, lines in (
        ("章节", section_titles(paragraphs)),
        ("附件", annex_titles(paragraphs)),
        ("落款", signature(paragraphs)),
    ):
        if lines:
            rows.append((label, _cut("；".join(lines))))
    return rows


def annex_titles(paragraphs: Sequence[str]) -> list[str]:
    """What is named behind 附件：, one or several with their numbers."""
    for at, line in enumerate(paragraphs):
        found = _ANNEX.match(line)
        if found and found[1]:
            more = takewhile(_NUMBERED.match, paragraphs[at + 1 :])
            return [found[1], *more] if _NUMBERED.match(found[1]) else [found[1]]
    return []


def signature(paragraphs: Sequence[str]) -> list[str]:
    """The last line that is only a date, with the one above it."""
    for at in range(len(paragraphs) - 1, 0, -1):
        if is_date_alone(paragraphs[at]):
            return [paragraphs[at - 1][:_SHOWN], paragraphs[at]]
    return []


def _differing(old: Sequence[str], new: Sequence[str]) -> tuple[str, str]:
    """The paragraphs that went and that came."""
    old, new = _unlike(old, new)
    if len(old) * len(new) > _MOST_COMPARED:
        return _paragraphs(old), _paragraphs(new)
    changes = [
        change
        for change in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if change[0] != "equal"
    ]
    gone = [line for _, first, last, _, _ in changes for line in old[first:last]]
    come = [line for _, _, _, first, last in changes for line in new[first:last]]
    return _paragraphs(gone), _paragraphs(come)


def _unlike(old: Sequence[str], new: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Both without the paragraphs that they begin and end with alike."""
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    old, new = old[start:], new[start:]
    ends = zip(reversed(old), reversed(new), strict=False)
    end = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends))
    return old[: len(old) - end], new[: len(new) - end]


def _paragraphs(lines: Sequence[str]) -> str:
    return f"{len(lines)} 段：{_cut('　'.join(lines))}" if lines else NOTHING


def _short(line: str) -> str:
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def _cut(said: str) -> str:
    if not said:
        return NOTHING
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…（共 {len(said)} 字）"

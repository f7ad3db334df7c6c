"""Numbers that a word processor sets before paragraphs: 一、（一）第一条 are part of the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.content.importing.archive import Archive
from kiosk.content.importing.markup import Attributes, walk

_PART = "word/numbering.xml"
_PLACE = re.compile(r"%([1-9])")
_DIGITS = "零一二三四五六七八九"
_LEVELS = 9
_CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"}
)


def in_chinese(number: int) -> str:
    """1 to 99 as 一 to 九十九; others in figures."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    if not tens:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 0 < number <= 20 else str(number)


def _lettered(number: int) -> str:
    return chr(ord("a") + number - 1) if 0 < number <= 26 else str(number)


_WRITTEN: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(_CHINESE, in_chinese),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "lowerLetter": _lettered,
    "upperLetter": lambda number: _lettered(number).upper(),
}
_UNWRITTEN = frozenset({"bullet", "none"})


@dataclass(slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""


@dataclass(slots=True)
class Numbering:
    """The lists of a document, counting on with every paragraph."""

    _abstract: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _lists: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)

    @classmethod
    def of(cls, archive: Archive) -> Numbering:
        """Those of a document; none where it has none."""
        numbering = cls()
        if _PART in archive.names:
            reader = _Reader(numbering._abstract, numbering._lists)
            walk(archive.read(_PART), reader.start, reader.end, reader.text)
        return numbering

    def next(self, number: str, depth: int) -> str:
        """What stands before the next paragraph of a list at this depth; empty for no list."""
        levels = self._abstract.get(self._lists.get(number, ""), {})
        level = levels.get(depth)
        if level is None or level.format in _UNWRITTEN or not level.text:
            return ""
        counts = self._counts.setdefault(self._lists[number], [None] * _LEVELS)
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        return _PLACE.sub(lambda place: _said(levels, counts, int(place[1]) - 1), level.text)


def _said(levels: dict[int, _Level], counts: list[int | None], depth: int) -> str:
    level = levels.get(depth, _Level())
    count = counts[depth]
    return _WRITTEN.get(level.format, str)(level.start if count is None else count)


@dataclass(slots=True)
class _Reader:
    """Takes the events of the numbering part."""

    abstract: dict[str, dict[int, _Level]]
    lists: dict[str, str]
    _kind: str = ""
    _list: str = ""
    _level: _Level = field(default_factory=_Level)

    def start(self, name: str, attributes: Attributes) -> None:
        value = attributes.get("val", "")
        match name:
            case "abstractNum":
                self._kind = attributes.get("abstractNumId", "")
                self.abstract[self._kind] = {}
            case "num":
                self._list = attributes.get("numId", "")
            case "abstractNumId":
                self.lists[self._list] = value
            case "lvl":
                depth = attributes.get("ilvl", "")
                self._level = _Level()
                if depth.isdecimal() and int(depth) < _LEVELS and self._kind in self.abstract:
                    self.abstract[self._kind].setdefault(int(depth), self._level)
            case "start":
                self._level.start = int(value) if value.isdecimal() and len(value) < 6 else 1
            case "numFmt":
                self._level.format = value
            case "lvlText":
                self._level.text = value[:40]
            case _:
                pass

    def end(self, name: str) -> None:
        """Nothing ends here."""

    def text(self, text: str) -> None:
        """Everything stands in attributes."""

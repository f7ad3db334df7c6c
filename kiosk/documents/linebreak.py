"""Where lines of Chinese text may break (GB/T 15834: which marks may not start or end a line)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

NOT_AT_START = frozenset("、。，．：；？！）》」』】〕〗〉〞’”～·％‰℃°,.:;?!)]}>%•・％｝］")
NOT_AT_END = frozenset("（《「『【〔〖〈〝‘“([{<￥$＄｛［№")
_PAIRED = frozenset("—…")
_IN_WORDS = frozenset("–’")
_SLACK = 0.01
"""Points by which a sum of widths may exceed the room through rounding."""


def break_lines(text: str, widths: Sequence[float], room: float) -> list[tuple[int, int]]:
    """Ranges of ``text`` that make its lines within ``room``, spaces at their ends left out.

    ``widths`` holds the width of each character. Words stay whole unless one alone is wider
    than ``room``. A line feed ends a line; an empty text has one empty line.
    """
    lines: list[tuple[int, int]] = []
    for start, end in _paragraphs(text):
        filled = _without_orphan(text, list(_fill(text, widths, room, start, end)))
        lines += [_trimmed(text, *line) for line in filled]
    return lines


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for part in text.split("\n"):
        yield start, start + len(part)
        start += len(part) + 1


def _fill(
    text: str, widths: Sequence[float], room: float, start: int, end: int
) -> Iterator[tuple[int, int]]:
    used = 0.0
    allowed = start
    place = start
    while place < end:
        if place > start and may_break(text, place):
            allowed = place
        used += widths[place]
        if used > room + _SLACK and place > start and not text[place].isspace():
            cut = allowed if allowed > start else _forced(text, start, place)
            yield start, cut
            start = allowed = place = _skip_spaces(text, cut, end)
            used = 0.0
            continue
        place += 1
    yield start, end


def _without_orphan(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Gives a last line of one character, and its closing mark, company from the line before."""
    if len(lines) < 2:
        return lines
    (first, cut), (_, end) = lines[-2:]
    ink = text[cut:end].strip()
    earlier = cut - 1
    lonely = len(ink) == 1 or (len(ink) == 2 and ink[1] in NOT_AT_START)
    if lonely and earlier - first > 3 and may_break(text, earlier) and not text[earlier].isspace():
        return [*lines[:-2], (first, earlier), (earlier, end)]
    return lines


def _forced(text: str, start: int, place: int) -> int:
    """Inside one long string: anywhere, but not before a mark that may not start a line."""
    cut = place
    while cut > start + 1 and (text[cut] in NOT_AT_START or _clings(text[cut])):
        cut -= 1
    return cut if cut > start + 1 else place


def _skip_spaces(text: str, place: int, end: int) -> int:
    while place < end and text[place].isspace():
        place += 1
    return place


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def may_break(text: str, place: int) -> bool:
    """Whether a line may end before ``text[place]``."""
    before, after = text[place - 1], text[place]
    if after.isspace() or _clings(after):
        return False
    if before.isspace():
        return True
    if after in NOT_AT_START or before in NOT_AT_END:
        return before in NOT_AT_START and _is_word(after) and not _is_word(before)
    if before == after and before in _PAIRED:
        return False
    return not (_is_word(before) and _is_word(after))


def _clings(sign: str) -> bool:
    """Combining marks, joiners and variation selectors stay with what they follow."""
    return unicodedata.category(sign) in ("Mn", "Me", "Cf")


def _is_word(sign: str) -> bool:
    return sign in _IN_WORDS or (
        not sign.isspace() and unicodedata.east_asian_width(sign) not in "WFA"
    )

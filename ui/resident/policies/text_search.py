"""Finding words inside one document, and marking them for the screen. No Qt objects here."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ui.resident.policies.reading import Row

PARTS = ("lead", "text")


@dataclass(frozen=True, slots=True)
class Found:
    """One place: which row, which of its parts, where it begins."""

    row: int
    part: str
    at: int


def folded(text: str) -> str:
    """Character for character without width and case, so that places stay the same."""
    return "".join(_folded(sign) for sign in text)


def _folded(sign: str) -> str:
    plain = unicodedata.normalize("NFKC", sign).casefold()
    return plain if len(plain) == 1 else sign


def index(rows: Sequence[Row]) -> list[dict[str, str]]:
    """Every part of every row in its folded form."""
    return [{part: folded(str(row[part])) for part in PARTS} for row in rows]


def find(indexed: Sequence[dict[str, str]], needle: str) -> list[Found]:
    """Every place of ``needle``, in the order of reading."""
    wanted = folded(needle.strip())
    if not wanted:
        return []
    found: list[Found] = []
    for number, parts in enumerate(indexed):
        for part in PARTS:
            at = parts[part].find(wanted)
            while at >= 0:
                found.append(Found(number, part, at))
                at = parts[part].find(wanted, at + len(wanted))
    return found


def marked(text: str, places: Sequence[int], length: int, current: int, colour: str) -> str:
    """Styled text with the places coloured, the one at ``current`` underlined as well."""
    made: list[str] = []
    end = 0
    for at in places:
        made.append(escape(text[end:at]))
        word = f'<font color="{colour}"><b>{escape(text[at : at + length])}</b></font>'
        made.append(f"<u>{word}</u>" if at == current else word)
        end = at + length
    return "".join([*made, escape(text[end:])])

"""Gives a changed font a name of its own, as the Open Font License asks for reserved names."""

from __future__ import annotations

import sys
from array import array
from struct import pack, unpack_from

_WINDOWS_UNICODE_ENGLISH = (3, 1, 0x409)
_FAMILY, _STYLE, _UNIQUE, _FULL, _POSTSCRIPT = 1, 2, 3, 4, 6
_KEPT = {0: "copyright", 5: "version", 7: "trademark", 13: "licence", 14: "licence's address"}
_CHECKSUM_OF_FONT = 0xB1B0AFBA
_WORD = 0xFFFFFFFF


def renamed(font: bytes, family: str, style: str) -> bytes:
    """The font under another family name; copyright and licence stay as they are."""
    tables = _tables(font)
    tables[b"name"] = _name_table(_english(tables[b"name"]), family, style)
    head = tables[b"head"]
    tables[b"head"] = head[:8] + bytes(4) + head[12:]
    whole = _assembled(font[:4], tables)
    start = whole.index(tables[b"head"])
    adjustment = pack(">L", (_CHECKSUM_OF_FONT - _checksum(whole)) & _WORD)
    return whole[: start + 8] + adjustment + whole[start + 12 :]


def _tables(font: bytes) -> dict[bytes, bytes]:
    (count,) = unpack_from(">H", font, 4)
    entries = (unpack_from(">4s4xLL", font, 12 + 16 * index) for index in range(count))
    return {tag: font[start : start + length] for tag, start, length in entries}


def _english(table: bytes) -> dict[int, str]:
    """Texts of the name table by their number."""
    count, texts = unpack_from(">HH", table, 2)
    found = {}
    for index in range(count):
        *place, number, length, start = unpack_from(">HHHHHH", table, 6 + 12 * index)
        if tuple(place) == _WINDOWS_UNICODE_ENGLISH:
            raw = table[texts + start : texts + start + length]
            found[number] = raw.decode("utf-16-be")
    return found


def _name_table(old: dict[int, str], family: str, style: str) -> bytes:
    new = {number: old[number] for number in _KEPT if number in old}
    new |= {
        _FAMILY: family,
        _STYLE: style,
        _UNIQUE: f"{family} {style}, cut from {old[_UNIQUE]}",
        _FULL: f"{family} {style}",
        _POSTSCRIPT: f"{family.replace(' ', '')}-{style}",
    }
    records, texts = b"", b""
    for number, text in sorted(new.items()):
        raw = text.encode("utf-16-be")
        records += pack(">HHHHHH", *_WINDOWS_UNICODE_ENGLISH, number, len(raw), len(texts))
        texts += raw
    return pack(">HHH", 0, len(new), 6 + len(records)) + records + texts


def _assembled(kind: bytes, tables: dict[bytes, bytes]) -> bytes:
    steps = len(tables).bit_length() - 1
    span = 16 << steps
    directory = kind + pack(">HHHH", len(tables), span, steps, 16 * len(tables) - span)
    start = len(directory) + 16 * len(tables)
    body = b""
    for tag, table in sorted(tables.items()):
        directory += pack(">4sLLL", tag, _checksum(table), start + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return directory + body


def _checksum(data: bytes) -> int:
    words = array("I", data + bytes(-len(data) % 4))
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & _WORD
